//! Things as the database holds them, where the browser has no business with them.

use domain::{
    ApproverId, ChannelId, DecisionId, LinkId, MediaId, NoteId, PostId, ProjectId, RequestKey, RevisionId,
    SharedCalendarId, Spelled, UnixMillis, UserId, WorkspaceId,
    audit::{ActorKind, Hash, Kind, optional},
    link::Link,
    platform::Platform,
    post::{Post, Publication},
    review::{Planned, Verdict},
    seal::{Seal, Sealed},
    shared_calendar::{SeenSharedCalendar, SharedCalendar},
    staff::Role,
};
use serde::{Deserialize, Serialize};
use std::fmt;
use strum::VariantArray;

/// SHA-256 of a token. The token itself is never stored.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash(pub [u8; 32]);

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(..)")
    }
}

/// A password's PHC string.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub String);

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(..)")
    }
}

/// An agency.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Workspace {
    pub id: WorkspaceId,
    pub name: String,
    pub created_at: UnixMillis,
}

impl Workspace {
    /// What the log binds of it.
    pub fn seal(&self) -> Seal {
        Seal::new(
            Sealed::Workspace(self.id),
            [self.name.clone(), self.created_at.0.to_string()],
        )
    }
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct User {
    pub id: UserId,
    pub workspace_id: WorkspaceId,
    /// Lower case; one account each.
    pub email: String,
    pub name: String,
    pub role: Role,
    /// The switch `links.create`; counts for editors.
    pub can_create_links: bool,
    pub password: PasswordHash,
    pub created_at: UnixMillis,
    /// No longer of the workspace. What they did keeps their name; their address is free again.
    pub removed_at: Option<UnixMillis>,
}

/// A signed-in browser of a member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct StaffSession {
    pub token: TokenHash,
    pub user_id: UserId,
    pub created_at: UnixMillis,
    pub expires_at: UnixMillis,
}

/// An invitation to join a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Invitation {
    pub token: TokenHash,
    pub workspace_id: WorkspaceId,
    pub email: String,
    pub role: Role,
    pub can_create_links: bool,
    pub created_by: UserId,
    pub created_at: UnixMillis,
    pub expires_at: UnixMillis,
    pub used_at: Option<UnixMillis>,
}

/// One client or brand.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Project {
    pub id: ProjectId,
    pub workspace_id: WorkspaceId,
    pub name: String,
    /// IANA name, for example `Europe/London`.
    pub time_zone: String,
    /// 1 to 8: which of the palette's colours marks it.
    pub hue: i64,
    pub requires_approval: bool,
    pub created_at: UnixMillis,
    /// Put away with all that is in it, until somebody brings it back.
    pub archived_at: Option<UnixMillis>,
}

/// One social account of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Channel {
    pub id: ChannelId,
    pub project_id: ProjectId,
    pub platform: Platform,
    pub handle: String,
    pub created_at: UnixMillis,
    /// No longer offered for new posts.
    pub removed_at: Option<UnixMillis>,
    /// The handles it had before, oldest first.
    pub former: Vec<FormerHandle>,
}

impl Channel {
    /// The handle that the post shows: what went out keeps the one of its day.
    #[must_use]
    pub fn handle_of(&self, post: &Post) -> &str {
        let out = !matches!(post.publication, Publication::Waiting);
        let then = post.scheduled_at.filter(|_| out);
        let former = then.and_then(|then| self.former.iter().find(|former| then < former.until));
        former.map_or(&self.handle, |former| &former.handle)
    }
}

/// A handle that a channel had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct FormerHandle {
    pub handle: String,
    /// When it got another one.
    pub until: UnixMillis,
}

/// A contact who decides.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Approver {
    pub id: ApproverId,
    pub project_id: ProjectId,
    pub name: String,
    /// Empty if not known.
    pub email: String,
    /// Empty if not known.
    pub phone: String,
    pub created_at: UnixMillis,
    /// No longer offered for new links.
    pub removed_at: Option<UnixMillis>,
}

/// An uploaded picture.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Media {
    pub id: MediaId,
    pub workspace_id: WorkspaceId,
    pub project_id: ProjectId,
    /// SHA-256 of the display rendition, in hex; also its key in object storage.
    pub hash: String,
    pub width: u32,
    pub height: u32,
    /// Bytes of the display rendition.
    pub bytes: i64,
    /// The upload moved; one frame of it is kept.
    pub still_of_animation: bool,
    pub created_by: UserId,
    pub created_at: UnixMillis,
}

