//! Answers that are kept: a calendar that many follow is drawn once for each change, not once for each reader.
//!
//! An answer is true as long as nothing happened in its workspace that concerns people outside, which the audit log tells,
//! and until time alone changes it. Where nobody else can write to the database, a count of commits says without a query that nothing was.

use super::{
    drawn::{Body, Drawn, policy},
    shelf::{Key, Shelf},
};
use domain::{Failure, UnixMillis, WorkspaceId, audit::Entry};
use http::HeaderMap;
use service::{
    Services,
    actor::{Subscriber, Viewer},
};
use std::{
    future::Future,
    hash::{BuildHasher, RandomState},
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};
use tokio::sync::Mutex;

/// An answer, ready to be sent.
pub(super) struct Answer {
    /// Whose log tells of changes.
    workspace: WorkspaceId,
    /// The number of that log's last event up to which it is known to be true.
    seq: AtomicI64,
    /// The first instant at which time alone changes it.
    until: UnixMillis,
    /// The count of commits at which it was last known to be true.
    checked: AtomicU64,
    /// Whether other sites may show it in a frame.
    pub embeddable: bool,
    /// Its headers.
    pub head: HeaderMap,
    /// What it says.
    pub body: Body,
}

/// Who got through a gate.
pub(super) trait Entered {
    /// Whose log tells of changes to what they see.
    fn workspace(&self) -> WorkspaceId;
    /// Whether the address alone let them in, so that all who know it are answered alike.
    fn by_address(&self) -> bool;
    /// Whether other sites may show it in a frame.
    fn embeddable(&self) -> bool;
}

impl Entered for Viewer {
    fn workspace(&self) -> WorkspaceId {
        self.calendar.workspace_id
    }

    fn by_address(&self) -> bool {
        !self.calendar.locked
    }

    fn embeddable(&self) -> bool {
        self.calendar.options.embeddable
    }
}

impl Entered for Subscriber {
    fn workspace(&self) -> WorkspaceId {
        self.link.workspace_id
    }

    fn by_address(&self) -> bool {
        true
    }

    fn embeddable(&self) -> bool {
        false
    }
}

/// Drawings that may go on at the same time.
const TURNS: usize = 16;

/// The answers of this server.
#[derive(Clone, Default)]
pub struct Kept(Arc<Room>);

#[derive(Default)]
struct Room {
    shelf: Shelf<Answer>,
    /// Of many who wait for one answer, one draws it.
    turns: [Mutex<()>; TURNS],
    spread: RandomState,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Kept(..)")
    }
}

impl Kept {
    /// The answer that is kept, or a new one.
    pub(super) async fn answer<P: Entered, E: Future<Output = Result<P, Failure>>>(
        &self,
        services: &Services,
        key: Key,
        enter: impl Fn() -> E,
        draw: impl AsyncFnOnce(&P) -> Result<Drawn, Failure>,
    ) -> Result<Arc<Answer>, Failure> {
        if let Some(answer) = self.find(services, &key).await? {
            return Ok(answer);
        }
        let entered = enter().await;
        if entered.is_err() {
            // What opens nothing any more costs from now on what never opened anything.
            self.0.shelf.forget(&key);
        }
        let person = entered?;
        let (workspace, public) = (person.workspace(), person.by_address());
        let _turn = if public {
            let (asked, _) = services.store.read().await?.audit_head(workspace).await?;
            let turn = self.turn(&key).lock().await;
            // Somebody drew it while this one waited, and drew nothing older than what was there when it asked.
            let drawn = self.0.shelf.get(&key);
            if let Some(answer) = drawn.filter(|drawn| {
                drawn.seq.load(Ordering::Acquire) >= asked && services.clock.now() < drawn.until
            }) {
                return Ok(answer);
            }
            Some(turn)
        } else {
            None
        };
        // Before all that is drawn from: what is written meanwhile, the end of the address too, must count as new.
        let commits = services.store.commits().unwrap_or_default();
        let (seq, _) = services.store.read().await?.audit_head(workspace).await?;
        let person = enter().await?;
        let drawn = draw(&person).await?;
        let public = public && person.by_address();
        let before = self.0.shelf.get(&key);
        let before = before.as_ref().map(|before| &before.body);
        let policy = policy(person.embeddable());
        let body = Body::new(drawn.body, &policy, before, services.clock.now(), public);
        let bytes = body.bytes();
        let answer = Arc::new(Answer {
            workspace,
            seq: AtomicI64::new(seq),
            until: drawn.until,
            checked: AtomicU64::new(commits),
            embeddable: person.embeddable(),
            head: body.head(drawn.content_type, policy),
            body,
        });
        if public {
            // A slower drawing of an older state does not take the place of a newer one.
            self.0.shelf.put(key, Arc::clone(&answer), bytes, |old| {
                old.seq.load(Ordering::Acquire) <= seq
            });
        }
        Ok(answer)
    }

    fn turn(&self, key: &Key) -> &Mutex<()> {
        let hash = usize::try_from(self.0.spread.hash_one(key) & 0xffff).unwrap_or_default();
        &self.0.turns[hash % TURNS]
    }

    /// The answer, if it is still true.
    async fn find(&self, services: &Services, key: &Key) -> Result<Option<Arc<Answer>>, Failure> {
        let Some(answer) = self.0.shelf.get(key) else {
            return Ok(None);
        };
        if services.clock.now() >= answer.until {
            return Ok(None);
        }
        let commits = services.store.commits();
        if commits.is_some_and(|count| answer.checked.load(Ordering::Acquire) == count) {
            return Ok(Some(answer));
        }
        if !still_true(services, &answer).await? {
            return Ok(None);
        }
        if let Some(count) = commits {
            answer.checked.store(count, Ordering::Release);
        }
        Ok(Some(answer))
    }
}

/// Events that are looked at, one by one, for what concerns people outside; after more, an answer is made anew.
const LOOKED_AT: i64 = 100;

/// Whether nothing happened since that concerns it: somebody signing in, or looking at a post, does not.
async fn still_true(services: &Services, answer: &Answer) -> Result<bool, Failure> {
    let known = answer.seq.load(Ordering::Acquire);
    let mut db = services.store.read().await?;
    let (seq, _) = db.audit_head(answer.workspace).await?;
    if seq == known {
        return Ok(true);
    }
    if !(1..=LOOKED_AT).contains(&seq.saturating_sub(known)) {
        return Ok(false);
    }
    let events = db.events_after(answer.workspace, known, LOOKED_AT).await?;
    // One that cannot be read may be anything.
    let concerns = |entry: &Entry| entry.as_ref().map_or(true, |event| event.kind.concerns().outside);
    let looked_at = events.last().map_or(known, |entry| match entry {
        Ok(event) => event.seq,
        Err(unreadable) => unreadable.seq,
    });
    if looked_at < seq || events.iter().any(concerns) {
        return Ok(false);
    }
    answer.seq.fetch_max(looked_at, Ordering::AcqRel);
    Ok(true)
}
