//! Proving the log: every workspace's chain, event by event.

use crate::ports::{Read, Store};
use domain::{
    Failure, WorkspaceId,
    audit::{Broken, Verifier},
};

/// Events read at a time.
const BATCH: i64 = 1_000;

/// What a workspace's chain came to.
#[derive(Debug)]
pub struct Proof {
    /// The workspace's name.
    pub workspace: String,
    /// The number of events, or the first thing that does not hold.
    pub result: Result<i64, Broken>,
}

/// Follows every chain from its first event to its head.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn verify(store: &dyn Store) -> Result<Vec<Proof>, Failure> {
    let mut db = store.read().await?;
    let mut proofs = Vec::new();
    for workspace in db.workspaces().await? {
        let mut result = follow(&mut *db, workspace.id).await?;
        // A server that runs meanwhile may have added events between the last one and the head.
        if matches!(result, Err(Broken::Head { .. })) {
            result = follow(&mut *db, workspace.id).await?;
        }
        proofs.push(Proof {
            workspace: workspace.name,
            result,
        });
    }
    Ok(proofs)
}

async fn follow(db: &mut dyn Read, workspace: WorkspaceId) -> Result<Result<i64, Broken>, Failure> {
    let mut verifier = Verifier::default();
    let mut seen = 0;
    loop {
        let events = db.events_after(workspace, seen, BATCH).await?;
        for event in &events {
            if let Err(broken) = verifier.next(event) {
                return Ok(Err(broken));
            }
            seen = event.seq;
        }
        if events.is_empty() {
            let (head_seq, head_hash) = db.audit_head(workspace).await?;
            return Ok(verifier.finish(head_seq, head_hash));
        }
    }
}
