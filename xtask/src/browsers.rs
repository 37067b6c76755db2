//! The browsers of the end-to-end tests: three engines, and a screen for the one that needs it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::command::find_program;
use crate::packages;
use crate::steps::Step;
use crate::test::Variables;

/// A program that the tests start.
struct Program {
    /// The variable that names it, for these tests and from the person who runs them.
    variable: &'static str,
    /// The names that it may have.
    names: &'static [&'static str],
    /// What Debian calls the package that brings it.
    package: &'static str,
}

/// The variable that names Chromium, which most tests need.
pub const CHROMIUM: &str = "CHROMIUM";

const PROGRAMS: [Program; 5] = [
    Program {
        variable: CHROMIUM,
        names: &["chromium", "chromium-browser", "google-chrome"],
        package: "chromium",
    },
    Program {
        variable: "FIREFOX",
        names: &["firefox-esr", "firefox"],
        package: "firefox-esr",
    },
    Program {
        variable: "WEBKIT_DRIVER",
        names: &["WebKitWebDriver"],
        package: "webkit2gtk-driver",
    },
    // It comes with the library that the driver drives, beside it and not on the search path.
    Program {
        variable: "WEBKIT",
        names: &["MiniBrowser"],
        package: "webkit2gtk-driver",
    },
    Program {
        variable: "XVFB_RUN",
        names: &["xvfb-run"],
        package: "xvfb xauth",
    },
];

/// Finds the browsers, or installs them, and says where they are.
pub fn ensure(step: &Step) -> Result<Variables> {
    let missing = || PROGRAMS.iter().filter(|program| program.find().is_none());
    let mut wanted: Vec<&str> = missing().flat_map(|program| program.package.split(' ')).collect();
    wanted.dedup();
    if !wanted.is_empty() {
        packages::apt(step, &wanted)?;
    }
    let found = |program: &Program| -> Result<(&'static str, OsString)> {
        let file = program
            .find()
            .with_context(|| format!("{} was installed, but is nowhere to be found", program.package))?;
        Ok((program.variable, file.into()))
    };
    PROGRAMS.iter().map(found).collect()
}

impl Program {
    fn find(&self) -> Option<PathBuf> {
        let named = std::env::var_os(self.variable).map(PathBuf::from);
        named
            .filter(|file| file.is_file())
            .or_else(|| self.names.iter().find_map(|name| find_program(name)))
            .or_else(|| self.names.iter().find_map(|name| beside_webkit(name)))
    }
}

/// Distributions keep WebKit's own programs in a folder of its version, which has another place on each.
fn beside_webkit(name: &str) -> Option<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    };
    let roots = ["/usr/lib", "/usr/lib64", "/usr/libexec"].map(PathBuf::from);
    let mut folders: Vec<PathBuf> = roots
        .iter()
        .flat_map(|root| below(root))
        .flat_map(|folder| {
            let inner = below(&folder);
            std::iter::once(folder).chain(inner)
        })
        .filter(|folder| {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("webkit2gtk") || name.starts_with("webkitgtk")
        })
        .collect();
    folders.sort();
    folders
        .into_iter()
        .rev()
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}
