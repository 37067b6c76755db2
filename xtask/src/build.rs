//! The whole build: client, site, server.

use std::path::PathBuf;

use anyhow::Result;

use crate::command::Beside;
use crate::metadata::Project;
use crate::steps::Steps;
use crate::toolchain::{Toolchain, WASM};
use crate::{site, styles};

/// Which build is made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to make.
    Dev,
    /// What is shipped.
    Release,
}

impl Profile {
    /// The server that this build leaves.
    pub fn server(self, project: &Project) -> PathBuf {
        let folder = match self {
            Self::Dev => "debug",
            Self::Release => "release",
        };
        project.target.join(folder).join(&project.leptos.bin_target)
    }

    /// The name of the client's cargo profile, and of the folder that cargo makes for it.
    fn client(self, project: &Project) -> (&str, &str) {
        match self {
            Self::Dev => ("dev", "debug"),
            Self::Release => (
                &project.leptos.lib_profile_release,
                &project.leptos.lib_profile_release,
            ),
        }
    }
}

/// Builds everything that `countersign serve` needs.
pub fn everything(
    project: &Project,
    toolchain: &Toolchain,
    profile: Profile,
    steps: &mut Steps,
) -> Result<()> {
    let (client_profile, client_folder) = profile.client(project);
    let client = &project.leptos.lib_package;
    let mut build_server = toolchain.cargo(project);
    build_server.args(["build", "--package", &project.leptos.bin_package]);
    // A release keeps client and server in folders of their own, so cargo lets both run: while one links, which takes
    // one core, the other compiles.
    let beside = match profile {
        Profile::Dev => None,
        Profile::Release => Some(Beside::start(build_server.arg("--release"))?),
    };
    steps.run("client", |step| {
        step.say(&format!("with {}", toolchain.name()));
        let mut cargo = toolchain.cargo(project);
        cargo.args([
            "build",
            "--lib",
            "--package",
            client,
            "--target",
            WASM,
            "--profile",
            client_profile,
        ]);
        step.run(&mut cargo)
    })?;
    let wasm = project
        .target
        .join(WASM)
        .join(client_folder)
        .join(format!("{client}.wasm"));
    steps.run("site: script and client", |step| {
        site::client(project, profile, &wasm, step)
    })?;
    steps.run("site: style sheet", |_| styles::bundle(project, profile))?;
    steps.run("site: assets", |_| site::assets(project, profile))?;
    steps.run("server", |step| match beside {
        Some(beside) => beside.finish(),
        None => step.run(&mut build_server),
    })
}
