//! What happens, with the facts of each kind: the one place where they are spelled.

use super::fact::Fact;
use crate::{
    RequestKey, RevisionId, SharedCalendarId, platform::Platform, review::Verdict, staff::Role,
    views::people::ZoneChange,
};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The name of a fact in the log: that of its field, unless it has another one.
macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident => $name:literal $({ $($field:ident $(= $key:literal)?: $type:ty),+ })?),+ $(,)?) => {
        /// The kind of what happened.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]

        pub enum Kind { $($(#[$doc])* #[strum(serialize = $name)] $variant),+ }

        /// What happened, with its facts. Never a secret. Times are told as people of the project read them, with their
        /// zone; of an event by an older version a fact may be empty.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the names say it")]
        pub enum What { $($(#[$doc])* $variant $({ $($field: $type),+ })?),+ }

        impl What {
            /// Its kind.
            #[must_use]
            pub const fn kind(&self) -> Kind {
                match self { $(Self::$variant { .. } => Kind::$variant),+ }
            }

            /// The facts by their names in the log, those that say nothing left out.
            #[must_use]
            pub fn facts(&self) -> Vec<(&'static str, String)> {
                let mut facts = match self {
                    $(Self::$variant $({ $($field),+ })? => vec![$($((key!($field $($key)?), $field.written())),+)?]),+
                };
                facts.retain(|(_, text)| !text.is_empty());
                facts
            }

            /// What an event of that kind says, with `fact` giving a fact by its name, or nothing.
            #[must_use]
            pub fn read<'f>(kind: Kind, fact: impl Fn(&str) -> &'f str) -> Self {
                match kind {
                    $(Kind::$variant => Self::$variant $({ $($field: Fact::read(fact(key!($field $($key)?)))),+ })?),+
                }
            }
        }
    };
}

kinds! {
    /// The workspace was set up.
    WorkspaceCreated => "workspace.created" { workspace: String },
    /// What the log had not bound yet was bound as it was found.
    Bound => "log.bound" { rows: usize },
    /// A member of staff signed in.
    SignedIn => "staff.signed_in",
    /// A sign-in with a wrong password.
    SignInFailed => "staff.sign_in_failed",
    /// A member of staff signed out.
    SignedOut => "staff.signed_out",
    /// The operator gave an account a new password.
    PasswordReset => "staff.password_reset" { person: String },
    /// The operator forgot the wrong guesses for an account.
    AccountUnlocked => "staff.unlocked" { person: String },
    /// Work that the program had set aside is tried again.
    JobTriedAgain => "job.tried_again" { task: String },
    /// Work that the program had set aside is not done.
    JobDropped => "job.dropped" { task: String },
    /// Somebody was invited.
    PersonInvited => "person.invited" { email: String, role: Option<Role> },
    /// An invitation was taken back before anybody accepted it.
    InvitationWithdrawn => "person.invitation_withdrawn" { email: String },
    /// An invitation was accepted.
    PersonJoined => "person.joined",
    /// A role or permission changed.
    PersonChanged => "person.changed" { person: String, from: Option<Role>, role: Option<Role>, creates_links = "links.create": bool },
    /// A person got another name.
    PersonRenamed => "person.renamed" { from: String, person: String },
    /// A person was removed from the workspace.
    PersonRemoved => "person.removed" { person: String, email: String, role: Option<Role> },
    /// A project was created.
    ProjectCreated => "project.created" { name: String },
    /// A project's settings changed.
    ProjectChanged => "project.changed" { name: String, zone: String, zone_before: String, times: Option<ZoneChange>, posts: usize },
    /// A project was put away, with all that is in it.
    ProjectArchived => "project.archived" { name: String },
    /// An archived project was brought back.
    ProjectRestored => "project.restored" { name: String },
    /// A channel was added.
    ChannelAdded => "channel.added" { platform: Option<Platform>, handle: String },
    /// A channel got another handle.
    ChannelChanged => "channel.changed" { platform: Option<Platform>, from: String, handle: String },
    /// A channel was removed from use.
    ChannelRemoved => "channel.removed" { platform: Option<Platform>, handle: String },
    /// An approver was added.
    ApproverAdded => "approver.added" { name: String, email: String },
    /// An approver's name or contact changed.
    ApproverChanged => "approver.changed" { from: String, name: String, email: String, phone: String },
    /// An approver was removed from use.
    ApproverRemoved => "approver.removed" { name: String, email: String, links: usize, revoked: bool },
    /// A post was created.
    PostCreated => "post.created",
    /// What a client would see of a post changed: a new revision.
    PostRevised => "post.revised",
    /// Campaign, note or other inner things of a post changed.
    PostChanged => "post.changed",
    /// Staff moved a post to another time.
    PostMoved => "post.moved" { from: String, to: String },
    /// A post was deleted.
    PostDeleted => "post.deleted",
    /// A post was published.
    PostPublished => "post.published",
    /// A post was not published, and the program knows it.
    PostFailed => "post.failed",
    /// Nobody knows whether a post was published.
    PostInDoubt => "post.in_doubt",
    /// Staff looked, and a post of which nobody knew it is out.
    PostFound => "post.found" { url: String },
    /// Staff looked, and a post of which nobody knew it is not out.
    PostNotFound => "post.not_found",
    /// An approval link was created.
    LinkCreated => "link.created" { approver: String, posts: usize, unfit: usize },
    /// The link's address was fetched. Unverified: mail scanners do that.
    LinkFetched => "link.fetched",
    /// A wrong password.
    UnlockFailed => "link.unlock_failed",
    /// The right password: somebody opened the review.
    LinkOpened => "link.opened",
    /// A post was shown to the client for the first time.
    PostViewed => "post.viewed",
    /// The client approved a post.
    Approved => "decision.approved" { note: String },
    /// The client wants changes.
    ChangesRequested => "decision.changes_requested" { note: String },
    /// The client rejected a post.
    Rejected => "decision.rejected" { note: String },
    /// A decision that a rule refused.
    DecisionRefused => "decision.refused" { verdict: Option<Verdict>, seen: Option<RevisionId>, note: String, request: Option<RequestKey> },
    /// The client took a decision back in time.
    Undone => "decision.undone" { verdict: Option<Verdict> },
    /// The client approved everything that was open.
    ApprovedAll => "decision.approved_all" { posts: usize },
    /// The client moved a post to another time.
    Rescheduled => "post.rescheduled" { from: String, to: String },
    /// A note in a post's thread.
    NoteAdded => "note.added" { note: String },
    /// Staff put a new revision in front of the client.
    Resent => "link.resent" { unfit: usize },
    /// The client asked for a new link.
    NewLinkRequested => "link.requested",
    /// Staff gave the link a new expiry.
    LinkExtended => "link.extended",
    /// Staff gave the link a new address and password.
    LinkRegenerated => "link.regenerated",
    /// Staff ended the link.
    LinkRevoked => "link.revoked",
    /// Staff shared a project's calendar.
    CalendarShared => "calendar.shared" { password: String, from: String, to: String, channels: usize, captions: bool, embeddable: bool, replaces: Option<SharedCalendarId> },
    /// Staff changed what a shared calendar shows.
    SharedCalendarChanged => "calendar.share_changed" { password: String, from: String, to: String, channels: usize, captions: bool, embeddable: bool },
    /// Staff ended a shared calendar.
    SharedCalendarDeactivated => "calendar.deactivated",
    /// A wrong password at a shared calendar.
    SharedCalendarUnlockFailed => "calendar.unlock_failed",
    /// The right password at a shared calendar.
    SharedCalendarOpened => "calendar.opened",
}

impl Kind {
    /// Whether it may end sessions, of staff or of clients, or what they may see: only then is a live stream's session
    /// looked at anew.
    #[must_use]
    pub const fn may_end_sessions(self) -> bool {
        matches!(
            self,
            Self::SignedIn
                | Self::SignedOut
                | Self::PasswordReset
                | Self::PersonChanged
                | Self::PersonRemoved
                | Self::LinkRevoked
                | Self::LinkRegenerated
                | Self::ProjectArchived
        )
    }
}

impl What {
    /// A client's decision.
    #[must_use]
    pub const fn decided(verdict: Verdict, note: String) -> Self {
        match verdict {
            Verdict::Approved => Self::Approved { note },
            Verdict::ChangesRequested => Self::ChangesRequested { note },
            Verdict::Rejected => Self::Rejected { note },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_read_as_they_were_written() {
        let all = [
            What::SignedIn,
            What::PersonChanged {
                person: "Ana".into(),
                from: Some(Role::Editor),
                role: Some(Role::Admin),
                creates_links: true,
            },
            What::ProjectChanged {
                name: "Northwind".into(),
                zone: "Europe/Paris".into(),
                zone_before: String::new(),
                times: Some(ZoneChange::KeepInstants),
                posts: 7,
            },
            What::LinkCreated {
                approver: "Tom".into(),
                posts: 3,
                unfit: 0,
            },
            What::decided(Verdict::Rejected, "No \"beans\", please".into()),
        ];
        for what in all {
            let facts = what.facts();
            let fact = |name: &str| {
                let mut named = facts.iter().filter(|(key, _)| *key == name);
                named.next().map_or("", |(_, text)| text.as_str())
            };
            assert_eq!(What::read(what.kind(), fact), what, "{facts:?}");
        }
    }

    #[test]
    fn what_says_nothing_is_not_written() {
        let facts = What::LinkCreated {
            approver: "Tom".into(),
            posts: 3,
            unfit: 0,
        };
        let written = [("approver", "Tom".to_owned()), ("posts", "3".to_owned())];
        assert_eq!(facts.facts(), written);
        let changed = What::PersonChanged {
            person: String::new(),
            from: None,
            role: None,
            creates_links: false,
        };
        assert_eq!(changed.facts(), [("links.create", "false".to_owned())]);
    }

    #[test]
    fn an_older_event_says_less() {
        for kind in Kind::VARIANTS.iter().copied() {
            let what = What::read(kind, |_| "");
            assert_eq!(what.kind(), kind);
        }
    }
}
