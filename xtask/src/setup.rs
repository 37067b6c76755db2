//! Brings a machine to where it can build and test.

use anyhow::Result;

use crate::metadata::Project;
use crate::packages::Npm;
use crate::steps::Steps;
use crate::test::{Needs, Variables};
use crate::toolchain::{self, Toolchain};
use crate::{browsers, packages, postgres};

/// What every build needs.
pub fn for_build(project: &Project, steps: &mut Steps) -> Result<Toolchain> {
    let toolchain = for_rust(steps)?;
    steps.run("npm packages", |step| packages::npm(project, Npm::Build, step))?;
    steps.run("fonts", |_| packages::fonts(project))?;
    Ok(toolchain)
}

/// What compiling alone needs.
pub fn for_rust(steps: &mut Steps) -> Result<Toolchain> {
    steps.run("wasm toolchain", toolchain::ensure)
}

/// What the tests need besides, and how they find it.
pub fn for_tests(project: &Project, needs: Needs, steps: &mut Steps) -> Result<Variables> {
    if needs.rust {
        steps.run("test runner", |step| packages::nextest(project, step))?;
        steps.run("PostgreSQL's programs", |step| postgres::ensure(step).map(|_| ()))?;
    }
    if needs.browser {
        return for_browsers(project, steps);
    }
    Ok(Variables::new())
}

/// What tests and measurements in browsers need, and how they find it.
pub fn for_browsers(project: &Project, steps: &mut Steps) -> Result<Variables> {
    steps.run("npm packages of the tests", |step| {
        packages::npm(project, Npm::Tests, step)
    })?;
    steps.run("browsers", browsers::ensure)
}
