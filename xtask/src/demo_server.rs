//! The server that was built, on a fresh demo workspace: for what is measured.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::metadata::Project;

/// How long the server may take to make its demo workspace and to answer.
const PATIENCE: Duration = Duration::from_secs(120);

/// A server with a demo workspace, which ends with this value.
pub struct Server {
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

/// A port that nobody listens on.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

impl Server {
    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn start(project: &Project, program: &Path, data: &Path) -> Result<Self> {
        let port = free_port()?;
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

    /// Sends a request and gives status, head and body of the answer.
    pub fn ask(&self, head: &str, body: &str) -> Result<(u16, String, Vec<u8>)> {
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
pub fn text_of(json: &str, name: &str) -> Result<String> {
    let rest = json.split_once(&format!("\"{name}\"")).map(|(_, rest)| rest);
    let text = rest.and_then(|rest| rest.split('"').nth(1));
    text.map(str::to_owned)
        .with_context(|| format!("demo.json has no {name}"))
}
