//! What changes, as it changes: the audit log, followed by one task for all open streams.

use domain::{
    Failure, LinkId, PostId, ProjectId, WorkspaceId,
    audit::{Event, Kind},
};
use service::ports::Store;
use std::{collections::HashMap, sync::Arc, time::Duration};
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;

/// Changes kept for a stream that is slow; a slower one is told to look at everything again.
const KEPT: usize = 512;
/// Events read at a time.
const BATCH: i64 = 500;
/// Another server may write to the same database.
const LOOK: Duration = Duration::from_secs(1);

/// One event of the log, without its content.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "as in `domain::audit::Event`")]
pub struct Change {
    pub workspace: WorkspaceId,
    pub seq: i64,
    pub project: Option<ProjectId>,
    pub post: Option<PostId>,
    pub link: Option<LinkId>,
    pub kind: Kind,
}

impl From<Event> for Change {
    fn from(event: Event) -> Self {
        Self {
            workspace: event.workspace_id,
            seq: event.seq,
            project: event.project_id,
            post: event.post_id,
            link: event.link_id,
            kind: event.kind,
        }
    }
}

/// Where changes are heard of.
#[derive(Clone, Debug)]
pub struct Feed(broadcast::Sender<Change>);

impl Default for Feed {
    fn default() -> Self {
        Self(broadcast::channel(KEPT).0)
    }
}

impl Feed {
    /// All changes from now on.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Change> {
        self.0.subscribe()
    }

    /// Follows the log of every workspace until the server ends.
    pub async fn follow(self, store: Arc<dyn Store>, shutdown: CancellationToken) {
        let mut seen: Option<HashMap<WorkspaceId, i64>> = None;
        loop {
            // Before the reading: a write in between must wake it again.
            let changed = store.changed();
            if let Err(error) = self.catch_up(&*store, &mut seen).await {
                tracing::debug!(%error, "the log cannot be followed right now");
            }
            tokio::select! {
                () = changed => {}
                () = tokio::time::sleep(LOOK) => {}
                () = shutdown.cancelled() => return,
            }
        }
    }

    /// Tells what came after `seen`. The first time, everything counts as seen.
    async fn catch_up(
        &self,
        store: &dyn Store,
        seen: &mut Option<HashMap<WorkspaceId, i64>>,
    ) -> Result<(), Failure> {
        let mut db = store.read().await?;
        let workspaces = db.workspaces().await?;
        let Some(seen) = seen else {
            let mut heads = HashMap::new();
            for workspace in workspaces {
                heads.insert(workspace.id, db.audit_head(workspace.id).await?.0);
            }
            *seen = Some(heads);
            return Ok(());
        };
        for workspace in workspaces {
            let last = seen.entry(workspace.id).or_default();
            loop {
                let events = db.events_after(workspace.id, *last, BATCH).await?;
                let more = i64::try_from(events.len()).is_ok_and(|count| count == BATCH);
                for entry in events {
                    // One that cannot be read tells nobody anything; the others are told.
                    let event = match entry {
                        Ok(event) => event,
                        Err(unreadable) => {
                            *last = unreadable.seq.max(*last);
                            continue;
                        }
                    };
                    *last = event.seq;
                    // It fails when nobody listens, and that is well.
                    drop(self.0.send(event.into()));
                }
                if !more {
                    break;
                }
            }
        }
        Ok(())
    }
}
