//! What is done again and again: removing what is long over, every hour, and keeping that this was at work, every minute.

use crate::shutdown::Shutdown;
use service::{Services, latest::keep_latest, sweep::sweep};
use std::time::Duration;

const SWEEP: Duration = Duration::from_secs(3_600);
const KEEP: Duration = Duration::from_secs(60);

/// Sweeps, at the start too, until the server ends.
pub async fn keep_swept(services: Services, mut shutdown: Shutdown) {
    loop {
        match sweep(&services).await {
            Ok(0) => {}
            Ok(swept) => tracing::info!(swept, "removed what is long over"),
            Err(error) => tracing::warn!(%error, "what is long over could not be removed"),
        }
        tokio::select! {
            () = tokio::time::sleep(SWEEP) => {}
            () = shutdown.begun() => return,
        }
    }
}

/// Keeps the time, at the start too, so that the next start knows a clock that was set back.
pub async fn keep_time(services: Services, mut shutdown: Shutdown) {
    loop {
        if let Err(error) = keep_latest(&services).await {
            tracing::warn!(%error, "the time could not be kept");
        }
        tokio::select! {
            () = tokio::time::sleep(KEEP) => {}
            () = shutdown.begun() => return,
        }
    }
}