/// What proves the password of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct LinkSecrets {
    pub password: PasswordHash,
}

/// A post on a link.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct LinkPost {
    pub link_id: LinkId,
    pub post_id: PostId,
    /// The revision that the client is asked about.
    pub revision_id: RevisionId,
    /// The one they saw in the round before.
    pub previous_revision_id: Option<RevisionId>,
    pub position: i64,
}

/// A link in the list of all links.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct LinkSummary {
    pub link: Link,
    pub project_name: String,
    pub approver_name: String,
    pub approver_email: String,
    pub created_by_name: String,
    /// Verdicts of the link's posts by this link's standing decisions, in order; `None` where there is none.
    pub verdicts: Vec<Option<Verdict>>,
    /// The last event that concerns the link.
    pub last_activity_at: Option<UnixMillis>,
    /// The first time the right password was given.
    pub opened_at: Option<UnixMillis>,
}

/// A browser that unlocked a link.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ReviewSession {
    pub token: TokenHash,
    pub link_id: LinkId,
    /// The link's generation at the unlock.
    pub generation: i64,
    pub created_at: UnixMillis,
    pub expires_at: UnixMillis,
    /// What the last refused form held, as JSON.
    pub flash: Option<String>,
}

/// A browser that may try while others are blocked, and come back without the address, because it once knew the password.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Device {
    pub token: TokenHash,
    pub link_id: LinkId,
    pub created_at: UnixMillis,
    /// What a form held that came after the session's end, as JSON.
    pub flash: Option<String>,
}

/// A browser that gave a shared calendar's password.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SharedCalendarSession {
    pub token: TokenHash,
    pub shared_calendar_id: SharedCalendarId,
    /// The shared calendar's generation at the unlock.
    pub generation: i64,
    pub created_at: UnixMillis,
    pub expires_at: UnixMillis,
}

/// A shared calendar in the list of all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SharedCalendarSummary {
    pub calendar: SharedCalendar,
    pub created_by_name: String,
}

/// A verdict on a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Decision {
    pub id: DecisionId,
    pub link_id: LinkId,
    pub post_id: PostId,
    pub revision_id: RevisionId,
    /// Whose it is; the link's approver.
    pub approver_id: ApproverId,
    pub verdict: Verdict,
    /// When the post was to go out then; `None` if it was made before decisions kept that.
    pub planned: Option<Planned>,
    pub note: String,
    /// The approver's name then.
    pub by: String,
    pub at: UnixMillis,
    pub request_key: RequestKey,
    pub undone_at: Option<UnixMillis>,
}

impl Decision {
    /// What the log binds of it.
    pub fn seal(&self) -> Seal {
        let undone = self.undone_at.map(|at| at.0.to_string());
        let planned = self.planned.map(|planned| planned.to_string());
        Seal::new(
            Sealed::Decision(self.id),
            [
                self.link_id.to_string(),
                self.post_id.to_string(),
                self.revision_id.to_string(),
                self.verdict.as_str().to_owned(),
                self.note.clone(),
                self.by.clone(),
                self.at.0.to_string(),
                self.request_key.to_string(),
                optional(undone.as_deref()),
            ]
            .into_iter()
            .chain(planned),
        )
    }
}

/// A line of a post's thread between client and staff.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Note {
    pub id: NoteId,
    pub post_id: PostId,
    /// The link by which an approver wrote; `None` for staff.
    pub link_id: Option<LinkId>,
    /// Staff or approver.
    pub author_kind: ActorKind,
    pub author_name: String,
    pub body: String,
    pub at: UnixMillis,
    pub request_key: RequestKey,
}

/// A request of staff that made something, under the key that came with it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Request {
    pub user_id: UserId,
    pub key: RequestKey,
    pub made: Made,
    /// SHA-256 over what was sent, without passwords.
    pub content: Hash,
    pub at: UnixMillis,
}

