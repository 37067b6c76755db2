//! Approval links with their progress.

use super::Got;
use crate::model::LinkSummary;
use async_trait::async_trait;
use domain::{LinkId, WorkspaceId};

/// Looks up approval links with their progress.
#[async_trait]
pub trait ReadSummaries: Send {
    /// Every link of a workspace with its progress, newest first.
    async fn link_summaries(&mut self, workspace: WorkspaceId) -> Got<Vec<LinkSummary>>;
    /// A link with its progress.
    async fn link_summary(&mut self, id: LinkId) -> Got<Option<LinkSummary>>;
}
