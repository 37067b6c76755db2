//! What Lighthouse says of the demo's pages on a phone.

use std::process::Command;

use anyhow::Result;

use crate::build::Profile;
use crate::metadata::Project;
use crate::packages::{self, Npm};
use crate::steps::Steps;
use crate::{browsers, test};

/// Prints a table of the pages, their figures and their goals (of performance.md).
pub fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    steps.run("npm packages of the tests", |step| {
        packages::npm(project, Npm::Tests, step)
    })?;
    let mut variables = steps.run("browsers", browsers::ensure)?;
    variables.extend(test::server(project, Profile::Release));
    steps.run("Lighthouse", |step| {
        let mut node = Command::new("node");
        node.current_dir(&project.root)
            .arg("end2end/lighthouse.mjs")
            .envs(variables);
        step.run(&mut node)
    })
}