/// What a request made, as the request left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// A post, and its version.
    Post(PostId, i64),
    /// An approval link, and its generation.
    Link(LinkId, i64),
    /// A shared calendar.
    SharedCalendar(SeenSharedCalendar),
    /// An approver.
    Approver(ApproverId),
    /// A channel.
    Channel(ChannelId),
    /// A project.
    Project(ProjectId),
    /// An invitation.
    Invitation(TokenHash),
}

/// A counter of wrong guesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Guess {
    pub count: i64,
    pub window_start: UnixMillis,
}

/// What serves nobody when it is long over. Its history is in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// Sign-ins of staff, by their end.
    StaffSessions,
    /// Unlocked browsers of clients, by their end.
    ReviewSessions,
    /// Browsers that unlocked a shared calendar, by their end.
    SharedCalendarSessions,
    /// Invitations, accepted or not, by their end.
    Invitations,
    /// Browsers that once unlocked a link, by that moment.
    Devices,
    /// Counters that forget, by the start of their window.
    Guesses,
    /// What requests made, by the last time that they were sent.
    Requests,
}

/// An event before it has its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `domain::audit::Event`")]
pub struct NewEvent {
    pub workspace_id: WorkspaceId,
    pub at: UnixMillis,
    pub kind: Kind,
    pub actor_kind: ActorKind,
    pub actor_id: Option<String>,
    pub actor_name: String,
    pub project_id: Option<ProjectId>,
    pub link_id: Option<LinkId>,
    pub post_id: Option<PostId>,
    pub details: String,
    pub address: Option<String>,
    pub user_agent: Option<String>,
    pub seals: Vec<Seal>,
}

/// What the log seals, by where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Table {
    Workspaces,
    Posts,
    Revisions,
    Decisions,
}

impl Table {
    /// The name of a row.
    #[must_use]
    pub const fn row(self) -> &'static str {
        match self {
            Self::Workspaces => "workspace",
            Self::Posts => "post",
            Self::Revisions => "revision",
            Self::Decisions => "decision",
        }
    }
}

/// A row that the log seals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its identifier, as the database holds it.
    pub key: String,
    /// The agency, if that is known.
    pub workspace: Option<WorkspaceId>,
    /// The seal of what is there; `None` if it cannot be read.
    pub seal: Option<Seal>,
}

/// How many events of a kind a post has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EventCount {
    pub post: PostId,
    pub kind: Kind,
    pub count: i64,
}

/// Which events to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EventFilter {
    pub link: Option<LinkId>,
    pub post: Option<PostId>,
    pub kind: Option<Kind>,
    pub actor_name: Option<String>,
    /// Only events with a smaller number.
    pub before_seq: Option<i64>,
    /// At most so many.
    pub limit: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        post::{Content, Revision},
        review::Review,
    };
    use uuid::Uuid;

    #[test]
    fn what_is_out_keeps_the_handle_it_went_out_with() {
        let id = Uuid::nil();
        let former = |handle: &str, until| FormerHandle {
            handle: handle.to_owned(),
            until: UnixMillis(until),
        };
        let channel = Channel {
            id: id.into(),
            project_id: id.into(),
            platform: Platform::X,
            handle: "third".to_owned(),
            created_at: UnixMillis(0),
            removed_at: None,
            former: vec![former("first", 10), former("second", 20)],
        };
        let post = |publication, at: Option<i64>| Post {
            id: id.into(),
            workspace_id: id.into(),
            project_id: id.into(),
            revision: Revision {
                id: id.into(),
                post_id: id.into(),
                number: 1,
                content: Content::default(),
                created_at: UnixMillis(0),
                created_by: id.into(),
            },
            review: Review::Approved,
            decided: None,
            publication,
            scheduled_at: at.map(UnixMillis),
            campaign: String::new(),
            creator_note: String::new(),
            created_by: id.into(),
            created_at: UnixMillis(0),
            version: 1,
        };
        for (publication, at, right) in [
            (Publication::Published, Some(9), "first"),
            (Publication::Published, Some(10), "second"),
            (Publication::Publishing, Some(19), "second"),
            (Publication::Published, Some(20), "third"),
            (Publication::Waiting, Some(9), "third"),
            (Publication::Published, None, "third"),
        ] {
            assert_eq!(
                channel.handle_of(&post(publication, at)),
                right,
                "{publication:?} {at:?}"
            );
        }
    }
}
