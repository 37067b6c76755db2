//! The served folder: the client with its script, and the assets. The style sheet is in `styles`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use walkdir::WalkDir;
use wasm_bindgen_cli_support::Bindgen;

use crate::build::Profile;
use crate::command;
use crate::compress;
use crate::metadata::Project;
use crate::stamp::{Fingerprint, Stamp};
use crate::steps::Step;

/// What the compiler emits today and every browser of this year and the last reads; and what makes the download small: `-Oz`
/// would inline repetition away that Brotli finds, and functions of like names lie beside each other.
const WASM_OPT: [&str; 11] = [
    "-Os",
    "--one-caller-inline-max-function-size",
    "10",
    "--low-memory-unused",
    "--reorder-functions-by-name",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// The script. Leptos imports this name.
pub fn script(project: &Project) -> PathBuf {
    project.pkg().join(format!("{}.js", project.leptos.output_name))
}

/// The client. Leptos asks for this name, unless it was compiled with `LEPTOS_OUTPUT_NAME` set.
pub fn wasm(project: &Project) -> PathBuf {
    project
        .pkg()
        .join(format!("{}_bg.wasm", project.leptos.output_name))
}

/// Makes the script and the client from what cargo built.
pub fn client(project: &Project, profile: Profile, built: &Path, step: &Step) -> Result<()> {
    let mut from = Fingerprint::of_this_program()?.text(mode(profile)).file(built)?;
    from = from.file(&project.root.join("package-lock.json"))?;
    let stamp = Stamp::new(project, "site-client", &from);
    let (script, wasm) = (script(project), wasm(project));
    if stamp.is_fresh(&[script.clone(), wasm.clone()]) {
        return Ok(());
    }
    stamp.clear()?;
    clear_client(project)?;
    let dev = profile == Profile::Dev;
    Bindgen::new()
        .input_path(built)
        .out_name(&project.leptos.output_name)
        .web(true)?
        .debug(dev)
        .keep_debug(dev)
        // By the names functions are put in order; then they go.
        .remove_name_section(false)
        .remove_producers_section(!dev)
        .generate(project.pkg())
        .context("wasm-bindgen could not make the client's script")?;
    if !dev {
        let mut wasm_opt = Command::new(project.npm_program("wasm-opt"));
        step.run(wasm_opt.args(WASM_OPT).arg(&wasm).arg("-o").arg(&wasm))?;
        let mut esbuild = Command::new(project.npm_program("esbuild"));
        esbuild.args([
            "--minify",
            "--format=esm",
            "--log-level=warning",
            "--allow-overwrite",
        ]);
        let outfile = format!("--outfile={}", script.display());
        step.run(esbuild.arg(outfile).arg(&script))?;
        for file in client_files(project) {
            compress::beside(&file)?;
        }
    }
    stamp.set()
}

/// Copies the assets.
pub fn assets(project: &Project, profile: Profile) -> Result<()> {
    let source = project.root.join(&project.leptos.assets_dir);
    let from = Fingerprint::of_this_program()?
        .text(mode(profile))
        .folder(&source)?;
    let stamp = Stamp::new(project, "site-assets", &from);
    let site = project.site();
    if stamp.is_fresh(std::slice::from_ref(&site)) {
        return Ok(());
    }
    stamp.clear()?;
    command::make_folder(&site)?;
    let pkg = project.pkg();
    for entry in site
        .read_dir()
        .with_context(|| format!("could not list {}", site.display()))?
        .flatten()
    {
        if entry.path() != pkg {
            command::remove(&entry.path())?;
        }
    }
    for entry in WalkDir::new(&source).sort_by_file_name() {
        let entry = entry.with_context(|| format!("could not list {}", source.display()))?;
        if !entry.file_type().is_file() {
            continue;
        }
        let target = site.join(entry.path().strip_prefix(&source)?);
        command::copy(entry.path(), &target)?;
        if profile == Profile::Release {
            compress::beside(&target)?;
        }
    }
    stamp.set()
}

/// What tells the two builds apart in a fingerprint: they share the served folder.
pub fn mode(profile: Profile) -> &'static str {
    match profile {
        Profile::Dev => "dev",
        Profile::Release => "release",
    }
}

/// Everything in the package folder except the style sheet, which has a step of its own.
fn client_files(project: &Project) -> Vec<PathBuf> {
    let style = format!("{}.css", project.leptos.output_name);
    let is_style = |path: &Path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(&style))
    };
    let files = WalkDir::new(project.pkg()).into_iter().flatten();
    let files = files
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path);
    files.filter(|path| !is_style(path)).collect()
}

fn clear_client(project: &Project) -> Result<()> {
    command::make_folder(&project.pkg())?;
    client_files(project)
        .iter()
        .try_for_each(|file| command::remove(file))
}
