//! The browser tests, by Node's own test runner.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::command;
use crate::metadata::Project;
use crate::steps::Step;
use crate::test::{Count, Variables};

/// A browser that hangs is a failure, not a stuck run.
const TIMEOUT: &str = "--test-timeout=600000";

/// Runs `end2end/*.test.mjs`. Each file starts the server it needs.
pub fn run(project: &Project, args: &[String], variables: &Variables, step: &Step) -> Result<Count> {
    let files = command::files_in(&project.root.join("end2end"), |name| name.ends_with(".test.mjs"));
    if files.is_empty() {
        bail!("there are no browser tests in end2end/");
    }
    let report = project.notes().join("node-tests.tap");
    command::remove(&report)?;
    command::make_folder(&project.notes())?;
    let mut node = Command::new("node");
    node.current_dir(&project.root).args(["--test", TIMEOUT]);
    node.args([
        "--test-reporter=spec",
        "--test-reporter-destination=stdout",
        "--test-reporter=tap",
    ]);
    node.arg(format!("--test-reporter-destination={}", report.display()));
    // Files are named one by one, because Node's versions disagree on what a folder here means.
    node.args(args)
        .args(&files)
        .envs(variables.iter().map(|(name, value)| (name, value)));
    let outcome = step.run(&mut node);
    let text = command::read_text(&report)?;
    let count = count(&text).with_context(|| format!("{} has no totals", report.display()))?;
    Ok(count.at_least_one_failure_if(outcome.is_err()))
}

/// Reads the totals at the end of the report. A test that skips itself or is cancelled counts as failed:
/// what cannot be tested is not known to work.
fn count(report: &str) -> Option<Count> {
    let total = |name: &str| -> Option<usize> {
        let prefix = format!("# {name} ");
        report
            .lines()
            .rev()
            .find_map(|line| line.strip_prefix(&prefix)?.trim().parse().ok())
    };
    let failed = total("fail")? + total("cancelled")? + total("skipped")? + total("todo")?;
    Some(Count {
        passed: total("pass")?,
        failed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_totals_are_read_from_the_report() {
        let report = "TAP version 13\n# pass 99\nok 1 - a\n1..5\n# tests 5\n# suites 0\n# pass 2\n# fail 1\n\
                      # cancelled 0\n# skipped 2\n# todo 0\n# duration_ms 174.7\n";
        assert_eq!(count(report), Some(Count { passed: 2, failed: 3 }));
        assert_eq!(count("TAP version 13\n"), None);
    }
}
