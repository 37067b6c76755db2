//! How an event is shown.

use crate::dates;
use data_encoding::HEXLOWER;
use domain::{UnixMillis, audit::Event, views::history::Line};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// What the lines of a list have in common.
pub(crate) struct Lines<'a> {
    pub zone: &'a TimeZone,
    pub now: UnixMillis,
}

impl Lines<'_> {
    pub(crate) fn all(&self, events: &[Event]) -> Vec<Line> {
        events.iter().map(|event| self.line(event)).collect()
    }

    fn line(&self, event: &Event) -> Line {
        let mut facts: BTreeMap<String, String> = serde_json::from_str(&event.details).unwrap_or_default();
        let mut fact = |name: &str| facts.remove(name).unwrap_or_default();
        let (post, link, note) = (fact("post"), fact("link"), fact("note"));
        Line {
            seq: event.seq,
            when: dates::when(event.at, self.zone, self.now),
            kind: event.kind,
            actor_kind: event.actor_kind,
            actor: event.actor_name.clone(),
            post: event.post_id.map(|id| (id, post)),
            link: event.link_id.map(|id| (id, link)),
            note,
            facts: facts.into_iter().collect(),
            address: event.address.clone().unwrap_or_default(),
            user_agent: event.user_agent.clone().unwrap_or_default(),
            hash: HEXLOWER.encode(&event.hash),
        }
    }
}
