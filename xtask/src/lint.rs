//! Format, lints, and what the lock files may not hold.

use anyhow::{Result, bail};

use crate::command::{self, capture};
use crate::metadata::Project;
use crate::packages::Npm;
use crate::steps::Steps;

/// Checks everything, and goes on after a failure, so that one run shows all there is to mend.
pub fn everything(project: &Project, steps: &mut Steps) -> Result<()> {
    let checks = [
        steps.run("format", |step| {
            step.run(cargo(project).args(["fmt", "--all", "--check"]))
        }),
        steps.run("lints: server side", |step| {
            let mut clippy = cargo(project);
            clippy.args([
                "clippy",
                "--workspace",
                "--exclude",
                &project.leptos.lib_package,
                "--all-targets",
            ]);
            step.run(clippy.args(["--features", "app/ssr", "--", "-D", "warnings"]))
        }),
        // The client's features, compiled for this machine: lints need no wasm.
        steps.run("lints: client side", |step| {
            let mut clippy = cargo(project);
            clippy.args([
                "clippy",
                "--package",
                &project.leptos.lib_package,
                "--package",
                "app",
                "--lib",
            ]);
            step.run(clippy.args(["--features", "app/hydrate", "--", "-D", "warnings"]))
        }),
        steps.run("dependencies", |step| {
            if capture(cargo(project).args(["deny", "--version"])).is_err() {
                step.say("not checked: cargo-deny is not installed (cargo install cargo-deny)");
                return Ok(());
            }
            step.run(cargo(project).args(["deny", "check"]))
        }),
        steps.run("npm lock files", |_| npm_locks(project)),
    ];
    let mut failed = 0;
    for error in checks.iter().filter_map(|check| check.as_ref().err()) {
        eprintln!("error: {error:#}");
        failed += 1;
    }
    if failed > 0 {
        bail!("{failed} of {} checks failed", checks.len());
    }
    Ok(())
}

/// The active toolchain has clippy and rustfmt, and may not be the one that builds: a folder of its own
/// keeps the two from undoing each other's work.
fn cargo(project: &Project) -> std::process::Command {
    let mut cargo = command::cargo(&project.root);
    cargo.env("CARGO_TARGET_DIR", project.target.join("lint"));
    cargo
}

/// An address in a lock file would bind everyone to the registry of the person who wrote it.
fn npm_locks(project: &Project) -> Result<()> {
    for what in Npm::ALL {
        let file = what.folder(project).join("package-lock.json");
        if command::read_text(&file)?.contains("\"resolved\"") {
            bail!(
                "{} names addresses: write it again with the .npmrc beside it in force",
                file.display()
            );
        }
    }
    Ok(())
}
