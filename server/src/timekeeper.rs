//! Keeping, every minute, that this was at work.

use service::{Services, latest::keep_latest};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

const KEEP: Duration = Duration::from_secs(60);

/// Keeps the time, at the start too, so that the next start knows a clock that was set back.
pub async fn keep_time(services: Services, shutdown: CancellationToken) {
    loop {
        if let Err(error) = keep_latest(&services).await {
            tracing::warn!(%error, "the time could not be kept");
        }
        tokio::select! {
            () = tokio::time::sleep(KEEP) => {}
            () = shutdown.cancelled() => return,
        }
    }
}
