//! The style sheet: one file from many.

use std::path::{Path, PathBuf};

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

/// The sheet beside `style-file` that holds only what an approver's posts need, on a phone, in one round trip.
const APPROVER: &str = "review";

/// The sheet for the approver's other pages, which they load beside it.
const MORE: &str = "review-more";

/// The sheet of shared calendars.
const SHARED_CALENDAR: &str = "shared_calendar";

/// The style sheet of the staff's pages.
pub fn staff_sheet(project: &Project) -> PathBuf {
    project.pkg().join(format!("{}.css", project.leptos.output_name))
}

/// The style sheet of the approver's pages.
pub fn approver_sheet(project: &Project) -> PathBuf {
    project.pkg().join(format!("{APPROVER}.css"))
}

/// What the approver's other pages load besides.
pub fn approver_more_sheet(project: &Project) -> PathBuf {
    project.pkg().join(format!("{MORE}.css"))
}

/// The style sheet of shared calendars.
pub fn shared_calendar_sheet(project: &Project) -> PathBuf {
    project.pkg().join(format!("{SHARED_CALENDAR}.css"))
}

/// Bundles the style sheets, and makes them small in a release build.
pub fn bundle(project: &Project, profile: Profile) -> Result<()> {
    let source = project.root.join(&project.leptos.style_file);
    let folder = source.parent().context("the style file has no folder")?;
    let from = Fingerprint::of_this_program()?
        .text(site::mode(profile))
        .text(&project.leptos.browserquery)
        .folder(folder)?;
    let stamp = Stamp::new(project, "site-styles", &from);
    let sheets = [
        (source.clone(), staff_sheet(project)),
        (folder.join(format!("{APPROVER}.css")), approver_sheet(project)),
        (folder.join(format!("{MORE}.css")), approver_more_sheet(project)),
        (
            folder.join(format!("{SHARED_CALENDAR}.css")),
            shared_calendar_sheet(project),
        ),
    ];
    if stamp.is_fresh(&sheets.clone().map(|(_, sheet)| sheet)) {
        return Ok(());
    }
    stamp.clear()?;
    for (source, sheet) in &sheets {
        bundle_one(project, profile, source, sheet)?;
    }
    stamp.set()
}

fn bundle_one(project: &Project, profile: Profile, source: &Path, sheet: &Path) -> Result<()> {
    let query = &project.leptos.browserquery;
    let browsers = Browsers::from_browserslist(query.split(',').map(str::trim))
        .map_err(|error| anyhow!("`browserquery` is no list of browsers: {error}"))?;
    let targets = Targets {
        browsers,
        ..Targets::default()
    };
    let files = FileProvider::new();
    // The library's errors borrow from the sources, so they are put into words here.
    let mut style = Bundler::new(&files, None, ParserOptions::default())
        .bundle(source)
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
    compress::remove_beside(sheet)?;
    command::write(sheet, css.code)?;
    if profile == Profile::Release {
        compress::beside(sheet)?;
    }
    Ok(())
}
