//! The task runner of the project: `cargo xtask run|setup|build|test|bench|lint`.
//!
//! It sets a machine up, builds what cargo alone cannot (the client and its site), and runs the tests.
//! Every command may be repeated: what is already there is found, not made again.

mod bench;
mod browsers;
mod build;
mod command;
mod compress;
mod demo_server;
mod lighthouse;
mod lint;
mod metadata;
mod node_tests;
mod packages;
mod postgres;
mod run;
mod rust_tests;
mod setup;
mod site;
mod sizes;
mod stamp;
mod steps;
mod styles;
mod test;
mod toolchain;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::build::Profile;
use crate::metadata::Project;
use crate::steps::Steps;

/// Sets up, builds, runs and tests Countersign.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

/// One thing to do.
#[derive(Subcommand)]
enum Task {
    /// Set up, build, and start the server; what stands after `--` goes to it, e.g. `-- --demo`.
    Run {
        #[command(flatten)]
        mode: Mode,
        /// Arguments of `countersign serve`.
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Install what the build needs and the machine lacks.
    Setup {
        /// Also what the tests need: browsers, PostgreSQL, cargo-nextest.
        #[arg(long)]
        tests: bool,
    },
    /// Build the client, the site and the server.
    Build {
        #[command(flatten)]
        mode: Mode,
    },
    /// Set up, build, and run the tests: all of them, or one suite.
    Test {
        /// Only this suite.
        #[arg(value_enum)]
        suite: Option<test::Suite>,
        /// Filters and options for `cargo nextest run`.
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Measure speed, side by side with something known.
    Bench {
        /// What is measured.
        #[arg(value_enum)]
        what: Measure,
    },
    /// Check format, lints and lock files.
    Lint,
}

/// What can be measured.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Measure {
    /// The shared calendar against a bare handler that returns the same bytes.
    Http,
    /// The demo's pages on a phone, by Lighthouse.
    Lighthouse,
    /// The calendar beside hundreds of live streams, against the same without them.
    Streams,
    /// Posts saved by many people at once, against the same by one.
    Writes,
}

/// Which of the two builds is meant.
#[derive(clap::Args)]
struct Mode {
    /// The debug build: quick to make, large, not compressed.
    #[arg(long, conflicts_with = "release")]
    dev: bool,
    /// The release build (the default).
    #[arg(long)]
    release: bool,
}

impl Mode {
    fn profile(&self) -> Profile {
        if self.dev { Profile::Dev } else { Profile::Release }
    }
}

fn main() -> ExitCode {
    match perform(Cli::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<ExitCode> {
    let project = Project::find()?;
    let mut steps = Steps::default();
    match task {
        Task::Run { mode, args } => {
            let toolchain = setup::for_build(&project, &mut steps)?;
            build::everything(&project, &toolchain, mode.profile(), &mut steps)?;
            run::server(&project, mode.profile(), &args)?;
        }
        Task::Setup { tests } => {
            setup::for_build(&project, &mut steps)?;
            if tests {
                setup::for_tests(&project, test::Needs::all(), &mut steps)?;
            }
        }
        Task::Build { mode } => {
            let toolchain = setup::for_build(&project, &mut steps)?;
            build::everything(&project, &toolchain, mode.profile(), &mut steps)?;
            if mode.profile() == Profile::Release {
                let table = steps.run("sizes", |_| sizes::table(&project))?;
                println!("\n{table}");
            }
        }
        Task::Test { suite, args } => return Ok(test::perform(&project, suite, &args, &mut steps)),
        Task::Bench { what } => {
            let toolchain = setup::for_build(&project, &mut steps)?;
            build::everything(&project, &toolchain, Profile::Release, &mut steps)?;
            match what {
                Measure::Http => bench::http(&project, &toolchain, &mut steps)?,
                Measure::Lighthouse => lighthouse::run(&project, &mut steps)?,
                Measure::Streams => bench::script(&project, "streams", &mut steps)?,
                Measure::Writes => bench::script(&project, "writes", &mut steps)?,
            }
        }
        Task::Lint => lint::everything(&project, &mut steps)?,
    }
    Ok(ExitCode::SUCCESS)
}
