//! The Rust toolchain that can build the client.
//!
//! Where rustup can add the wasm target, that is all. Elsewhere Debian's own compiler does it: its standard
//! library for wasm is built once from source. Server and client are always built with the one toolchain
//! found here, or procedural macros would be compiled twice.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::command::{self, capture, find_program};
use crate::metadata::Project;
use crate::packages;
use crate::steps::Step;

/// The target of the client.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Debian's compiler, its library source, and a linker for wasm.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_LINKER: &str = "wasm-ld-22";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
/// The name under which rustup knows Debian's compiler.
const LINKED_NAME: &str = "distro";

/// A toolchain that builds for this machine and for wasm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The one that is active anyway.
    Active,
    /// Debian's.
    Debian,
}

impl Toolchain {
    /// A cargo command with this toolchain, run in the workspace.
    pub fn cargo(self, project: &Project) -> Command {
        let mut command = command::cargo(&project.root);
        // cargo-leptos compiles this name into the server; the site built here has wasm-bindgen's own names.
        command.env_remove("LEPTOS_OUTPUT_NAME");
        self.choose(&mut command);
        if self == Self::Debian {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
        }
        command
    }

    /// What to call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "the active toolchain",
            Self::Debian => "Debian's toolchain",
        }
    }

    fn choose(self, command: &mut Command) {
        if self == Self::Debian {
            command.env("RUSTUP_TOOLCHAIN", LINKED_NAME);
        }
    }

    /// Whether it can compile and link an empty client: this also notices a library of another version.
    fn works(self) -> bool {
        let Ok(folder) = tempfile::tempdir() else {
            return false;
        };
        let (source, client) = (folder.path().join("empty.rs"), folder.path().join("empty.wasm"));
        if fs::write(&source, "").is_err() {
            return false;
        }
        let mut rustc = Command::new("rustc");
        rustc
            .args(["--target", WASM, "--crate-type", "cdylib", "-o"])
            .arg(&client)
            .arg(&source);
        if self == Self::Debian {
            rustc.arg(format!("-Clinker={DEBIAN_LINKER}"));
        }
        self.choose(&mut rustc);
        capture(&mut rustc).is_ok()
    }
}

/// Finds a toolchain that builds the client, or makes one.
pub fn ensure(step: &Step) -> Result<Toolchain> {
    if let Some(found) = [Toolchain::Active, Toolchain::Debian]
        .into_iter()
        .find(|it| it.works())
    {
        return Ok(found);
    }
    let added = add_with_rustup();
    if added.is_ok() && Toolchain::Active.works() {
        return Ok(Toolchain::Active);
    }
    let reason = added
        .err()
        .map_or_else(|| "what it added does not work".to_owned(), |why| why.to_string());
    step.say(&format!(
        "rustup cannot add {WASM} here ({})",
        reason.lines().next_back().unwrap_or_default()
    ));
    if find_program("apt-get").is_none() {
        bail!("the client needs the Rust target {WASM}: add it to your toolchain, then try again");
    }
    add_with_apt(step)?;
    if !Toolchain::Debian.works() {
        bail!("Debian's toolchain was installed, but cannot build for {WASM}");
    }
    Ok(Toolchain::Debian)
}

fn add_with_rustup() -> Result<()> {
    // A machine that cannot download must learn so at once.
    capture(
        Command::new("rustup")
            .env("RUSTUP_MAX_RETRIES", "0")
            .args(["target", "add", WASM]),
    )
    .map(|_| ())
}

fn add_with_apt(step: &Step) -> Result<()> {
    let missing = !Path::new(DEBIAN_RUSTC).exists()
        || !Path::new(DEBIAN_CARGO).exists()
        || find_program(DEBIAN_LINKER).is_none()
        || !Path::new("/usr/lib/rustlib/src").exists();
    if missing {
        packages::apt(step, &DEBIAN_PACKAGES)?;
    }
    if find_program("rustup").is_some() {
        step.run(Command::new("rustup").args(["toolchain", "link", LINKED_NAME, "/usr"]))?;
    }
    if Toolchain::Debian.works() {
        return Ok(());
    }
    let library = capture(Command::new(DEBIAN_RUSTC).args(["--print", "target-libdir", "--target", WASM]))?;
    step.say("building the standard library for wasm: a minute, once");
    let folder = tempfile::tempdir().context("could not make a temporary folder")?;
    let files = build_library(step, folder.path())?;
    install_library(&files, Path::new(&library))
}

/// Compiles the standard library for wasm in `folder`, and gives the files to install.
fn build_library(step: &Step, folder: &Path) -> Result<Vec<PathBuf>> {
    let manifest = "[package]\nname = \"wasm-library\"\nedition = \"2024\"\n\n[workspace]\n\n\
                    [profile.release]\npanic = \"abort\"\n";
    command::write(&folder.join("Cargo.toml"), manifest)?;
    command::write(&folder.join("src/lib.rs"), "")?;
    let mut cargo = Command::new(DEBIAN_CARGO);
    command::forget_own_package(&mut cargo);
    cargo
        .current_dir(folder)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC", DEBIAN_RUSTC)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER)
        .env_remove("RUSTUP_TOOLCHAIN")
        .args([
            "build",
            "-Zbuild-std=std,panic_abort,proc_macro,test",
            "--release",
            "--target",
            WASM,
        ]);
    step.run(&mut cargo)
        .context("could not build the standard library for wasm")?;
    let built = folder.join("target").join(WASM).join("release/deps");
    let files = command::files_in(&built, |name| {
        name.ends_with(".rlib") && !name.contains("wasm_library")
    });
    if files.is_empty() {
        bail!(
            "the build of the standard library for wasm left nothing in {}",
            built.display()
        );
    }
    Ok(files)
}

/// Puts the library where the compiler looks, in place of one of another version.
fn install_library(files: &[PathBuf], library: &Path) -> Result<()> {
    let old = command::files_in(library, |name| name.ends_with(".rlib"));
    if !old.is_empty() {
        command::succeed(packages::as_root("rm")?.arg("-f").args(old))?;
    }
    command::succeed(packages::as_root("mkdir")?.arg("-p").arg(library))?;
    let mut install = packages::as_root("install")?;
    command::succeed(install.args(["-m", "644", "-t"]).arg(library).args(files))
}
