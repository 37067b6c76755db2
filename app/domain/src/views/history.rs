//! The audit log, as staff read it.

use super::{Unnamed, When};
use crate::{
    LinkId, PostId,
    audit::{ActorKind, Kind, What, about},
};
use serde::{Deserialize, Serialize};

/// A line of history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Place in the chain.
    pub seq: i64,
    /// When, in the zone of the list.
    pub when: When,
    /// What.
    pub kind: Kind,
    /// Who, by kind.
    pub actor_kind: ActorKind,
    /// Who.
    pub actor: String,
    /// Post concerned, with the title it had.
    pub post: Option<(PostId, String)>,
    /// What that post is called by, if it had no title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unnamed: Option<Unnamed>,
    /// Link concerned, with its title.
    pub link: Option<(LinkId, String)>,
    /// A note, message or reason that belongs to it.
    pub note: String,
    /// Other facts, of its kind and of what it is about: name and value.
    pub facts: Vec<(String, String)>,
    /// Network address.
    pub address: String,
    /// Program.
    pub user_agent: String,
    /// Hash, in hex.
    pub hash: String,
}

impl Line {
    /// What happened, with its facts.
    #[must_use]
    pub fn what(&self) -> What {
        What::read(self.kind, |name| self.fact(name))
    }

    /// A fact by its name in the log, or nothing.
    #[must_use]
    pub fn fact(&self, name: &str) -> &str {
        if name == about::NOTE {
            return &self.note;
        }
        let mut named = self.facts.iter().filter(|(key, _)| key == name);
        named.next().map_or("", |(_, text)| text)
    }
}

/// A page of the workspace's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Log {
    /// Newest first.
    pub lines: Vec<Line>,
    /// IANA name of the zone in which all times are told.
    pub time_zone: String,
    /// The number to continue below, if there is more.
    pub more_before: Option<i64>,
    /// The numbers of entries that this program did not write: they are missing among the lines.
    pub unreadable: Vec<i64>,
    /// Names that appear as actors.
    pub actors: Vec<String>,
}

/// What to list of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct LogFilter {
    pub kind: Option<Kind>,
    pub actor: Option<String>,
    pub link: Option<LinkId>,
    pub post: Option<PostId>,
    pub before: Option<i64>,
}
