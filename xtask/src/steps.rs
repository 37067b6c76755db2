//! Prints what is being done and how long it took.

use std::cell::Cell;
use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::command;

/// The steps taken so far.
#[derive(Default)]
pub struct Steps {
    finished: Vec<Finished>,
}

/// A step that has ended, well or not.
pub struct Finished {
    /// What was done.
    pub name: String,
    /// How long it took.
    pub took: Duration,
    /// Whether it failed.
    pub failed: bool,
}

/// The step under way. As long as it is silent, its line stays open for the result.
pub struct Step {
    name: String,
    line_open: Cell<bool>,
}

impl Steps {
    /// Does one thing, and says how it went.
    pub fn run<T>(&mut self, name: &str, work: impl FnOnce(&Step) -> Result<T>) -> Result<T> {
        print!("==> {name} … ");
        // A closed standard output must not stop the work.
        let _ = std::io::stdout().flush();
        let step = Step {
            name: name.to_owned(),
            line_open: Cell::new(true),
        };
        let start = Instant::now();
        let result = work(&step);
        let took = start.elapsed();
        step.close(if result.is_ok() { "ready" } else { "failed" }, took);
        self.finished.push(Finished {
            name: name.to_owned(),
            took,
            failed: result.is_err(),
        });
        result
    }

    /// All steps that have ended, in order.
    pub fn finished(&self) -> &[Finished] {
        &self.finished
    }
}

impl Step {
    /// Says something on a line of its own.
    pub fn say(&self, text: &str) {
        self.end_line();
        println!("    {text}");
    }

    /// Runs a command that talks to the person at the terminal; fails when it does.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        self.say(&command::shown(command));
        command::succeed(command)
    }

    /// Makes room for output that is not ours.
    pub fn end_line(&self) {
        if self.line_open.replace(false) {
            println!();
        }
    }

    fn close(&self, word: &str, took: Duration) {
        let seconds = took.as_secs_f64();
        if self.line_open.get() {
            println!("{word} ({seconds:.1} s)");
        } else {
            println!("==> {} {word} ({seconds:.1} s)", self.name);
        }
    }
}
