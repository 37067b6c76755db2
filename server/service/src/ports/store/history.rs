//! The log.

use super::Got;
use crate::model::{EventCount, EventFilter, NewEvent};
use async_trait::async_trait;
use domain::audit::{Entry, Event, Hash};
use domain::{LinkId, ProjectId, UnixMillis, WorkspaceId};

/// Looks up the log.
#[async_trait]
pub trait ReadHistory: Send {
    /// Events that pass the filter, newest first.
    async fn events(&mut self, workspace: WorkspaceId, filter: &EventFilter) -> Got<Vec<Entry>>;
    /// Events after `seq`, oldest first, at most `limit`.
    async fn events_after(&mut self, workspace: WorkspaceId, seq: i64, limit: i64) -> Got<Vec<Entry>>;
    /// The workspaces that the log names, or that are there; of an identifier that cannot be read, its text.
    async fn chains(&mut self) -> Got<Vec<Result<WorkspaceId, String>>>;
    /// The events of the posts of a project with `from <= scheduled_at < to`, counted by post and kind.
    async fn event_counts_between(
        &mut self,
        project: ProjectId,
        from: UnixMillis,
        to: UnixMillis,
    ) -> Got<Vec<EventCount>>;
    /// The number of the last event about a post of a link that concerns the link's page ([`Kind::concerns`]); 0 for none.
    ///
    /// [`Kind::concerns`]: domain::audit::Kind::concerns
    async fn last_event_on_link(&mut self, link: LinkId) -> Got<i64>;
    /// The events of the posts of a link, counted by post and kind.
    async fn event_counts_on_link(&mut self, link: LinkId) -> Got<Vec<EventCount>>;
    /// Sequence and hash of the last event; `(0, GENESIS)` for none.
    async fn audit_head(&mut self, workspace: WorkspaceId) -> Got<(i64, Hash)>;
}

/// Changes the log.
#[async_trait]
pub trait WriteHistory: Send {
    /// Appends to a workspace's chain, in this order: takes the next numbers, links each event to the one before, and keeps
    /// the new head. All are of one workspace.
    async fn append_events(&mut self, events: Vec<NewEvent>) -> Got<Vec<Event>>;
    /// Appends one event.
    async fn append_event(&mut self, event: NewEvent) -> Got<()> {
        self.append_events(vec![event]).await.map(drop)
    }
}
