//! The database, as the use cases see it.
//!
//! Reads run on a connection of their own; every change is a [`Unit`], so that the change and its audit event commit
//! together. Lookups give `Option`; a failure of the database is [`Failure::Unavailable`], logged by the store.

pub use crate::begin::Granted;
use crate::jobs::{Job, NewJob, SetAside};
use crate::model::{
    Approver, Channel, Decision, Device, EventCount, EventFilter, Guess, Invitation, Kept, LinkPost,
    LinkSecrets, LinkSummary, Media, NewEvent, Note, PasswordHash, Project, Request, ReviewSession,
    ShareSession, ShareSummary, StaffSession, Stale, Table, TokenHash, User, Workspace,
};
use async_trait::async_trait;
use domain::{
    ApproverId, ChannelId, Failure, JobId, LinkId, MediaId, PostId, ProjectId, RequestKey, RevisionId,
    ShareId, UnixMillis, UserId, WorkspaceId,
    audit::{Entry, Event, Hash},
    job::Why,
    link::Link,
    post::{Post, Revision},
    publication::OnChannel,
    review::ReviewRequest,
    seal::Seal,
    share::Share,
};

/// One unit of writing, in the hands of who writes: all writers of a database are one after another, so it is held for as
/// short as can be, and nothing but the database is waited for. Dropped, it leaves nothing.
#[async_trait]
pub trait Unit: Send {
    /// What can be changed.
    fn tx(&mut self) -> &mut dyn Write;
    /// Keeps what was written. Returns after that is durable, and is done even if nobody waits for it.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] if nothing was kept, also because a statement had failed and was passed over, or because
    /// the log tells nothing of what was changed; [`Failure::Unanswered`] if nobody knows.
    async fn commit(self: Box<Self>) -> Result<(), Failure>;
}

/// A database.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// A connection for reading.
    async fn read(&self) -> Result<Box<dyn Read>, Failure>;
    /// The next unit of writing, once it is its turn.
    async fn begin(&self, granted: Granted) -> Result<Box<dyn Unit>, Failure>;
    /// Waits until somebody has committed a write through this store.
    async fn changed(&self);
    /// How many writes were committed so far, if nobody else can write to the database; `None` where others may.
    fn commits(&self) -> Option<u64>;
    /// The database's name: `sqlite` or `postgres`.
    fn backend(&self) -> &'static str;
}

/// Result of a lookup or change.
pub type Got<T> = Result<T, Failure>;

/// Everything that can be looked up.
#[async_trait]
pub trait Read: Send {
    // Staff
    /// The workspace of an installation that has been set up.
    async fn first_workspace(&mut self) -> Got<Option<Workspace>>;
    /// A workspace.
    async fn workspace(&mut self, id: WorkspaceId) -> Got<Option<Workspace>>;
    /// All workspaces, oldest first.
    async fn workspaces(&mut self) -> Got<Vec<Workspace>>;
    /// A member of staff.
    async fn user(&mut self, id: UserId) -> Got<Option<User>>;
    /// A member of staff by address (lower case).
    async fn user_by_email(&mut self, email: &str) -> Got<Option<User>>;
    /// The staff of a workspace, by name, removed ones too.
    async fn users(&mut self, workspace: WorkspaceId) -> Got<Vec<User>>;
    /// A session by the hash of its token, expired or not.
    async fn staff_session(&mut self, token: TokenHash) -> Got<Option<StaffSession>>;
    /// An invitation by the hash of its token, used, expired or not.
    async fn invitation(&mut self, token: TokenHash) -> Got<Option<Invitation>>;
    /// The open invitations of a workspace, newest first.
    async fn invitations(&mut self, workspace: WorkspaceId) -> Got<Vec<Invitation>>;
    /// A value of the installation (for example the hash of the set-up code).
    async fn setting(&mut self, key: &str) -> Got<Option<String>>;

    // Projects
    /// The projects of a workspace, by name, archived ones too.
    async fn projects(&mut self, workspace: WorkspaceId) -> Got<Vec<Project>>;
    /// A project.
    async fn project(&mut self, id: ProjectId) -> Got<Option<Project>>;
    /// The channels of a project, in order of creation, removed ones too.
    async fn channels(&mut self, project: ProjectId) -> Got<Vec<Channel>>;
    /// A channel.
    async fn channel(&mut self, id: ChannelId) -> Got<Option<Channel>>;
    /// The approvers of a project, by name, removed ones too.
    async fn approvers(&mut self, project: ProjectId) -> Got<Vec<Approver>>;
    /// An approver.
    async fn approver(&mut self, id: ApproverId) -> Got<Option<Approver>>;

