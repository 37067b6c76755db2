//! The browsers of the end-to-end tests: three engines, and a screen for the one that needs it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

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
    /// What Debian calls the packages that bring it.
    packages: &'static [&'static str],
}

const PROGRAMS: [Program; 5] = [
    Program {
        variable: "CHROMIUM",
        names: &["chromium", "chromium-browser", "google-chrome"],
        packages: &["chromium"],
    },
    Program {
        variable: "FIREFOX",
        names: &["firefox-esr", "firefox"],
        packages: &["firefox-esr"],
    },
    Program {
        variable: "WEBKIT_DRIVER",
        names: &["WebKitWebDriver"],
        packages: &["webkit2gtk-driver"],
    },
    // It comes with the library that the driver drives, beside it and not on the search path.
    Program {
        variable: "WEBKIT",
        names: &["MiniBrowser"],
        packages: &["webkit2gtk-driver"],
    },
    Program {
        variable: "XVFB_RUN",
        names: &["xvfb-run"],
        packages: &["xvfb", "xauth"],
    },
];

/// Finds the browsers, or installs them, and says where they are.
pub fn ensure(step: &Step) -> Result<Variables> {
    let mut missing = Vec::new();
    for program in &PROGRAMS {
        if program.find()?.is_none() {
            missing.extend(program.packages);
        }
    }
    if !missing.is_empty() {
        missing.dedup();
        packages::apt(step, &missing)?;
    }
    PROGRAMS.iter().map(Program::found).collect()
}

impl Program {
    fn found(&self) -> Result<(&'static str, OsString)> {
        let file = self.find()?;
        let file = file.with_context(|| {
            format!(
                "{} was installed, but is nowhere to be found",
                self.packages.join(" ")
            )
        })?;
        Ok((self.variable, file.into()))
    }

    /// Where it is; the person who runs the tests has the first word.
    fn find(&self) -> Result<Option<PathBuf>> {
        if let Some(named) = std::env::var_os(self.variable).map(PathBuf::from) {
            if !named.is_file() {
                bail!("{} names {}, which is no program", self.variable, named.display());
            }
            return Ok(Some(named));
        }
        let known = self.names.iter().find_map(|name| find_program(name));
        Ok(known.or_else(|| self.names.iter().find_map(|name| beside_webkit(name))))
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
