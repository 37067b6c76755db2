//! Speed, side by side in one run: what is measured stands beside what it is measured against.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::build::Profile;
use crate::command::{self, capture, find_program};
use crate::demo_server::{Server, free_port, text_of};
use crate::metadata::Project;
use crate::packages;
use crate::setup;
use crate::steps::{Step, Steps};
use crate::test;
use crate::toolchain::Toolchain;

/// Rounds of each, one after the other, so that a slow moment of the machine meets both.
const ROUNDS: usize = 5;
/// Seconds of a round.
const SECONDS: u32 = 4;
/// Connections of a round.
const CONNECTIONS: u32 = 64;
/// Of performance.md: the shared calendar against a bare handler.
const GOAL: f64 = 0.6;

/// A program that ends with this value.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Requests per second of the shared calendar beside a bare axum handler that returns the same bytes.
pub fn http(project: &Project, toolchain: &Toolchain, steps: &mut Steps) -> Result<()> {
    steps.run("load generator", |step| {
        if find_program("wrk").is_none() {
            packages::apt(step, &["wrk"])?;
        }
        Ok(())
    })?;
    let bare = steps.run("bare handler", |step| build_bare(project, toolchain, step))?;
    let folder = tempfile::tempdir().context("could not make a folder for a demo")?;
    let server = steps.run("demo server", |_| {
        Server::start(project, &Profile::Release.server(project), folder.path())
    })?;
    let facts = command::read_text(&folder.path().join("demo.json"))?;
    let shared = facts
        .split_once("\"shared_calendar\"")
        .context("demo.json has no shared calendar")?
        .1;
    let path = text_of(shared, "url")?;
    let path = path
        .split_once("/c/")
        .context("no address of a calendar")?
        .1
        .to_owned();
    let path = format!("/c/{path}");
    let (status, _, body) = server.ask(
        &format!("GET {path} HTTP/1.0\r\nAccept-Encoding: br\r\nAccept: text/html\r\n"),
        "",
    )?;
    if status != 200 {
        bail!("the shared calendar answered {status}");
    }
    let file = folder.path().join("page.br");
    command::write(&file, &body)?;
    let port = free_port()?;
    let bare = Command::new(bare)
        .arg(format!("127.0.0.1:{port}"))
        .arg(&file)
        .arg("text/html; charset=utf-8")
        .spawn()
        .context("could not start the bare handler")?;
    let _bare = Program(bare);
    let ours = format!("http://127.0.0.1:{}{path}", server.port());
    let theirs = format!("http://127.0.0.1:{port}/");
    let (mut shared, mut plain) = (Vec::new(), Vec::new());
    steps.run("requests", |_| {
        for round in 0..=ROUNDS {
            let (one, other) = (load(&ours)?, load(&theirs)?);
            // The first round warms both up.
            if round > 0 {
                shared.push(one);
                plain.push(other);
            }
        }
        Ok(())
    })?;
    println!(
        "\n{} bytes a page, {CONNECTIONS} connections, {ROUNDS} rounds of {SECONDS} s",
        body.len()
    );
    let (one, other) = (
        line("shared calendar, kept", &mut shared),
        line("bare axum handler", &mut plain),
    );
    let ratio = one / other;
    let word = if ratio >= GOAL { "reached" } else { "missed" };
    println!("ratio {ratio:.2}, goal {GOAL:.2}: {word}");
    Ok(())
}

/// What a script of `end2end` measures on the release build.
pub fn script(project: &Project, name: &str, steps: &mut Steps) -> Result<()> {
    let mut variables = setup::for_browsers(project, steps)?;
    variables.extend(test::server(project, Profile::Release));
    steps.run(name, |step| {
        let mut node = Command::new("node");
        node.current_dir(&project.root)
            .arg(format!("end2end/{name}.mjs"))
            .envs(variables);
        step.run(&mut node)
    })
}

/// Prints the median and the spread, and gives the median.
fn line(name: &str, rounds: &mut [f64]) -> f64 {
    rounds.sort_by(f64::total_cmp);
    let (least, most) = (
        rounds.first().copied().unwrap_or(0.0),
        rounds.last().copied().unwrap_or(0.0),
    );
    let median = rounds.get(rounds.len() / 2).copied().unwrap_or(0.0);
    println!("{name:24} {median:>9.0} requests/s ({least:.0} to {most:.0})");
    median
}

fn load(url: &str) -> Result<f64> {
    let mut wrk = Command::new("wrk");
    wrk.args(["-t2", &format!("-c{CONNECTIONS}"), &format!("-d{SECONDS}s")])
        .args(["-H", "Accept-Encoding: br", "-H", "Accept: text/html"])
        .arg(url);
    let said = capture(&mut wrk)?;
    if said.contains("Non-2xx") {
        bail!("{url} was refused: {said}");
    }
    let number = said
        .lines()
        .find_map(|line| line.trim().strip_prefix("Requests/sec:"));
    number
        .and_then(|number| number.trim().parse().ok())
        .with_context(|| format!("wrk said no number: {said}"))
}

fn build_bare(project: &Project, toolchain: &Toolchain, step: &Step) -> Result<std::path::PathBuf> {
    let mut cargo = toolchain.cargo(project);
    cargo.args([
        "build",
        "--release",
        "--package",
        &project.leptos.bin_package,
        "--example",
        "bare",
    ]);
    cargo.stdin(Stdio::null());
    step.run(&mut cargo)?;
    let program = project.target.join("release/examples/bare");
    if !Path::new(&program).is_file() {
        bail!("{} was not built", program.display());
    }
    Ok(program)
}