    // Posts
    /// A post with its current revision; not a deleted one.
    async fn post(&mut self, id: PostId) -> Got<Option<Post>>;
    /// Posts with their current revisions, those that are there, in no order; not deleted ones.
    async fn posts_by_ids(&mut self, ids: &[PostId]) -> Got<Vec<Post>>;
    /// Posts of a project with `from <= scheduled_at < to`, by time, then id.
    async fn posts_between(&mut self, project: ProjectId, from: UnixMillis, to: UnixMillis)
    -> Got<Vec<Post>>;
    /// Posts of a project without a date, newest first.
    async fn posts_unscheduled(&mut self, project: ProjectId) -> Got<Vec<Post>>;
    /// The latest `limit` posts of a project whose normal form ([`domain::search::of_post`]) holds every word, those
    /// without a date last, and how many there are in all. Up to seven words stand in any order, more in this one.
    async fn posts_holding(
        &mut self,
        project: ProjectId,
        words: &[String],
        limit: usize,
    ) -> Got<(Vec<Post>, usize)>;
    /// A revision.
    async fn revision(&mut self, id: RevisionId) -> Got<Option<Revision>>;
    /// The channels of a revision that are on their way, or were.
    async fn publications(&mut self, revision: RevisionId) -> Got<Vec<OnChannel>>;
    /// The campaigns used in a project, by name.
    async fn campaigns(&mut self, project: ProjectId) -> Got<Vec<String>>;
    /// A picture.
    async fn media(&mut self, id: MediaId) -> Got<Option<Media>>;

    // Links
    /// A link.
    async fn link(&mut self, id: LinkId) -> Got<Option<Link>>;
    /// A link by the hash of its token.
    async fn link_by_token(&mut self, token: TokenHash) -> Got<Option<Link>>;
    /// What proves the password of a link.
    async fn link_secrets(&mut self, id: LinkId) -> Got<Option<LinkSecrets>>;
    /// Every link of a workspace with its progress, newest first.
    async fn link_summaries(&mut self, workspace: WorkspaceId) -> Got<Vec<LinkSummary>>;
    /// A link with its progress.
    async fn link_summary(&mut self, id: LinkId) -> Got<Option<LinkSummary>>;
    /// The links of a workspace whose client asked for a new one.
    async fn links_asked(&mut self, workspace: WorkspaceId) -> Got<Vec<Link>>;
    /// The posts of a link, in order.
    async fn link_posts(&mut self, link: LinkId) -> Got<Vec<LinkPost>>;
    /// What a link asks about a post, if it is on the link.
    async fn link_post(&mut self, link: LinkId, post: PostId) -> Got<Option<LinkPost>>;
    /// The posts of a link with their current revisions, in the order of the link.
    async fn posts_on_link(&mut self, link: LinkId) -> Got<Vec<Post>>;
    /// The revisions that a link asks about, and those of the round before.
    async fn revisions_on_link(&mut self, link: LinkId) -> Got<Vec<Revision>>;
    /// The links that hold a post, newest first.
    async fn links_of_post(&mut self, post: PostId) -> Got<Vec<Link>>;
    /// The links of an approver, newest first.
    async fn links_of_approver(&mut self, approver: ApproverId) -> Got<Vec<Link>>;
    /// The links of a project, newest first.
    async fn links_of_project(&mut self, project: ProjectId) -> Got<Vec<Link>>;
    /// A review session by the hash of its token, expired or not.
    async fn review_session(&mut self, token: TokenHash) -> Got<Option<ReviewSession>>;
    /// A browser that unlocked a link before.
    async fn device(&mut self, token: TokenHash) -> Got<Option<Device>>;
    /// Who is asked about a revision, with what they said, by stage.
    async fn review_requests(&mut self, revision: RevisionId) -> Got<Vec<ReviewRequest>>;
    /// Who is asked about the current revisions of the posts of a link, by whichever link, with what they said, by stage.
    async fn review_requests_on_link(&mut self, link: LinkId) -> Got<Vec<(PostId, ReviewRequest)>>;
    /// The decisions by a link, oldest first, undone ones too.
    async fn decisions_of_link(&mut self, link: LinkId) -> Got<Vec<Decision>>;
    /// The decisions on a post by any link, oldest first, undone ones too.
    async fn decisions_of_post(&mut self, post: PostId) -> Got<Vec<Decision>>;
    /// The decisions on the posts of a link by any link, oldest first, undone ones too.
    async fn decisions_on_link(&mut self, link: LinkId) -> Got<Vec<Decision>>;
    /// The decision that a request made.
    async fn decision_by_key(&mut self, link: LinkId, post: PostId, key: RequestKey)
    -> Got<Option<Decision>>;
    /// The notes on a post, oldest first.
    async fn notes_of_post(&mut self, post: PostId) -> Got<Vec<Note>>;
    /// The latest `most` notes on each post of a link, oldest first, each with how many there are on its post.
    async fn latest_notes_on_link(&mut self, link: LinkId, most: usize) -> Got<Vec<(Note, usize)>>;
    /// The note that a request made.
    async fn note_by_key(&mut self, post: PostId, key: RequestKey) -> Got<Option<Note>>;

