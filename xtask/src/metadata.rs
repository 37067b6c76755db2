//! Where the project is, and what its `Cargo.toml` says about the site.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use toml::{Table, Value};

use crate::command;

/// The project's folders and its build metadata.
pub struct Project {
    /// The folder of the workspace.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// What is to be built.
    pub leptos: Leptos,
}

/// The part of `[[workspace.metadata.leptos]]` that the build reads; cargo-leptos reads the same table.
pub struct Leptos {
    /// The package with the server.
    pub bin_package: String,
    /// The server's program.
    pub bin_target: String,
    /// The package with the client.
    pub lib_package: String,
    /// The client's cargo profile in a release build.
    pub lib_profile_release: String,
    /// The stem of the site's script, client and style sheet.
    pub output_name: String,
    /// The folder that is served, relative to the workspace.
    pub site_root: String,
    /// The folder in it for what is built.
    pub site_pkg_dir: String,
    /// The style sheet that imports all others.
    pub style_file: String,
    /// The folder that is copied into the site.
    pub assets_dir: String,
    /// Where the server listens unless told otherwise.
    pub site_addr: String,
    /// The browsers that the style sheet must reach.
    pub browserquery: String,
}

impl Project {
    /// Finds the workspace above the current folder.
    pub fn find() -> Result<Self> {
        let here = std::env::current_dir().context("could not find out the current folder")?;
        for folder in here.ancestors() {
            let manifest = folder.join("Cargo.toml");
            if !manifest.is_file() {
                continue;
            }
            let table: Table = command::read_text(&manifest)?
                .parse()
                .with_context(|| format!("{} is no valid TOML", manifest.display()))?;
            if let Some(workspace) = table.get("workspace") {
                let leptos = Leptos::read(workspace)
                    .with_context(|| format!("in [[workspace.metadata.leptos]] of {}", manifest.display()))?;
                return Ok(Self {
                    root: folder.to_owned(),
                    target: target_folder(folder),
                    leptos,
                });
            }
        }
        bail!("there is no workspace in this folder or above it")
    }

    /// The served folder.
    pub fn site(&self) -> PathBuf {
        self.root.join(&self.leptos.site_root)
    }

    /// The folder of the script, the client and the style sheet.
    pub fn pkg(&self) -> PathBuf {
        self.site().join(&self.leptos.site_pkg_dir)
    }

    /// The folder for this program's own notes.
    pub fn notes(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// A program that npm installed.
    pub fn npm_program(&self, name: &str) -> PathBuf {
        self.root.join("node_modules/.bin").join(name)
    }
}

/// Cargo's target folder: the variable, or the one in the workspace.
fn target_folder(root: &Path) -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root.join(folder),
        None => root.join("target"),
    }
}

impl Leptos {
    fn read(workspace: &Value) -> Result<Self> {
        let table = workspace
            .get("metadata")
            .and_then(|metadata| metadata.get("leptos"))
            .and_then(|projects| projects.get(0))
            .context("there is no such table")?;
        let text = |key: &str| -> Result<String> {
            let value = table.get(key).and_then(Value::as_str);
            value
                .map(str::to_owned)
                .with_context(|| format!("`{key}` is missing or no text"))
        };
        Ok(Self {
            bin_package: text("bin-package")?,
            bin_target: text("bin-target")?,
            lib_package: text("lib-package")?,
            lib_profile_release: text("lib-profile-release")?,
            output_name: text("output-name")?,
            site_root: text("site-root")?,
            site_pkg_dir: text("site-pkg-dir")?,
            style_file: text("style-file")?,
            assets_dir: text("assets-dir")?,
            site_addr: text("site-addr")?,
            browserquery: text("browserquery")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projects_own_manifest_is_complete() -> Result<()> {
        let project = Project::find()?;
        assert_eq!(project.leptos.bin_target, "countersign");
        assert!(
            project
                .root
                .join(&project.leptos.style_file)
                .starts_with(&project.root)
        );
        Ok(())
    }

    #[test]
    fn a_missing_key_is_named() -> Result<()> {
        let workspace: Table = "[[metadata.leptos]]\nbin-package = 'server'".parse()?;
        let error = Leptos::read(&Value::Table(workspace))
            .err()
            .context("it must fail")?;
        assert!(error.to_string().contains("bin-target"), "{error}");
        Ok(())
    }
}
