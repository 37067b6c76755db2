//! A PostgreSQL of the tests' own: empty, on a free port of this machine, gone when the tests end.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::command::{self, capture, find_program};
use crate::packages;
use crate::steps::Step;

/// The variable that tells the tests where it is.
pub const VARIABLE: &str = "COUNTERSIGN_TEST_POSTGRES";

/// Runs the server until the pipe to its standard input closes, which the kernel sees to however this
/// program ends; then stops it and cleans up. Ctrl-C reaches the whole group, so it must not end this.
const KEEPER: &str = r#"
trap '' INT TERM HUP
"$1" -D "$2/data" -k "$2" -p "$3" -c listen_addresses=127.0.0.1 -c max_connections=200 \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off >"$2/log" 2>&1 </dev/null &
server=$!
read -r _
kill -INT "$server" 2>/dev/null
wait "$server"
rm -rf "$2"
"#;

const START_LIMIT: Duration = Duration::from_secs(60);

/// A running server. Dropping it stops it and removes its data.
pub struct Postgres {
    keeper: Child,
    port: u16,
}

/// A user of this machine that is not root.
#[derive(Clone, Copy)]
struct User {
    uid: u32,
    gid: u32,
}

/// Finds the folder of PostgreSQL's programs, or installs them.
pub fn ensure(step: &Step) -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    packages::apt(step, &["postgresql"])?;
    find().context("PostgreSQL was installed, but its `initdb` is nowhere to be found")
}

/// Both programs must be there: some packages bring only the first.
fn find() -> Option<PathBuf> {
    // The programs look for each other beside the real file, not beside a link to it.
    let on_path = find_program("initdb").and_then(|file| file.canonicalize().ok());
    let on_path = on_path.as_deref().and_then(Path::parent).map(Path::to_owned);
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .collect();
    versions.sort();
    let has_both = |folder: &PathBuf| folder.join("initdb").is_file() && folder.join("postgres").is_file();
    on_path
        .into_iter()
        .chain(versions.into_iter().rev())
        .find(has_both)
}

impl Postgres {
    /// Starts a new, empty server.
    pub fn start(step: &Step) -> Result<Self> {
        let programs = ensure(step)?;
        // It refuses to run as root.
        let user = if capture(Command::new("id").arg("-u"))? == "0" {
            Some(plain_user()?)
        } else {
            None
        };
        let folder = tempfile::Builder::new()
            .prefix("countersign-postgres-")
            .tempdir()?;
        if let Some(user) = user {
            chown(folder.path(), Some(user.uid), Some(user.gid)).context("could not hand the folder over")?;
        }
        let as_user = |program: &Path| {
            let mut command = Command::new(program);
            command.current_dir(folder.path());
            if let Some(user) = user {
                command.uid(user.uid).gid(user.gid);
            }
            command
        };
        let data = folder.path().join("data");
        let mut initdb = as_user(&programs.join("initdb"));
        initdb.args([
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--username=postgres",
            "-D",
        ]);
        capture(initdb.arg(&data))?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut keeper = as_user(Path::new("/bin/sh"));
        keeper
            .args(["-c", KEEPER, "postgres-keeper"])
            .arg(programs.join("postgres"));
        // From here on the keeper removes the folder.
        let folder = folder.keep();
        keeper.arg(&folder).arg(port.to_string()).stdin(Stdio::piped());
        let keeper = keeper
            .spawn()
            .context("could not start the keeper of PostgreSQL")?;
        let server = Self { keeper, port };
        server.wait_until_ready(&folder)?;
        Ok(server)
    }

    /// Where the tests find it.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// The server writes its state into the last line of this file, as `pg_ctl` reads it too.
    fn wait_until_ready(&self, folder: &Path) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < START_LIMIT {
            let state = fs::read_to_string(folder.join("data/postmaster.pid")).unwrap_or_default();
            if state
                .lines()
                .next_back()
                .is_some_and(|line| line.trim() == "ready")
            {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
        bail!("PostgreSQL did not start: {}", log.trim())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if let Err(error) = self.keeper.wait() {
            eprintln!("warning: PostgreSQL may still run: {error}");
        }
    }
}

fn plain_user() -> Result<User> {
    let users = command::read_text(Path::new("/etc/passwd"))?;
    let found = ["postgres", "nobody"]
        .into_iter()
        .find_map(|name| user_in(&users, name));
    found.context("PostgreSQL refuses to run as root, and there is neither a user `postgres` nor `nobody`")
}

/// Reads a line such as `nobody:x:65534:65534:…`.
fn user_in(users: &str, name: &str) -> Option<User> {
    users.lines().find_map(|line| {
        let mut fields = line.split(':');
        if fields.next() != Some(name) {
            return None;
        }
        Some(User {
            uid: fields.nth(1)?.parse().ok()?,
            gid: fields.next()?.parse().ok()?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::user_in;

    #[test]
    fn a_user_is_read_from_the_list() {
        let users = "root:x:0:0::/:/bin/sh\nnobody2:x:1:2::/:\nnobody:x:65534:65533:nobody:/:/bin/false\n";
        let found = user_in(users, "nobody").map(|user| (user.uid, user.gid));
        assert_eq!(found, Some((65534, 65533)));
        assert!(user_in(users, "postgres").is_none());
    }
}