    // Shared calendars
    /// A shared calendar, ended or not.
    async fn share(&mut self, id: ShareId) -> Got<Option<Share>>;
    /// A shared calendar that has not ended, by the hash of its token.
    async fn share_by_token(&mut self, token: TokenHash) -> Got<Option<Share>>;
    /// The shared calendar of a project that has not ended.
    async fn active_share(&mut self, project: ProjectId) -> Got<Option<Share>>;
    /// Every shared calendar of a workspace, newest first.
    async fn share_summaries(&mut self, workspace: WorkspaceId) -> Got<Vec<ShareSummary>>;
    /// The logos of a workspace's shared calendars.
    async fn share_logos(&mut self, workspace: WorkspaceId) -> Got<Vec<Media>>;
    /// What proves the password of a shared calendar that has one.
    async fn share_password(&mut self, id: ShareId) -> Got<Option<PasswordHash>>;
    /// A session of a shared calendar by the hash of its token, expired or not.
    async fn share_session(&mut self, token: TokenHash) -> Got<Option<ShareSession>>;

    // Requests
    /// What a member of staff's request made, by its key.
    async fn request(&mut self, user: UserId, key: RequestKey) -> Got<Option<Request>>;

    // Guessing
    /// A counter of wrong guesses.
    async fn guess(&mut self, scope: &str) -> Got<Option<Guess>>;

    // Jobs
    /// The instant from which a job may be claimed, if there is one that is to be done.
    async fn next_job_at(&mut self) -> Got<Option<UnixMillis>>;
    /// What was set aside for a workspace or the installation, the latest first.
    async fn jobs_set_aside(&mut self, workspace: WorkspaceId) -> Got<Vec<SetAside>>;

    // History
    /// Events that pass the filter, newest first.
    async fn events(&mut self, workspace: WorkspaceId, filter: &EventFilter) -> Got<Vec<Entry>>;
    /// Events after `seq`, oldest first, at most `limit`.
    async fn events_after(&mut self, workspace: WorkspaceId, seq: i64, limit: i64) -> Got<Vec<Entry>>;
    /// The workspaces that the log names, or that are there; of an identifier that cannot be read, its text.
    async fn chains(&mut self) -> Got<Vec<Result<WorkspaceId, String>>>;
    /// Rows that the log seals, deleted posts too, in the order of keys, after that one, at most `limit`.
    async fn sealed(&mut self, table: Table, after: Option<&str>, limit: i64) -> Got<Vec<Kept>>;
    /// The events of the posts of a project with `from <= scheduled_at < to`, counted by post and kind.
    async fn event_counts_between(
        &mut self,
        project: ProjectId,
        from: UnixMillis,
        to: UnixMillis,
    ) -> Got<Vec<EventCount>>;
    /// The number of the last event about a post of a link that concerns the link's page ([`Kind::concerns`]); 0 for none.
    ///
    /// [`Kind::concerns`]: domain::audit::Kind::concerns
    async fn last_event_on_link(&mut self, link: LinkId) -> Got<i64>;
    /// The events of the posts of a link, counted by post and kind.
    async fn event_counts_on_link(&mut self, link: LinkId) -> Got<Vec<EventCount>>;
    /// Sequence and hash of the last event; `(0, GENESIS)` for none.
    async fn audit_head(&mut self, workspace: WorkspaceId) -> Got<(i64, Hash)>;
}

