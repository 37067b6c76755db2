//! The command line.

use crate::{
    compose::{self, Composed},
    config::{Config, Flags},
    logging, serve,
};
use anyhow::{Context, anyhow};
use clap::{Args, Parser, Subcommand};
use domain::Failure;
use jiff::tz::TimeZone;
use service::{dates, latest::set_latest, staff::operate};
use std::{
    io::{self, Write},
    net::SocketAddr,
    path::PathBuf,
    process::ExitCode,
};

/// A social-media planner with client sign-off.
#[derive(Debug, Parser)]
#[command(name = "countersign", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the server.
    Serve(Serve),
    /// Looks at the audit log.
    #[command(subcommand)]
    Audit(Audit),
    /// Helps somebody of staff in. A database in a file takes this while no server runs on it.
    #[command(subcommand)]
    Staff(Staff),
    /// Looks after the time of an installation.
    #[command(subcommand)]
    Clock(Clock),
}

#[derive(Debug, Args)]
struct Serve {
    /// The address to listen on, for example 127.0.0.1:3000.
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    #[command(flatten)]
    place: Place,
    /// Fills an empty database with a lively example.
    #[cfg(feature = "demo")]
    #[arg(long)]
    demo: bool,
}

impl Serve {
    fn flags(self) -> Flags {
        Flags {
            listen: self.listen,
            #[cfg(feature = "demo")]
            demo: self.demo,
            ..self.place.flags()
        }
    }
}

#[derive(Debug, Subcommand)]
enum Staff {
    /// Gives an account a generated password, which is printed, and ends its sessions.
    ResetPassword(Account),
    /// Forgets the wrong passwords for an account.
    Unlock(Account),
}

#[derive(Debug, Args)]
struct Account {
    /// The address that the person signs in with.
    email: String,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Subcommand)]
enum Audit {
    /// Follows every workspace's chain from its first event to its last, and compares workspaces, posts, revisions and
    /// decisions with what the log sealed. Names what does not hold, and ends with 1 if anything does not.
    Verify(Place),
}

#[derive(Debug, Subcommand)]
enum Clock {
    /// Says that this machine's clock is right, though the database was at work at a later time: the clock was wrong then.
    /// What was over at that time may be good again. A database in a file takes this while no server runs on it.
    Accept(Place),
}

#[derive(Debug, Args)]
struct Place {
    /// The folder of database, pictures and secret. Default: data.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The database: "sqlite", or an address. Better set as COUNTERSIGN_DATABASE_URL if it holds a password.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

impl Place {
    fn flags(self) -> Flags {
        Flags {
            data: self.data,
            database_url: self.database_url,
            ..Flags::default()
        }
    }
}

/// Does what the command line says.
#[must_use]
pub fn run() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Serve(serve) => start(&serve.flags()).map(|()| ExitCode::SUCCESS),
        Command::Audit(Audit::Verify(place)) => verify(&place.flags()),
        Command::Clock(Clock::Accept(place)) => accept_clock(&place.flags()).map(|()| ExitCode::SUCCESS),
        Command::Staff(deed) => operate(deed).map(|()| ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| {
        // Nobody may be there to read it.
        let _ = writeln!(io::stderr(), "countersign: {error:#}");
        ExitCode::FAILURE
    })
}

fn start(flags: &Flags) -> anyhow::Result<()> {
    let config = Config::load(flags)?;
    let _lines = logging::start(&config.log);
    serve::run(&config)
}

fn operate(deed: Staff) -> anyhow::Result<()> {
    let (account, resets) = match deed {
        Staff::ResetPassword(account) => (account, true),
        Staff::Unlock(account) => (account, false),
    };
    let config = Config::load(&account.place.flags())?;
    let _lines = logging::start(&config.log);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let Composed { services, store } = compose::existing(&config).await?;
        let email = &account.email;
        if resets {
            let password = told(email, operate::reset_password(&services, email).await)?;
            println!("{email} signs in with this password from now on: {password}");
        } else {
            told(email, operate::unlock(&services, email).await)?;
            println!("{email} can sign in again");
        }
        store.close().await;
        Ok(())
    })
}

fn accept_clock(flags: &Flags) -> anyhow::Result<()> {
    let config = Config::load(flags)?;
    let _lines = logging::start(&config.log);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let database = compose::database(&config);
        // A database is not made by a word about its time.
        compose::open(database.clone().read_only()).await?.close().await;
        let store = compose::open(database).await?;
        let now = gateway::wall();
        set_latest(&store, now).await?;
        println!("time goes on from {}", dates::told(Some(now), &TimeZone::UTC));
        store.close().await;
        Ok(())
    })
}

/// A failure in an operator's words.
fn told<T>(email: &str, done: Result<T, Failure>) -> anyhow::Result<T> {
    done.map_err(|failure| match failure {
        Failure::NotFound => anyhow!("nobody has an account with the address {email}"),
        Failure::Invalid(_) => anyhow!("{email} is no e-mail address"),
        other => anyhow!("it was not done: {other:?}"),
    })
}

fn verify(flags: &Flags) -> anyhow::Result<ExitCode> {
    let config = Config::load(flags)?;
    let _lines = logging::start(&config.log);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let proof = runtime.block_on(async {
        let store = compose::open(compose::database(&config).read_only()).await?;
        service::history::verify::verify(&store)
            .await
            .context("the database cannot be read")
    })?;
    if proof.chains.is_empty() && proof.findings.is_empty() {
        println!("no workspace yet");
    }
    for (workspace, events) in &proof.chains {
        println!("{workspace}: {events} events");
    }
    for finding in &proof.findings {
        println!("{finding}");
    }
    if !proof.findings.is_empty() {
        println!("{} things do not hold", proof.findings.len());
        return Ok(ExitCode::FAILURE);
    }
    println!(
        "every chain holds; {} workspaces, posts, revisions and decisions are as the log left them",
        proof.rows
    );
    Ok(ExitCode::SUCCESS)
}
