//! The audit log: what it records, and the chain that proves it.
//!
//! Each workspace's events form a chain: event `n` carries SHA-256 over its own fields and the hash of event `n - 1`.
//! Sequence numbers start at 1 and have no gaps.

use strum::{EnumString, IntoStaticStr, VariantArray};
pub mod about;
mod concerns;
mod fact;
mod what;

pub use concerns::Concerns;
pub use what::{Kind, What};

use crate::{
    LinkId, PostId, ProjectId, Spelled, UnixMillis, WorkspaceId,
    seal::{self, Seal},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The hash before the first event.
pub const GENESIS: Hash = [0; 32];

/// Who did it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ActorKind {
    /// A member of staff.
    Staff,
    /// An approver, by a link.
    Approver,
    /// Nobody known: a fetch, a wrong password.
    Visitor,
    /// The program.
    System,
}

/// A line of history, as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Whose log.
    pub workspace_id: WorkspaceId,
    /// Place in the chain, from 1.
    pub seq: i64,
    /// When.
    pub at: UnixMillis,
    /// What.
    pub kind: Kind,
    /// Who, by kind.
    pub actor_kind: ActorKind,
    /// Who, by identifier, if there is one.
    pub actor_id: Option<String>,
    /// Who, by the name they had then.
    pub actor_name: String,
    /// The project concerned.
    pub project_id: Option<ProjectId>,
    /// The link concerned.
    pub link_id: Option<LinkId>,
    /// The post concerned.
    pub post_id: Option<PostId>,
    /// What else is to know, as JSON with sorted keys; the exact text is hashed. [`What`] says what each kind has there;
    /// beside that stand the names of what it is about.
    pub details: String,
    /// The client's network address.
    pub address: Option<String>,
    /// The client's program.
    pub user_agent: Option<String>,
    /// What it changed, as it left it.
    pub seals: Vec<Seal>,
    /// Hash of the event before.
    pub prev_hash: Hash,
    /// Hash of this event.
    pub hash: Hash,
}

impl Event {
    /// The hash that this event must carry: every field, each preceded by its length in bytes, so that no two
    /// different events have the same encoding.
    #[must_use]
    pub fn expected_hash(&self) -> Hash {
        let id = |id: Option<String>| id.unwrap_or_default();
        let mut fields = vec![
            "countersign-audit-1".to_owned(),
            self.workspace_id.to_string(),
            self.seq.to_string(),
            self.at.0.to_string(),
            self.kind.as_str().to_owned(),
            self.actor_kind.as_str().to_owned(),
            optional(self.actor_id.as_deref()),
            self.actor_name.clone(),
            id(self.project_id.map(|i| i.to_string())),
            id(self.link_id.map(|i| i.to_string())),
            id(self.post_id.map(|i| i.to_string())),
            self.details.clone(),
            optional(self.address.as_deref()),
            optional(self.user_agent.as_deref()),
        ];
        if !self.seals.is_empty() {
            fields.push(seal::written(&self.seals));
        }
        digest(&self.prev_hash, fields)
    }
}

/// SHA-256 over `before` and each field with its length in bytes.
pub(crate) fn digest(before: &[u8], fields: impl IntoIterator<Item = String>) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(before);
    for field in fields {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field.as_bytes());
    }
    hasher.finalize().into()
}

/// A field that may be absent, which differs from an empty one.
#[must_use]
pub fn optional(text: Option<&str>) -> String {
    text.map_or_else(|| "-".to_owned(), |text| format!("+{text}"))
}

/// An event, or the number in the database of what cannot be read as one.
pub type Entry = Result<Event, Unreadable>;

/// A line of the log that no version of this program wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its place in the chain, as far as it has one.
    pub seq: i64,
}