/// Everything that can be changed, inside a transaction.
#[async_trait]
pub trait Write: Read {
    // Staff
    /// Adds a workspace, with an empty chain.
    async fn add_workspace(&mut self, workspace: &Workspace) -> Got<Seal>;
    /// Adds a member of staff. [`domain::Problem::Taken`] on `Field::Email` if the address has an account.
    async fn add_user(&mut self, user: &User) -> Got<()>;
    /// Saves name, role, permission and password hash.
    async fn save_user(&mut self, user: &User) -> Got<()>;
    /// Removes a member of staff: nobody signs in as them any more, and their address is free. Not found if they are.
    async fn remove_user(&mut self, id: UserId, at: UnixMillis) -> Got<()>;
    /// Saves a password's hash only (rehash).
    async fn set_user_password(&mut self, id: UserId, password: &PasswordHash) -> Got<()>;
    /// Adds a session.
    async fn add_staff_session(&mut self, session: &StaffSession) -> Got<()>;
    /// Ends a session.
    async fn end_staff_session(&mut self, token: TokenHash) -> Got<()>;
    /// Ends all sessions of a member of staff.
    async fn end_staff_sessions(&mut self, user: UserId) -> Got<()>;
    /// Adds an invitation.
    async fn add_invitation(&mut self, invitation: &Invitation) -> Got<()>;
    /// Removes an invitation.
    async fn remove_invitation(&mut self, token: TokenHash) -> Got<()>;
    /// Marks an invitation as used.
    async fn use_invitation(&mut self, token: TokenHash, at: UnixMillis) -> Got<()>;
    /// Sets or, with `None`, removes a value of the installation.
    async fn set_setting(&mut self, key: &str, value: Option<&str>) -> Got<()>;

    // Projects
    /// Adds a project.
    async fn add_project(&mut self, project: &Project) -> Got<()>;
    /// Saves name, zone, hue, settings and whether it is archived.
    async fn save_project(&mut self, project: &Project) -> Got<()>;
    /// Adds a channel.
    async fn add_channel(&mut self, channel: &Channel) -> Got<()>;
    /// Saves handle, former handles and removal.
    async fn save_channel(&mut self, channel: &Channel) -> Got<()>;
    /// Adds an approver.
    async fn add_approver(&mut self, approver: &Approver) -> Got<()>;
    /// Saves name, address, number and removal.
    async fn save_approver(&mut self, approver: &Approver) -> Got<()>;

    // Posts
    /// Adds a post and its first revision.
    async fn add_post(&mut self, post: &Post) -> Got<[Seal; 2]>;
    /// Adds a revision.
    async fn add_revision(&mut self, revision: &Revision) -> Got<Seal>;
    /// Saves everything of a post but its identity (its current revision by id), and raises `version` by one.
    async fn save_post(&mut self, post: &Post) -> Got<Seal>;
    /// Says which channels of a revision are on their way, in the place of what was said before.
    async fn set_publications(&mut self, revision: &Revision, out: &[OnChannel]) -> Got<()>;
    /// Hides a post from everything but history.
    async fn delete_post(&mut self, post: &Post, at: UnixMillis) -> Got<Seal>;
    /// Fills in the normal form of some posts that have none, after this one; gives the last of them.
    async fn fold_posts(&mut self, after: Option<PostId>) -> Got<Option<PostId>>;
    /// Adds a picture.
    async fn add_media(&mut self, media: &Media) -> Got<()>;

    // Links
    /// Adds a link with its secrets.
    async fn add_link(&mut self, link: &Link, token: TokenHash, secrets: &LinkSecrets) -> Got<()>;
    /// Saves expiry, revocation, generation and the client's wish.
    async fn save_link(&mut self, link: &Link) -> Got<()>;
    /// Gives a link a new token and password.
    async fn set_link_secrets(&mut self, id: LinkId, token: TokenHash, secrets: &LinkSecrets) -> Got<()>;
    /// Saves the password's hash only (rehash).
    async fn set_link_password(&mut self, id: LinkId, secrets: &LinkSecrets) -> Got<()>;
    /// Adds a post to a link, or moves it to another revision.
    async fn put_link_post(&mut self, entry: &LinkPost) -> Got<()>;
    /// Adds a review session.
    async fn add_review_session(&mut self, session: &ReviewSession) -> Got<()>;
    /// Keeps what a form held when it was refused, for the page after it.
    async fn set_flash(&mut self, token: TokenHash, flash: Option<&str>) -> Got<()>;
    /// Notes that a screen of a link showed a revision; says whether none had before.
    async fn mark_seen(&mut self, link: LinkId, revision: &Revision, at: UnixMillis) -> Got<bool>;
    /// Ends all sessions of a link.
    async fn end_review_sessions(&mut self, link: LinkId) -> Got<()>;
    /// Forgets all browsers of a link.
    async fn forget_devices(&mut self, link: LinkId) -> Got<()>;
    /// Remembers a browser.
    async fn add_device(&mut self, device: &Device) -> Got<()>;
    /// Keeps what a form held that came after the session's end, until the password is given again.
    async fn set_device_flash(&mut self, token: TokenHash, flash: Option<&str>) -> Got<()>;
    /// Asks an approver about a revision; one who is asked already, in this stage.
    async fn put_review_request(
        &mut self,
        revision: &Revision,
        approver: ApproverId,
        stage: i64,
        at: UnixMillis,
    ) -> Got<()>;
    /// Asks an approver no more, who has not answered.
    async fn drop_review_request(&mut self, revision: RevisionId, approver: ApproverId) -> Got<()>;
    /// Adds a decision.
    async fn add_decision(&mut self, decision: &Decision) -> Got<Seal>;
    /// Marks a decision as undone.
    async fn undo_decision(&mut self, decision: &Decision, at: UnixMillis) -> Got<Seal>;
    /// Adds a note.
    async fn add_note(&mut self, note: &Note) -> Got<()>;

