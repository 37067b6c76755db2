//! Proving the log: every workspace's chain, event by event.

use crate::ports::Store;
use domain::{
    Failure,
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
        let (head_seq, head_hash) = db.audit_head(workspace.id).await?;
        let mut verifier = Verifier::default();
        let mut seen = 0;
        let result = 'chain: loop {
            let events = db.events_after(workspace.id, seen, BATCH).await?;
            // Events after the head that was read belong to writes that came later.
            for event in events.iter().filter(|e| e.seq <= head_seq || head_seq == 0) {
                if let Err(broken) = verifier.next(event) {
                    break 'chain Err(broken);
                }
                seen = event.seq;
            }
            let ended = i64::try_from(events.len()).unwrap_or(0) < BATCH || seen >= head_seq;
            if ended {
                break verifier.finish(head_seq, head_hash);
            }
        };
        proofs.push(Proof { workspace: workspace.name, result });
    }
    Ok(proofs)
}
