//! What first visits cost, counted at the socket of a client that asks as a browser does: from the server that was built,
//! with its demo workspace.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::build::Profile;
use crate::command;
use crate::demo_server::{Server, text_of};
use crate::metadata::Project;
use crate::stamp::{Fingerprint, Stamp};

/// The goal for the first load of a staff page: program, script and style sheet.
const STAFF_GOAL: usize = 250_000;
/// The goal for an approver's page with its style sheet: one round trip of a fresh connection.
const APPROVER_GOAL: usize = 14_000;

/// What browsers take.
const ENCODINGS: &str = "Accept-Encoding: gzip, deflate, br, zstd\r\n";

/// The table of sizes. It is measured once for each build, and then kept.
pub fn table(project: &Project) -> Result<String> {
    let program = Profile::Release.server(project);
    let kept: PathBuf = project.notes().join("sizes.txt");
    let from = Fingerprint::of_this_program()?
        .file(&program)?
        .folder(&project.site())?;
    let stamp = Stamp::new(project, "sizes", &from);
    if stamp.is_fresh(std::slice::from_ref(&kept)) {
        return command::read_text(&kept);
    }
    stamp.clear()?;
    let folder = tempfile::tempdir().context("could not make a folder for a demo")?;
    let server = Server::start(project, &program, folder.path())?;
    let facts = command::read_text(&folder.path().join("demo.json"))?;
    let table = measured(&Visitor::new(&server), &facts)?;
    command::write(&kept, table.as_bytes())?;
    stamp.set()?;
    Ok(table)
}

fn measured(nobody: &Visitor<'_>, facts: &str) -> Result<String> {
    let of = |name: &str| facts.split_once(&format!("\"{name}\"")).map(|(_, rest)| rest);
    let of = |name: &str| of(name).with_context(|| format!("demo.json has no {name}"));
    let staff = {
        let (email, password) = (
            text_of(of("staff")?, "email")?,
            text_of(of("staff")?, "password")?,
        );
        let form = format!("email={}&password={password}", email.replace('@', "%40"));
        nobody.post("/api/sign_in", &form)?.1
    };
    let calendar = staff.led_from("/")?;
    let (program, glue, sheet) = (
        staff.size("/pkg/countersign_bg.wasm")?,
        staff.size("/pkg/countersign.js")?,
        staff.size("/pkg/countersign.css")?,
    );
    let (link, client) = {
        let link = of("approval_link")?;
        let token = text_of(link, "url")?;
        let token = token.rsplit('/').next().unwrap_or_default();
        let form = format!("token={token}&password={}", text_of(link, "password")?);
        let (id, client) = nobody.post("/api/unlock", &form)?;
        (String::from_utf8_lossy(&id).trim_matches('"').to_owned(), client)
    };
    let review = client.size(&format!("/review/{link}"))?;
    let review_sheet = client.size("/pkg/review.css")?;
    let shared = text_of(of("shared_calendar")?, "url")?;
    let shared = &shared[shared
        .find("/c/")
        .context("a shared calendar has another address")?..];
    let rows = [
        ("staff: program", program, None),
        ("staff: script", glue, None),
        ("staff: style", sheet, None),
        ("staff, first load", program + glue + sheet, Some(STAFF_GOAL)),
        ("staff: a month of the demo, HTML", staff.size(&calendar)?, None),
        ("approver: HTML of nine posts", review, None),
        ("approver: style", review_sheet, None),
        (
            "approver, HTML and style",
            review + review_sheet,
            Some(APPROVER_GOAL),
        ),
        (
            "shared calendar, HTML, style, script",
            nobody.size(shared)?
                + nobody.size("/pkg/shared_calendar.css")?
                + nobody.size("/shared-calendar.js")?,
            None,
        ),
    ];
    let mut table = format!("{:<40}{:>10}{:>10}\n", "bytes that arrive", "", "goal");
    for (name, bytes, goal) in rows {
        let goal = goal.map_or_else(String::new, |goal| {
            format!("{goal:>10}{}", if bytes > goal { "  OVER" } else { "" })
        });
        writeln!(table, "{name:<40}{bytes:>10}{goal}")?;
    }
    Ok(table)
}

/// A browser, with what cookies it has.
struct Visitor<'s> {
    server: &'s Server,
    cookies: String,
}

impl<'s> Visitor<'s> {
    const fn new(server: &'s Server) -> Self {
        Self {
            server,
            cookies: String::new(),
        }
    }

    fn get(&self, path: &str) -> Result<(u16, String, Vec<u8>)> {
        let cookies = &self.cookies;
        let ask = format!("GET {path} HTTP/1.0\r\nAccept: text/html\r\n{ENCODINGS}Cookie: {cookies}\r\n");
        self.server.ask(&ask, "")
    }

    /// Bytes of the body that arrives for this address.
    fn size(&self, path: &str) -> Result<usize> {
        match self.get(path)? {
            (200, _, body) => Ok(body.len()),
            (status, ..) => bail!("{path} answered {status}"),
        }
    }

    /// Where this address leads, in the end.
    fn led_from(&self, path: &str) -> Result<String> {
        let mut path = path.to_owned();
        for _ in 0..5 {
            let (status, head, _) = self.get(&path)?;
            if status == 200 {
                return Ok(path);
            }
            path = header(&head, "location").next().context("no way on")?.to_owned();
        }
        bail!("it leads in circles")
    }

    /// Sends a form as a script does; gives the answer, and who it is from now on.
    fn post(&self, path: &str, form: &str) -> Result<(Vec<u8>, Self)> {
        let ask = format!(
            "POST {path} HTTP/1.0\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nAccept: application/json\r\n"
        );
        let (status, head, body) = self.server.ask(&ask, form)?;
        if status != 200 {
            bail!("{path} answered {status}");
        }
        let cookies: Vec<&str> = header(&head, "set-cookie")
            .filter_map(|cookie| cookie.split(';').next())
            .collect();
        let visitor = Self {
            server: self.server,
            cookies: cookies.join("; "),
        };
        Ok((body, visitor))
    }
}

fn header<'h>(head: &'h str, name: &'h str) -> impl Iterator<Item = &'h str> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    lines
        .filter(move |(one, _)| one.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
}
