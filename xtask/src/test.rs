//! All tests: what they need, then the tests, then what came of it.

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;

use crate::build::{self, Profile};
use crate::metadata::Project;
use crate::postgres::Postgres;
use crate::steps::{Step, Steps};
use crate::{node_tests, postgres, rust_tests, setup};

/// A part of the tests.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Suite {
    /// What stands beside the code it tests.
    Unit,
    /// The contract of the store, on both databases.
    Store,
    /// The server, through its routes.
    Http,
    /// The release build in browsers. What stands after `--` goes to `node --test`.
    Browser,
}

/// What a suite takes.
#[derive(Clone, Copy)]
pub struct Needs {
    /// The Rust test runner and PostgreSQL.
    pub rust: bool,
    /// Browsers.
    pub browser: bool,
    /// The release site and server.
    pub build: bool,
}

/// What came of a suite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed, and steps that left no test to run.
    pub failed: usize,
}

/// What the tests find in their environment.
pub type Variables = Vec<(&'static str, OsString)>;

impl Needs {
    /// What all the tests together take.
    pub fn all() -> Self {
        Self {
            rust: true,
            browser: true,
            build: true,
        }
    }

    fn of(suite: Option<Suite>) -> Self {
        match suite {
            None => Self::all(),
            Some(Suite::Unit | Suite::Store) => Self {
                browser: false,
                build: false,
                ..Self::all()
            },
            Some(Suite::Http) => Self {
                browser: false,
                ..Self::all()
            },
            Some(Suite::Browser) => Self {
                rust: false,
                ..Self::all()
            },
        }
    }
}

impl Count {
    /// A runner that failed without a failed test (it could not compile, say) is a failure all the same.
    pub fn at_least_one_failure_if(self, runner_failed: bool) -> Self {
        let least = usize::from(runner_failed);
        Self {
            failed: self.failed.max(least),
            ..self
        }
    }

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Runs the tests and says what came of them; the last line is the count.
pub fn perform(project: &Project, suite: Option<Suite>, args: &[String], steps: &mut Steps) -> ExitCode {
    let mut count = Count::default();
    if let Err(error) = run(project, suite, args, steps, &mut count) {
        report(&error);
        count.failed += 1;
    }
    print_summary(steps);
    println!("{} passed, {} failed", count.passed, count.failed);
    if count.failed == 0 && count.passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn run(
    project: &Project,
    suite: Option<Suite>,
    args: &[String],
    steps: &mut Steps,
    count: &mut Count,
) -> Result<()> {
    let needs = Needs::of(suite);
    let toolchain = if needs.build {
        setup::for_build(project, steps)?
    } else {
        setup::for_rust(steps)?
    };
    let mut variables = setup::for_tests(project, needs, steps)?;
    variables.extend(server(project, Profile::Release));
    if needs.build {
        build::everything(project, &toolchain, Profile::Release, steps)?;
    }
    // Held until the last test has ended, then stopped, also when something here fails.
    let mut database = None;
    if needs.rust || needs.browser {
        let server = database.insert(steps.run("start PostgreSQL", Postgres::start)?);
        variables.push((postgres::VARIABLE, server.url().into()));
    }
    if needs.rust {
        count.add(suite_of(steps, "tests: product", |step| {
            rust_tests::product(project, toolchain, suite, args, &variables, step)
        }));
        if matches!(suite, None | Some(Suite::Http)) {
            count.add(suite_of(steps, "tests: routes on PostgreSQL", |step| {
                rust_tests::http_on_postgres(project, toolchain, args, &variables, step)
            }));
        }
    }
    if matches!(suite, None | Some(Suite::Unit)) {
        count.add(suite_of(steps, "tests: task runner", |step| {
            rust_tests::task_runner(project, &variables, step)
        }));
    }
    if needs.browser {
        let args = if suite == Some(Suite::Browser) { args } else { &[] };
        count.add(suite_of(steps, "tests: browser", |step| {
            node_tests::run(project, args, &variables, step)
        }));
    }
    drop(database);
    Ok(())
}

/// Where the server and its site are that the tests start.
pub fn server(project: &Project, profile: Profile) -> Variables {
    vec![
        ("COUNTERSIGN_BIN", profile.server(project).into()),
        ("LEPTOS_SITE_ROOT", project.site().into()),
    ]
}

/// Runs one suite; a failure of it must not keep the next from running.
fn suite_of(steps: &mut Steps, name: &str, run: impl FnOnce(&Step) -> Result<Count>) -> Count {
    let mut count = Count::default();
    let outcome = steps.run(name, |step| {
        count = run(step)?;
        if count == Count::default() {
            anyhow::bail!("no test ran");
        }
        if count.failed > 0 {
            anyhow::bail!("{} of {} tests failed", count.failed, count.passed + count.failed);
        }
        Ok(())
    });
    match outcome {
        Ok(()) => count,
        Err(error) => {
            report(&error);
            count.at_least_one_failure_if(true)
        }
    }
}

fn report(error: &anyhow::Error) {
    eprintln!("error: {error:#}");
}

fn print_summary(steps: &Steps) {
    println!();
    println!("{:<36}{:>10}", "step", "seconds");
    for step in steps.finished() {
        let mark = if step.failed { "  FAILED" } else { "" };
        println!("{:<36}{:>10.1}{mark}", step.name, step.took.as_secs_f64());
    }
    println!();
}
