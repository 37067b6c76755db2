//! What has ended.

use super::Got;
use crate::model::Stale;
use async_trait::async_trait;
use domain::UnixMillis;

/// Changes what has ended.
#[async_trait]
pub trait WriteSweep: Send {
    /// Removes what ended, or for devices and guesses began, before this instant, and says how much.
    async fn sweep(&mut self, stale: Stale, before: UnixMillis) -> Got<u64>;
}
