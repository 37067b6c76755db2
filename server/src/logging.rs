//! Log lines, on standard error, written by a thread of their own: a reader that stalls or goes, or a disk that is full,
//! costs lines and never a request. What was lost is counted and told once lines are taken again.

use crate::config::{Log, LogFormat};
use std::{
    io::{self, Stderr, Write},
    panic::{self, PanicHookInfo},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tracing::Level;
use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;

/// Our own crates. Others are heard from `warn` on only: at `debug`, some print what they carry.
const OURS: [&str; 5] = ["app", "gateway", "server", "service", "store"];
/// Lines that wait for their reader; a line has some 200 bytes, so they are about 2 MB.
const WAITING: usize = 10_000;
/// How often it is looked whether lines were lost.
const LOOK: Duration = Duration::from_secs(10);

static LOST: OnceLock<Lost> = OnceLock::new();

/// Lines that nobody will read.
struct Lost {
    /// There was no room for them.
    crowded: ErrorCounter,
    /// They could not be written.
    refused: Arc<AtomicUsize>,
}

/// Starts logging; a second start changes nothing. While the guard lives, lines are written; when it goes, it waits up to
/// a second for those that are on their way.
pub fn start(log: &Log) -> WorkerGuard {
    let others = log.level.min(Level::WARN);
    let ours: Vec<_> = OURS.iter().map(|name| format!("{name}={}", log.level)).collect();
    let filter = EnvFilter::new(format!("{others},{}", ours.join(",")));
    let refused = Arc::new(AtomicUsize::new(0));
    let (writer, guard) = NonBlockingBuilder::default()
        .lossy(true)
        .buffered_lines_limit(WAITING)
        .thread_name("log")
        .finish(Forgiving {
            to: io::stderr(),
            refused: refused.clone(),
        });
    let crowded = writer.error_counter();
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(writer);
    let started = match log.format {
        LogFormat::Text => lines.with_ansi(false).try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
    // It fails only if logging has been started before; then the lost lines are counted there.
    if started.is_ok() {
        let _ = LOST.set(Lost { crowded, refused });
        panic::set_hook(Box::new(panicked));
    }
    guard
}

/// Says how many lines were lost, as long as some are. Never ends.
pub async fn tell_of_losses() {
    let mut told = 0;
    loop {
        tokio::time::sleep(LOOK).await;
        let lost = lost();
        if lost > told {
            tracing::warn!(
                lines = lost - told,
                "log lines were lost: their reader is slow, gone, or its disk is full"
            );
            told = lost;
        }
    }
}

/// How many lines were lost since the start.
fn lost() -> usize {
    LOST.get().map_or(0, |lost| {
        lost.crowded
            .dropped_lines()
            .saturating_add(lost.refused.load(Ordering::Relaxed))
    })
}

/// A panic is a line as any other: the standard hook would wait for the reader of standard error.
fn panicked(info: &PanicHookInfo<'_>) {
    let text = info.payload_as_str().unwrap_or("-");
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(text, place, "a panic");
}

/// Counts what cannot be written, and goes on.
struct Forgiving {
    to: Stderr,
    refused: Arc<AtomicUsize>,
}

impl Write for Forgiving {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.write_all(line)?;
        Ok(line.len())
    }

    fn write_all(&mut self, line: &[u8]) -> io::Result<()> {
        if self.to.write_all(line).is_err() {
            self.refused.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        // What cannot be flushed is counted with its line.
        let _ = self.to.flush();
        Ok(())
    }
}
