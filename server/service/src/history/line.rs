//! How an event is shown.

use crate::{dates, ports::Read, posts::card::Cards};
use data_encoding::HEXLOWER;
use domain::{
    Failure, PostId, UnixMillis,
    audit::{Event, about},
    views::Unnamed,
    views::history::Line,
};
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, HashMap};

/// What the lines of a list have in common.
pub(crate) struct Lines<'a> {
    pub zone: &'a TimeZone,
    pub now: UnixMillis,
}

impl Lines<'_> {
    /// A post keeps the title it had. One that had none is called by what it is now, as everywhere else: a name stored
    /// then would lead the reader to no post that the planner shows.
    pub(crate) async fn all<R: Read + ?Sized>(
        &self,
        db: &mut R,
        events: &[Event],
    ) -> Result<Vec<Line>, Failure> {
        let mut known: HashMap<PostId, Unnamed> = HashMap::new();
        let mut lines = Vec::with_capacity(events.len());
        for event in events {
            let mut line = self.line(event);
            if let Some((post, _)) = line.post.as_ref().filter(|(_, title)| title.is_empty()) {
                if !known.contains_key(post) {
                    known.insert(*post, self.unnamed(db, *post).await?);
                }
                line.unnamed = known.get(post).cloned();
            }
            lines.push(line);
        }
        Ok(lines)
    }

    async fn unnamed<R: Read + ?Sized>(&self, db: &mut R, id: PostId) -> Result<Unnamed, Failure> {
        // Of a post that was deleted nothing is known any more.
        let Some(post) = db.post(id).await? else {
            return Ok(Unnamed::default());
        };
        let Some(project) = db.project(post.project_id).await? else {
            return Ok(Unnamed::default());
        };
        let channels = db.channels(project.id).await?;
        let card = Cards::new(&project, &channels, self.now).card(&post);
        Ok(card.unnamed.unwrap_or_else(|| Unnamed {
            pictures: post.revision.content.media.len(),
            networks: card.platforms,
            day: card.when.map(|when| when.day),
        }))
    }

    fn line(&self, event: &Event) -> Line {
        let mut facts: BTreeMap<String, String> = serde_json::from_str(&event.details).unwrap_or_default();
        let mut fact = |name: &str| facts.remove(name).unwrap_or_default();
        let (post, link, note) = (fact(about::POST), fact(about::LINK), fact(about::NOTE));
        Line {
            seq: event.seq,
            when: dates::when(event.at, self.zone, self.now),
            kind: event.kind,
            actor_kind: event.actor_kind,
            actor: event.actor_name.clone(),
            post: event.post_id.map(|id| (id, post)),
            unnamed: None,
            link: event.link_id.map(|id| (id, link)),
            note,
            facts: facts.into_iter().collect(),
            address: event.address.clone().unwrap_or_default(),
            user_agent: event.user_agent.clone().unwrap_or_default(),
            hash: HEXLOWER.encode(&event.hash),
        }
    }
}
