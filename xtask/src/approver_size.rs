//! An approver's page as a browser gets it, for its size: from the server that was built, with its demo workspace.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::build::Profile;
use crate::command;
use crate::demo_server::{Server, text_of};
use crate::metadata::Project;
use crate::stamp::{Fingerprint, Stamp};

/// The page's HTML. It is fetched once for each build of the server, and then kept.
pub fn page(project: &Project) -> Result<Vec<u8>> {
    let program = Profile::Release.server(project);
    let kept: PathBuf = project.notes().join("approver.html");
    let from = Fingerprint::of_this_program()?.file(&program)?;
    let stamp = Stamp::new(project, "approver-page", &from);
    if stamp.is_fresh(std::slice::from_ref(&kept)) {
        return command::read(&kept);
    }
    stamp.clear()?;
    let folder = tempfile::tempdir().context("could not make a folder for a demo")?;
    let server = Server::start(project, &program, folder.path())?;
    let html = approver_page(&server, folder.path())?;
    command::write(&kept, &html)?;
    stamp.set()?;
    Ok(html)
}

fn approver_page(server: &Server, data: &Path) -> Result<Vec<u8>> {
    let facts = command::read_text(&data.join("demo.json"))?;
    let link = facts
        .split_once("\"approval_link\"")
        .context("demo.json has no approval link")?
        .1;
    let token = text_of(link, "url")?
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_owned();
    let password = text_of(link, "password")?;
    let form = format!("token={token}&password={password}");
    let (_, head, body) = server.ask(
        "POST /api/unlock HTTP/1.0\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nAccept: application/json\r\n",
        &form,
    )?;
    let cookies: Vec<&str> = head
        .lines()
        .filter_map(|line| {
            line.split_once(':')
                .filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"))
        })
        .filter_map(|(_, value)| value.trim().split(';').next())
        .collect();
    let id = String::from_utf8_lossy(&body).trim_matches('"').to_owned();
    let ask = format!(
        "GET /review/{id} HTTP/1.0\r\nAccept: text/html\r\nCookie: {}\r\n",
        cookies.join("; ")
    );
    match server.ask(&ask, "")? {
        (200, _, html) => Ok(html),
        (status, ..) => bail!("the approver's page answered {status}"),
    }
}
