//! Log lines, on standard error.

use crate::config::{Log, LogFormat};
use tracing::Level;
use tracing_subscriber::EnvFilter;

/// Our own crates. Others are heard from `warn` on only: at `debug`, some print what they carry.
const OURS: [&str; 5] = ["app", "gateway", "server", "service", "store"];

/// Starts logging; a second start changes nothing.
pub fn start(log: &Log) {
    let others = log.level.min(Level::WARN);
    let ours: Vec<_> = OURS.iter().map(|name| format!("{name}={}", log.level)).collect();
    let filter = EnvFilter::new(format!("{others},{}", ours.join(",")));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let started = match log.format {
        LogFormat::Text => lines.with_ansi(false).try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
    // It fails only if logging has been started before.
    drop(started);
}
