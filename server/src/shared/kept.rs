//! Answers that are kept: a calendar that many follow is drawn once for each change, not once for each reader.
//!
//! An answer is true as long as nothing was written to its workspace, which the audit log tells, and until time alone
//! changes it. Where nobody else can write to the database, a count of commits says without a query that nothing was.

use bytes::Bytes;
use domain::{Failure, UnixMillis, WorkspaceId};
use http::HeaderValue;
use service::{Services, model::TokenHash};
use std::{
    collections::HashMap,
    sync::{
        Arc, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// Most answers: readers of odd dates cannot fill the memory.
const MOST: usize = 128;

/// What an answer is about.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// Whose.
    pub token: TokenHash,
    /// Which of its pages, data or feeds, with its query.
    pub what: String,
}

/// An answer, ready to be sent.
pub(super) struct Answer {
    /// Whose log tells of changes.
    pub workspace: WorkspaceId,
    /// The number of that log's last event when it was made.
    pub seq: i64,
    /// The first instant at which time alone changes it.
    pub until: UnixMillis,
    /// Whether other sites may show it in a frame.
    pub embeddable: bool,
    /// What it is.
    pub content_type: HeaderValue,
    /// Of the body.
    pub tag: HeaderValue,
    /// Since when the body is as it is.
    pub since: HeaderValue,
    /// As it is.
    pub plain: Bytes,
    /// Compressed with Brotli, if it is kept.
    pub brotli: Option<Bytes>,
    /// The count of commits at which it was last known to be true.
    pub checked: AtomicU64,
}

/// The answers of this server.
#[derive(Clone, Default)]
pub struct Kept(Arc<RwLock<HashMap<Key, Arc<Answer>>>>);

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Kept(..)")
    }
}

impl Kept {
    /// The answer, if it is still true.
    pub(super) async fn find(&self, services: &Services, key: &Key) -> Result<Option<Arc<Answer>>, Failure> {
        let Some(answer) = self.0.read().ok().and_then(|kept| kept.get(key).cloned()) else {
            return Ok(None);
        };
        if services.clock.now() >= answer.until {
            return Ok(None);
        }
        let commits = services.store.commits();
        if commits.is_some_and(|count| answer.checked.load(Ordering::Acquire) == count) {
            return Ok(Some(answer));
        }
        let (seq, _) = services.store.read().await?.audit_head(answer.workspace).await?;
        if seq != answer.seq {
            return Ok(None);
        }
        if let Some(count) = commits {
            answer.checked.store(count, Ordering::Release);
        }
        Ok(Some(answer))
    }

    /// What was said before, true or not: its body may be the same.
    pub(super) fn before(&self, key: &Key) -> Option<Arc<Answer>> {
        self.0.read().ok().and_then(|kept| kept.get(key).cloned())
    }

    /// Keeps an answer.
    pub(super) fn keep(&self, key: Key, answer: Arc<Answer>) {
        if let Ok(mut kept) = self.0.write() {
            if kept.len() >= MOST && !kept.contains_key(&key) {
                // One calendar makes room for itself before it takes the room of others.
                let own = kept.keys().find(|other| other.token == key.token);
                if let Some(old) = own.or_else(|| kept.keys().next()).cloned() {
                    kept.remove(&old);
                }
            }
            kept.insert(key, answer);
        }
    }
}
