//! The browser of the end-to-end tests.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::command::find_program;
use crate::packages;
use crate::steps::Step;

/// The variable that names the browser, for these tests and from the person who runs them.
pub const VARIABLE: &str = "CHROMIUM";

/// Finds Chromium, or installs it.
pub fn ensure(step: &Step) -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    packages::apt(step, &["chromium"])?;
    find().context("chromium was installed, but is not on the search path")
}

fn find() -> Option<PathBuf> {
    let named = std::env::var_os(VARIABLE)
        .map(PathBuf::from)
        .filter(|file| file.is_file());
    named.or_else(|| {
        ["chromium", "chromium-browser", "google-chrome"]
            .into_iter()
            .find_map(find_program)
    })
}
