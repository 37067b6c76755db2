//! An approver's page as a browser gets it, for its size: from the server that was built, with its demo workspace.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::build::Profile;
use crate::command;
use crate::metadata::Project;
use crate::stamp::{Fingerprint, Stamp};

/// How long the server may take to make its demo workspace and to answer.
const PATIENCE: Duration = Duration::from_secs(120);

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
    let html = server.approver_page(folder.path())?;
    command::write(&kept, &html)?;
    stamp.set()?;
    Ok(html)
}

/// A server that ends with this value.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It holds nothing but a demo in a temporary folder.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(project: &Project, program: &Path, data: &Path) -> Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut serve = Command::new(program);
        serve
            .current_dir(&project.root)
            .args([
                "serve",
                "--demo",
                "--listen",
                &format!("127.0.0.1:{port}"),
                "--data",
            ])
            .arg(data)
            .env("LEPTOS_SITE_ROOT", project.site())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let child = serve
            .spawn()
            .with_context(|| format!("could not start {}", program.display()))?;
        let mut server = Self { child, port };
        let begin = Instant::now();
        loop {
            if let Ok((200, ..)) = server.ask("GET /health/ready HTTP/1.0\r\n", "") {
                return Ok(server);
            }
            if let Some(status) = server.child.try_wait()? {
                bail!("the server ended with {status}");
            }
            if begin.elapsed() > PATIENCE {
                bail!("the server did not become ready");
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    fn approver_page(&self, data: &Path) -> Result<Vec<u8>> {
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
        let (_, head, body) = self.ask(
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
        match self.ask(&ask, "")? {
            (200, _, html) => Ok(html),
            (status, ..) => bail!("the approver's page answered {status}"),
        }
    }

    /// Sends a request and gives status, head and body of the answer.
    fn ask(&self, head: &str, body: &str) -> Result<(u16, String, Vec<u8>)> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(
            stream,
            "{head}Host: localhost:{}\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let end = answer
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .context("no answer")?;
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|text| text.parse().ok())
            .context("no status")?;
        Ok((status, head, answer[end + 4..].to_vec()))
    }
}

/// The first text under `name` in a piece of JSON that this project's own server wrote.
fn text_of(json: &str, name: &str) -> Result<String> {
    let rest = json.split_once(&format!("\"{name}\"")).map(|(_, rest)| rest);
    let text = rest.and_then(|rest| rest.split('"').nth(1));
    text.map(str::to_owned)
        .with_context(|| format!("demo.json has no {name}"))
}