    // Shared calendars
    /// Adds a shared calendar. A project has one at a time: end the other one first.
    async fn add_share(
        &mut self,
        share: &Share,
        token: TokenHash,
        password: Option<&PasswordHash>,
    ) -> Got<()>;
    /// Saves options, generation and ending.
    async fn save_share(&mut self, share: &Share) -> Got<()>;
    /// Sets or removes the password.
    async fn set_share_password(&mut self, id: ShareId, password: Option<&PasswordHash>) -> Got<()>;
    /// Adds a session.
    async fn add_share_session(&mut self, session: &ShareSession) -> Got<()>;
    /// Ends all sessions of a shared calendar.
    async fn end_share_sessions(&mut self, share: ShareId) -> Got<()>;

    // Requests
    /// Keeps what a request made; what its key stood for before is forgotten.
    async fn put_request(&mut self, request: &Request) -> Got<()>;

    // Guessing
    /// Adds `by` to a counter; a counter whose window began before `window_from` starts again at `now`. Gives the new state.
    async fn count_guess(
        &mut self,
        scope: &str,
        by: i64,
        window_from: UnixMillis,
        now: UnixMillis,
    ) -> Got<Guess>;
    /// Sets the counters whose scope starts with `prefix` to nothing.
    async fn reset_guesses(&mut self, scope: &str) -> Got<()>;

    // Jobs
    /// Adds a job, unless one of its key is to be done already; says whether it did.
    async fn add_job(&mut self, job: &NewJob) -> Got<bool>;
    /// Claims the job that has been due for longest at `now`, until `until`.
    async fn claim_job(&mut self, now: UnixMillis, until: UnixMillis) -> Got<Option<Job>>;
    /// Makes a claim longer. Like all that follow, it says whether the claim was the last one.
    async fn hold_job(&mut self, id: JobId, fence: i64, until: UnixMillis) -> Got<bool>;
    /// The job is done.
    async fn end_job(&mut self, id: JobId, fence: i64) -> Got<bool>;
    /// The job is done, and is to be done again from `at` on.
    async fn repeat_job(&mut self, id: JobId, fence: i64, at: UnixMillis) -> Got<bool>;
    /// The job was not done, and is tried again from `at` on.
    async fn put_job_back(&mut self, id: JobId, fence: i64, why: &Why, at: UnixMillis) -> Got<bool>;
    /// The job was left unfinished; that was no try.
    async fn give_job_up(&mut self, id: JobId, fence: i64, at: UnixMillis) -> Got<bool>;
    /// The job was not done, and is not tried any more.
    async fn set_job_aside(&mut self, id: JobId, fence: i64, why: &Why, at: UnixMillis) -> Got<bool>;
    /// A job that was set aside is to be done from `at` on, unless one of its key is already; says whether it is.
    async fn take_job_up(&mut self, id: JobId, at: UnixMillis) -> Got<bool>;
    /// Forgets a job that was set aside.
    async fn drop_job(&mut self, id: JobId) -> Got<()>;

    // Sweeping
    /// Removes what ended, or for devices and guesses began, before this instant, and says how much.
    async fn sweep(&mut self, stale: Stale, before: UnixMillis) -> Got<u64>;

    // History
    /// Appends to a workspace's chain, in this order: takes the next numbers, links each event to the one before, and keeps
    /// the new head. All are of one workspace.
    async fn append_events(&mut self, events: Vec<NewEvent>) -> Got<Vec<Event>>;
    /// Appends one event.
    async fn append_event(&mut self, event: NewEvent) -> Got<()> {
        self.append_events(vec![event]).await.map(drop)
    }
}
