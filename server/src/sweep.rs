//! Removing what is long over, at the start and then every hour.

use crate::shutdown::Shutdown;
use service::{Services, sweep::sweep};
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(3_600);

/// Sweeps until the server ends.
pub async fn keep_swept(services: Services, mut shutdown: Shutdown) {
    loop {
        match sweep(&services).await {
            Ok(0) => {}
            Ok(swept) => tracing::info!(swept, "removed what is long over"),
            Err(error) => tracing::warn!(%error, "what is long over could not be removed"),
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = shutdown.begun() => return,
        }
    }
}
