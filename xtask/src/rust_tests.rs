//! The Rust tests, by cargo-nextest: one process for each test.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::command;
use crate::metadata::Project;
use crate::steps::Step;
use crate::test::{Count, Suite, Variables};
use crate::toolchain::Toolchain;

/// Runs the tests of the product's crates. They are always compiled together, whatever is run of them, so
/// that no choice of tests changes the features of a dependency and compiles it again.
pub fn product(
    project: &Project,
    toolchain: Toolchain,
    suite: Option<Suite>,
    args: &[String],
    variables: &Variables,
    step: &Step,
) -> Result<Count> {
    let mut cargo = nextest(project, toolchain);
    let filter = match suite {
        None | Some(Suite::Browser) => None,
        Some(Suite::Unit) => Some("kind(lib) + kind(bin) + package(gateway) + package(demo)"),
        Some(Suite::Store) => Some("package(store)"),
        Some(Suite::Http) => Some(HTTP),
    };
    if let Some(filter) = filter {
        cargo.args(["-E", filter]);
    }
    run(project, cargo.args(args), variables, step)
}

/// Runs the tests through the server's routes once more, on PostgreSQL.
pub fn http_on_postgres(
    project: &Project,
    toolchain: Toolchain,
    args: &[String],
    variables: &Variables,
    step: &Step,
) -> Result<Count> {
    let mut cargo = nextest(project, toolchain);
    cargo
        .args(["-E", HTTP])
        .env("COUNTERSIGN_TEST_BACKEND", "postgres");
    run(project, cargo.args(args), variables, step)
}

/// The tests through the server's routes.
const HTTP: &str = "package(server) & kind(test)";

/// The runner, on everything but the client's entry, which is compiled for wasm only, and this program, which is
/// tested with its own toolchain.
fn nextest(project: &Project, toolchain: Toolchain) -> Command {
    let mut cargo = toolchain.cargo(project);
    cargo.args(["nextest", "run", "--workspace", "--features", "app/ssr"]);
    cargo.args([
        "--exclude",
        &project.leptos.lib_package,
        "--exclude",
        env!("CARGO_PKG_NAME"),
    ]);
    cargo
}

/// Runs the tests of this program.
pub fn task_runner(project: &Project, variables: &Variables, step: &Step) -> Result<Count> {
    let mut cargo = command::cargo(&project.root);
    cargo.args(["nextest", "run", "--package", env!("CARGO_PKG_NAME")]);
    run(project, &mut cargo, variables, step)
}

fn run(project: &Project, nextest: &mut Command, variables: &Variables, step: &Step) -> Result<Count> {
    let report = report(project);
    command::remove(&report)?;
    let outcome = step.run(nextest.envs(variables.iter().map(|(name, value)| (name, value))));
    let Ok(text) = std::fs::read_to_string(&report) else {
        // It could not compile, say; or it ended well and yet ran nothing, which is no better.
        outcome?;
        bail!("no test ran");
    };
    let count = count(&text).with_context(|| format!("{} is no report of nextest's", report.display()))?;
    Ok(count.at_least_one_failure_if(outcome.is_err()))
}

/// Set in `.config/nextest.toml`; nextest keeps it in the workspace even when cargo builds elsewhere.
fn report(project: &Project) -> PathBuf {
    project.root.join("target/nextest/default/junit.xml")
}

/// Reads the totals: `<testsuites name="…" tests="3" failures="1" errors="0" …>`.
fn count(report: &str) -> Option<Count> {
    let totals = report.split_once("<testsuites ")?.1.split_once('>')?.0;
    let total = |name: &str| -> Option<usize> {
        let value = totals.split_once(&format!("{name}=\""))?.1;
        value.split_once('"')?.0.parse().ok()
    };
    let failed = total("failures")? + total("errors")?;
    Some(Count {
        passed: total("tests")?.checked_sub(failed)?,
        failed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_totals_are_read_from_the_report() {
        let report = r#"<?xml version="1.0"?>
            <testsuites name="nextest-run" tests="7" failures="2" errors="1" uuid="x" time="0.1">
            <testsuite name="a" tests="99" failures="99" errors="99"></testsuite></testsuites>"#;
        assert_eq!(count(report), Some(Count { passed: 4, failed: 3 }));
        assert_eq!(count("<testsuite>"), None);
    }
}
