//! What comes from Debian's packages, npm and crates.io.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::command::{self, capture, find_program};
use crate::metadata::Project;
use crate::stamp::{Fingerprint, Stamp};
use crate::steps::Step;

/// A program run as root: directly, or through sudo.
pub fn as_root(program: &str) -> Result<Command> {
    if capture(Command::new("id").arg("-u"))? == "0" {
        return Ok(Command::new(program));
    }
    if find_program("sudo").is_none() {
        bail!("`{program}` must run as root here, and there is no sudo: run this command once as root");
    }
    let mut command = Command::new("sudo");
    command.arg(program);
    Ok(command)
}

/// Installs Debian packages; a machine without apt is told what to install.
pub fn apt(step: &Step, packages: &[&str]) -> Result<()> {
    if find_program("apt-get").is_none() {
        bail!(
            "install these by your system's own means, then try again: {}",
            packages.join(", ")
        );
    }
    let apt_get = |words: &[&str]| -> Result<Command> {
        // Through `env`, because sudo hands no variables on.
        let mut command = as_root("env")?;
        command
            .args([
                "DEBIAN_FRONTEND=noninteractive",
                "apt-get",
                "-qq",
                "-o=Dpkg::Use-Pty=0",
            ])
            .args(words);
        Ok(command)
    };
    let wanted = packages.join(" ");
    step.run(&mut apt_get(&["update"])?)
        .with_context(|| format!("before installing {wanted}"))?;
    let mut install = apt_get(&["install", "-y", "--no-install-recommends"])?;
    step.run(install.args(packages))
        .with_context(|| format!("could not install {wanted}"))
}

/// What is installed from npm.
#[derive(Clone, Copy)]
pub enum Npm {
    /// What the build needs.
    Build,
    /// What the browser tests and measurements need.
    Tests,
}

impl Npm {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Build, Self::Tests];

    /// The folder of its `package.json`.
    pub fn folder(self, project: &Project) -> PathBuf {
        match self {
            Self::Build => project.root.clone(),
            Self::Tests => project.root.join("end2end"),
        }
    }

    fn note(self) -> &'static str {
        match self {
            Self::Build => "npm-build",
            Self::Tests => "npm-tests",
        }
    }
}

/// Installs what a `package-lock.json` names, when it changed.
pub fn npm(project: &Project, what: Npm, step: &Step) -> Result<()> {
    if find_program("npm").is_none() || find_program("node").is_none() {
        apt(step, &["nodejs", "npm"])?;
    }
    require_node()?;
    let root = what.folder(project);
    let lock = Fingerprint::new().file(&root.join("package-lock.json"))?;
    let stamp = Stamp::new(project, what.note(), &lock);
    // npm's own list of what it installed.
    if !stamp.is_fresh(&[root.join("node_modules/.package-lock.json")]) {
        stamp.clear()?;
        let mut npm = Command::new("npm");
        npm.current_dir(&root)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        step.run(&mut npm)?;
        stamp.set()?;
    }
    Ok(())
}

/// The browser tests use what Node's test runner has from 20.11 on.
fn require_node() -> Result<()> {
    let version = capture(Command::new("node").arg("--version"))?;
    let mut parts = version
        .trim_start_matches('v')
        .split('.')
        .map_while(|part| part.parse::<u32>().ok());
    let (major, minor) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if (major, minor) < (20, 11) {
        bail!("Node 20.11 or later is needed, and this is {version}");
    }
    Ok(())
}

/// Puts the Inter typeface from npm among the assets.
pub fn fonts(project: &Project) -> Result<()> {
    let from = project.root.join("node_modules/@fontsource-variable/inter/files");
    let to = project.root.join(&project.leptos.assets_dir).join("fonts");
    for script in ["latin", "latin-ext"] {
        let source = from.join(format!("inter-{script}-wght-normal.woff2"));
        let target = to.join(format!("inter-{script}.woff2"));
        if !same_content(&source, &target) {
            command::copy(&source, &target)?;
        }
    }
    Ok(())
}

fn same_content(one: &Path, other: &Path) -> bool {
    matches!((std::fs::read(one), std::fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

/// Installs the test runner, once.
pub fn nextest(project: &Project, step: &Step) -> Result<()> {
    if capture(command::cargo(&project.root).args(["nextest", "--version"])).is_ok() {
        return Ok(());
    }
    step.say("cargo-nextest is missing: it is compiled now, which takes some minutes, but only once");
    let install = |words: &[&str]| {
        let mut cargo = command::cargo(&project.root);
        cargo.args(["install", "cargo-nextest"]).args(words);
        step.run(&mut cargo)
    };
    // A registry that is a little behind may lack the locked versions.
    install(&["--locked"])
        .or_else(|_| install(&[]))
        .context("the tests need cargo-nextest, and it could not be installed")
}