/// What is wrong with a chain, by the first event that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A number is missing, doubled or out of order.
    #[error("event {expected} is missing: found {found} in its place")]
    Gap {
        /// The number that should be here.
        expected: i64,
        /// The number that is.
        found: i64,
    },
    /// The event does not follow the one before it.
    #[error("event {0} does not continue the event before it")]
    Link(i64),
    /// The event cannot be read.
    #[error("event {0} cannot be read: this program did not write it")]
    Unreadable(i64),
    /// The event's own fields do not give its hash.
    #[error("event {0} was altered")]
    Altered(i64),
    /// The log ends before or after the head that was recorded.
    #[error("the log ends at event {found}, its head says {expected}")]
    Head {
        /// By the head.
        expected: i64,
        /// By the events.
        found: i64,
    },
}

/// Follows a chain event by event.
#[derive(Debug)]
pub struct Verifier {
    seq: i64,
    hash: Hash,
}

impl Default for Verifier {
    fn default() -> Self {
        Self {
            seq: 0,
            hash: GENESIS,
        }
    }
}

impl Verifier {
    /// Takes the next event. Whatever it is, the one after it is compared with it.
    ///
    /// # Errors
    /// What does not hold.
    pub fn next(&mut self, entry: &Entry) -> Result<(), Broken> {
        let event = match entry {
            Ok(event) => event,
            Err(Unreadable { seq }) => {
                self.seq = *seq;
                return Err(Broken::Unreadable(*seq));
            }
        };
        let (seq, hash) = (self.seq + 1, self.hash);
        (self.seq, self.hash) = (event.seq, event.hash);
        if event.seq != seq {
            return Err(Broken::Gap {
                expected: seq,
                found: event.seq,
            });
        }
        if event.prev_hash != hash {
            return Err(Broken::Link(event.seq));
        }
        if event.expected_hash() != event.hash {
            return Err(Broken::Altered(event.seq));
        }
        Ok(())
    }

    /// Compares the end with the recorded head, and gives the number of events.
    ///
    /// # Errors
    /// Events are missing at the end, or there are too many.
    pub fn finish(self, head_seq: i64, head_hash: Hash) -> Result<i64, Broken> {
        if self.seq == head_seq && self.hash == head_hash {
            Ok(self.seq)
        } else {
            Err(Broken::Head {
                expected: head_seq,
                found: self.seq,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn chain(length: i64) -> Vec<Event> {
        let mut events = Vec::new();
        let mut prev_hash = GENESIS;
        for seq in 1..=length {
            let mut event = Event {
                workspace_id: WorkspaceId(Uuid::from_u128(1)),
                seq,
                at: UnixMillis(1_000 + seq),
                kind: Kind::Approved,
                actor_kind: ActorKind::Approver,
                actor_id: Some(format!("a{seq}")),
                actor_name: "Tom".into(),
                project_id: None,
                link_id: None,
                post_id: None,
                details: "{}".into(),
                address: None,
                user_agent: Some(String::new()),
                seals: Vec::new(),
                prev_hash,
                hash: GENESIS,
            };
            event.hash = event.expected_hash();
            prev_hash = event.hash;
            events.push(event);
        }
        events
    }

    fn verify(events: &[Event], head: &Event) -> Result<i64, Broken> {
        let mut verifier = Verifier::default();
        for event in events {
            verifier.next(&Ok(event.clone()))?;
        }
        verifier.finish(head.seq, head.hash)
    }

    proptest! {
        #[test]
        fn any_tampering_is_found(length in 2i64..12, at in 0usize..12, how in 0u8..5) {
            let events = chain(length);
            let head = events[events.len() - 1].clone();
            prop_assert_eq!(verify(&events, &head), Ok(length));
            let at = at % events.len();
            let mut bad = events;
            match how {
                0 => bad[at].actor_name.push('!'),
                1 => { bad.remove(at); }
                2 => { let twin = bad[at].clone(); bad.insert(at, twin); }
                3 => { let other = (at + 1) % bad.len(); bad.swap(at, other); }
                _ => { bad[at].details = r#"{"a":1}"#.into(); bad[at].hash = bad[at].expected_hash(); }
            }
            prop_assert!(verify(&bad, &head).is_err());
        }
    }

    #[test]
    fn absent_and_empty_differ() {
        let mut event = chain(1).remove(0);
        let with_empty = event.expected_hash();
        event.user_agent = None;
        assert_ne!(event.expected_hash(), with_empty);
    }
}
