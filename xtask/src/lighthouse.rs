//! What Lighthouse says of the demo's pages on a phone.

use std::process::Command;

use anyhow::Result;

use crate::build::Profile;
use crate::metadata::Project;
use crate::steps::Steps;
use crate::{setup, test};

/// Prints a table of the pages, their figures and their goals (of performance.md).
pub fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    let mut variables = setup::for_browsers(project, steps)?;
    variables.extend(test::server(project, Profile::Release));
    steps.run("Lighthouse", |step| {
        let mut node = Command::new("node");
        node.current_dir(&project.root)
            .arg("end2end/lighthouse.mjs")
            .envs(variables);
        step.run(&mut node)
    })
}
