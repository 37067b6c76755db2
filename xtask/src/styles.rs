//! The style sheet: one file from many.

use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

use crate::build::Profile;
use crate::command;
use crate::compress;
use crate::metadata::Project;
use crate::site;
use crate::stamp::{Fingerprint, Stamp};

/// The style sheet of the site.
pub fn sheet(project: &Project) -> PathBuf {
    project.pkg().join(format!("{}.css", project.leptos.output_name))
}

/// Bundles the style sheet, and makes it small in a release build.
pub fn bundle(project: &Project, profile: Profile) -> Result<()> {
    let source = project.root.join(&project.leptos.style_file);
    let folder = source.parent().context("the style file has no folder")?;
    let from = Fingerprint::of_this_program()?
        .text(site::mode(profile))
        .text(&project.leptos.browserquery)
        .folder(folder)?;
    let stamp = Stamp::new(project, "site-styles", &from);
    let sheet = sheet(project);
    if stamp.is_fresh(std::slice::from_ref(&sheet)) {
        return Ok(());
    }
    stamp.clear()?;
    let query = &project.leptos.browserquery;
    let browsers = Browsers::from_browserslist([query])
        .map_err(|error| anyhow!("`browserquery` is no list of browsers: {error}"))?;
    let targets = Targets {
        browsers,
        ..Targets::default()
    };
    let files = FileProvider::new();
    // The library's errors borrow from the sources, so they are put into words here.
    let mut style = Bundler::new(&files, None, ParserOptions::default())
        .bundle(&source)
        .map_err(|error| anyhow!("{error}"))?;
    style
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|error| anyhow!("{error}"))?;
    let minify = profile == Profile::Release;
    let css = style
        .to_css(PrinterOptions {
            minify,
            targets,
            ..PrinterOptions::default()
        })
        .map_err(|error| anyhow!("{error}"))?;
    compress::remove_beside(&sheet)?;
    command::write(&sheet, css.code)?;
    if profile == Profile::Release {
        compress::beside(&sheet)?;
    }
    stamp.set()
}
