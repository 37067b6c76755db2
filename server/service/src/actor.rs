//! Who acts. A use case that takes one of these has no other way to be called.

use crate::{
    Services,
    model::{ReviewSession, User},
    record,
    secrets::Token,
};
use domain::{
    Failure, UnixMillis,
    audit::{ActorKind, What},
    link::Link,
    staff::Permission,
};

/// The browser at the other end.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// Its network address, after the configured proxies.
    pub address: String,
    /// What it says it is; cut at 300 characters.
    pub user_agent: String,
}

impl Caller {
    /// The part of the address that one customer of a network provider holds: an IPv4 address, or an IPv6 /64.
    #[must_use]
    pub fn network(&self) -> String {
        match self.address.parse::<std::net::IpAddr>().map(|a| a.to_canonical()) {
            Ok(std::net::IpAddr::V6(v6)) => {
                let [a, b, c, d, ..] = v6.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
            Ok(v4) => v4.to_string(),
            Err(_) => "unknown".to_owned(),
        }
    }
}

/// Somebody who follows a shared calendar. There is nothing that they may change.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The calendar, which has not ended.
    pub calendar: domain::shared_calendar::SharedCalendar,
    /// What its address holds.
    pub token: Token,
}

/// Somebody whose calendar program follows an approval link. There is nothing that it may change.
#[derive(Clone, Debug)]
pub struct Subscriber {
    /// The link, which is active.
    pub link: Link,
}

/// A signed-in member of staff.
#[derive(Clone, Debug)]
pub struct Staff {
    /// Who.
    pub user: User,
    /// Their browser.
    pub caller: Caller,
}

impl Staff {
    /// Passes if the role permits it.
    ///
    /// # Errors
    /// [`Failure::Forbidden`].
    pub fn require(&self, permission: Permission) -> Result<(), Failure> {
        if self.may(permission) {
            Ok(())
        } else {
            Err(Failure::Forbidden)
        }
    }

    /// Whether the role permits it.
    #[must_use]
    pub const fn may(&self, permission: Permission) -> bool {
        domain::staff::may(self.user.role, self.user.can_create_links, permission)
    }

    /// The start of an audit event by this person.
    #[must_use]
    pub fn event(&self, what: &What, now: UnixMillis) -> record::EventDraft {
        record::EventDraft::new(self.user.workspace_id, what, now)
            .by(ActorKind::Staff, Some(self.user.id.to_string()), &self.user.name)
            .from(&self.caller)
    }
}

/// An approver whose browser unlocked a link that is active now.
#[derive(Clone, Debug)]
pub struct Reviewer {
    /// The link.
    pub link: Link,
    /// The name of its approver.
    pub name: String,
    /// The session.
    pub session: ReviewSession,
    /// Their browser.
    pub caller: Caller,
}

impl Reviewer {
    /// The start of an audit event by this person.
    #[must_use]
    pub fn event(&self, what: &What, now: UnixMillis) -> record::EventDraft {
        record::EventDraft::new(self.link.workspace_id, what, now)
            .by(
                ActorKind::Approver,
                Some(self.link.approver_id.to_string()),
                &self.name,
            )
            .link(&self.link)
            .from(&self.caller)
    }
}

impl Services {
    /// The start of an audit event about a link by a browser that has shown nothing.
    #[must_use]
    pub fn visitor_event(&self, link: &Link, caller: &Caller, what: &What) -> record::EventDraft {
        record::EventDraft::new(link.workspace_id, what, self.clock.now())
            .by(ActorKind::Visitor, None, "")
            .link(link)
            .from(caller)
    }
}
