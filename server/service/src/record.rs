//! Building audit events.

use crate::{actor::Caller, model::NewEvent};
use domain::{
    PostId, ProjectId, UnixMillis, WorkspaceId,
    audit::{ActorKind, What, about},
    link::Link,
    post::{Post, title_of},
    seal::Seal,
    shared_calendar::SharedCalendar,
};
use std::collections::BTreeMap;

/// An audit event in the making.
#[derive(Clone, Debug)]
pub struct EventDraft {
    event: NewEvent,
    details: BTreeMap<&'static str, String>,
}

impl EventDraft {
    /// An event by the program.
    #[must_use]
    pub fn new(workspace_id: WorkspaceId, what: &What, at: UnixMillis) -> Self {
        Self {
            event: NewEvent {
                workspace_id,
                at,
                kind: what.kind(),
                actor_kind: ActorKind::System,
                actor_id: None,
                actor_name: String::new(),
                project_id: None,
                link_id: None,
                post_id: None,
                details: String::new(),
                address: None,
                user_agent: None,
                seals: Vec::new(),
            },
            details: what.facts().into_iter().collect(),
        }
    }

    /// Who did it.
    #[must_use]
    pub fn by(mut self, kind: ActorKind, id: Option<String>, name: &str) -> Self {
        self.event.actor_kind = kind;
        self.event.actor_id = id;
        name.clone_into(&mut self.event.actor_name);
        self
    }

    /// From which browser.
    #[must_use]
    pub fn from(mut self, caller: &Caller) -> Self {
        self.event.address = Some(caller.address.clone()).filter(|a| !a.is_empty());
        self.event.user_agent = Some(caller.user_agent.clone()).filter(|a| !a.is_empty());
        self
    }

    /// About which project.
    #[must_use]
    pub const fn project(mut self, id: ProjectId) -> Self {
        self.event.project_id = Some(id);
        self
    }

    /// About which link; its title is kept as it was.
    #[must_use]
    pub fn link(mut self, link: &Link) -> Self {
        self.event.link_id = Some(link.id);
        self.event.project_id = Some(link.project_id);
        self.fact(about::LINK, &link.title)
    }

    /// About which shared calendar; its title is kept as it was.
    #[must_use]
    pub fn shared_calendar(mut self, calendar: &SharedCalendar) -> Self {
        self.event.project_id = Some(calendar.project_id);
        self.fact(about::SHARED_CALENDAR, calendar.id)
            .fact(about::SHARED_CALENDAR_TITLE, &calendar.options.title)
    }

    /// About which post; its title is kept as it was.
    #[must_use]
    pub fn post(mut self, post: &Post) -> Self {
        self.event.project_id = Some(post.project_id);
        self.post_titled(post.id, &title_of(&post.revision.content))
            .fact(about::REVISION, post.revision.number)
    }

    /// About a post of which only this is known.
    #[must_use]
    pub fn post_titled(mut self, id: PostId, title: &str) -> Self {
        self.event.post_id = Some(id);
        self.fact(about::POST, title)
    }

    /// What it changed, as it left it.
    #[must_use]
    pub fn seals(mut self, seals: impl IntoIterator<Item = Seal>) -> Self {
        self.event.seals.extend(seals);
        self
    }

    /// What the subject was called, or which version it was.
    fn fact(mut self, name: &'static str, value: impl ToString) -> Self {
        let value = value.to_string();
        if !value.is_empty() {
            self.details.insert(name, value);
        }
        self
    }

    /// What goes to the store.
    #[must_use]
    pub fn done(mut self) -> NewEvent {
        self.event.details = serde_json::to_string(&self.details).unwrap_or_default();
        self.event
    }
}
