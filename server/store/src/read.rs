//! Looking things up, by subject.

use crate::{
    access, conn::Conn, decisions, guesses, history, jobs, links, media, notes, posts, projects,
    publications, requests, review_requests, reviews, sealed, search, shares, staff, summaries,
};
use async_trait::async_trait;
use domain::{
    ApproverId, ChannelId, LinkId, MediaId, PostId, ProjectId, RequestKey, RevisionId, ShareId, UnixMillis,
    UserId, WorkspaceId,
    audit::{Entry, Hash},
    link::Link,
    post::{Post, Revision},
    publication::OnChannel,
    review::ReviewRequest,
    share::Share,
};
use service::{
    jobs::SetAside,
    model::{
        Approver, Channel, Decision, Device, EventCount, EventFilter, Guess, Invitation, Kept, LinkPost,
        LinkSecrets, LinkSummary, Media, Note, PasswordHash, Project, Request, ReviewSession, ShareSession,
        ShareSummary, StaffSession, Table, TokenHash, User, Workspace,
    },
    ports::{Read, store::Got},
};

#[async_trait]
impl Read for Conn {
    async fn first_workspace(&mut self) -> Got<Option<Workspace>> {
        staff::first_workspace(self).await
    }
    async fn workspace(&mut self, id: WorkspaceId) -> Got<Option<Workspace>> {
        staff::workspace(self, id).await
    }
    async fn workspaces(&mut self) -> Got<Vec<Workspace>> {
        staff::workspaces(self).await
    }
    async fn user(&mut self, id: UserId) -> Got<Option<User>> {
        staff::user(self, id).await
    }
    async fn user_by_email(&mut self, email: &str) -> Got<Option<User>> {
        staff::user_by_email(self, email).await
    }
    async fn users(&mut self, workspace: WorkspaceId) -> Got<Vec<User>> {
        staff::users(self, workspace).await
    }
    async fn staff_session(&mut self, token: TokenHash) -> Got<Option<StaffSession>> {
        access::staff_session(self, token).await
    }
    async fn invitation(&mut self, token: TokenHash) -> Got<Option<Invitation>> {
        access::invitation(self, token).await
    }
    async fn invitations(&mut self, workspace: WorkspaceId) -> Got<Vec<Invitation>> {
        access::invitations(self, workspace).await
    }
    async fn setting(&mut self, key: &str) -> Got<Option<String>> {
        access::setting(self, key).await
    }
    async fn projects(&mut self, workspace: WorkspaceId) -> Got<Vec<Project>> {
        projects::projects(self, workspace).await
    }
    async fn project(&mut self, id: ProjectId) -> Got<Option<Project>> {
        projects::project(self, id).await
    }
    async fn channels(&mut self, project: ProjectId) -> Got<Vec<Channel>> {
        projects::channels(self, project).await
    }
    async fn channel(&mut self, id: ChannelId) -> Got<Option<Channel>> {
        projects::channel(self, id).await
    }
    async fn approvers(&mut self, project: ProjectId) -> Got<Vec<Approver>> {
        projects::approvers(self, project).await
    }
    async fn approver(&mut self, id: ApproverId) -> Got<Option<Approver>> {
        projects::approver(self, id).await
    }
    async fn post(&mut self, id: PostId) -> Got<Option<Post>> {
        posts::post(self, id).await
    }
    async fn posts_by_ids(&mut self, ids: &[PostId]) -> Got<Vec<Post>> {
        posts::posts_by_ids(self, ids).await
    }
    async fn posts_between(
        &mut self,
        project: ProjectId,
        from: UnixMillis,
        to: UnixMillis,
    ) -> Got<Vec<Post>> {
        posts::posts_between(self, project, from, to).await
    }
    async fn posts_unscheduled(&mut self, project: ProjectId) -> Got<Vec<Post>> {
        posts::posts_unscheduled(self, project).await
    }
    async fn posts_holding(
        &mut self,
        project: ProjectId,
        words: &[String],
        limit: usize,
    ) -> Got<(Vec<Post>, usize)> {
        search::posts_holding(self, project, words, limit).await
    }
    async fn revision(&mut self, id: RevisionId) -> Got<Option<Revision>> {
        posts::revision(self, id).await
    }
    async fn publications(&mut self, revision: RevisionId) -> Got<Vec<OnChannel>> {
        publications::publications(self, revision).await
    }
    async fn campaigns(&mut self, project: ProjectId) -> Got<Vec<String>> {
        posts::campaigns(self, project).await
    }
    async fn media(&mut self, id: MediaId) -> Got<Option<Media>> {
        media::media(self, id).await
    }
    async fn link(&mut self, id: LinkId) -> Got<Option<Link>> {
        links::link(self, id).await
    }
    async fn link_by_token(&mut self, token: TokenHash) -> Got<Option<Link>> {
        links::link_by_token(self, token).await
    }
    async fn link_secrets(&mut self, id: LinkId) -> Got<Option<LinkSecrets>> {
        links::link_secrets(self, id).await
    }
    async fn link_summaries(&mut self, workspace: WorkspaceId) -> Got<Vec<LinkSummary>> {
        summaries::link_summaries(self, workspace).await
    }
    async fn link_summary(&mut self, id: LinkId) -> Got<Option<LinkSummary>> {
        summaries::link_summary(self, id).await
    }
    async fn links_asked(&mut self, workspace: WorkspaceId) -> Got<Vec<Link>> {
        links::links_asked(self, workspace).await
    }
    async fn link_posts(&mut self, link: LinkId) -> Got<Vec<LinkPost>> {
        links::link_posts(self, link).await
    }
    async fn link_post(&mut self, link: LinkId, post: PostId) -> Got<Option<LinkPost>> {
        links::link_post(self, link, post).await
    }
    async fn posts_on_link(&mut self, link: LinkId) -> Got<Vec<Post>> {
        posts::posts_on_link(self, link).await
    }
    async fn revisions_on_link(&mut self, link: LinkId) -> Got<Vec<Revision>> {
        posts::revisions_on_link(self, link).await
    }
    async fn links_of_post(&mut self, post: PostId) -> Got<Vec<Link>> {
        links::links_of_post(self, post).await
    }
    async fn links_of_approver(&mut self, approver: ApproverId) -> Got<Vec<Link>> {
        links::links_of_approver(self, approver).await
    }
    async fn links_of_project(&mut self, project: ProjectId) -> Got<Vec<Link>> {
        links::links_of_project(self, project).await
    }
    async fn review_session(&mut self, token: TokenHash) -> Got<Option<ReviewSession>> {
        reviews::review_session(self, token).await
    }
    async fn device(&mut self, token: TokenHash) -> Got<Option<Device>> {
        reviews::device(self, token).await
    }
    async fn review_requests(&mut self, revision: RevisionId) -> Got<Vec<ReviewRequest>> {
        review_requests::review_requests(self, revision).await
    }
    async fn review_requests_on_link(&mut self, link: LinkId) -> Got<Vec<(PostId, ReviewRequest)>> {
        review_requests::review_requests_on_link(self, link).await
    }
    async fn decisions_of_link(&mut self, link: LinkId) -> Got<Vec<Decision>> {
        decisions::decisions_of_link(self, link).await
    }
    async fn decisions_of_post(&mut self, post: PostId) -> Got<Vec<Decision>> {
        decisions::decisions_of_post(self, post).await
    }
    async fn decisions_on_link(&mut self, link: LinkId) -> Got<Vec<Decision>> {
        decisions::decisions_on_link(self, link).await
    }
    async fn decision_by_key(
        &mut self,
        link: LinkId,
        post: PostId,
        key: RequestKey,
    ) -> Got<Option<Decision>> {
        decisions::decision_by_key(self, link, post, key).await
    }
    async fn notes_of_post(&mut self, post: PostId) -> Got<Vec<Note>> {
        notes::notes_of_post(self, post).await
    }
    async fn latest_notes_on_link(&mut self, link: LinkId, most: usize) -> Got<Vec<(Note, usize)>> {
        notes::latest_notes_on_link(self, link, most).await
    }
    async fn note_by_key(&mut self, post: PostId, key: RequestKey) -> Got<Option<Note>> {
        notes::note_by_key(self, post, key).await
    }
    async fn share(&mut self, id: ShareId) -> Got<Option<Share>> {
        shares::share(self, id).await
    }
    async fn share_by_token(&mut self, token: TokenHash) -> Got<Option<Share>> {
        shares::share_by_token(self, token).await
    }
    async fn active_share(&mut self, project: ProjectId) -> Got<Option<Share>> {
        shares::active_share(self, project).await
    }
    async fn share_summaries(&mut self, workspace: WorkspaceId) -> Got<Vec<ShareSummary>> {
        shares::share_summaries(self, workspace).await
    }
    async fn share_logos(&mut self, workspace: WorkspaceId) -> Got<Vec<Media>> {
        media::share_logos(self, workspace).await
    }
    async fn share_password(&mut self, id: ShareId) -> Got<Option<PasswordHash>> {
        shares::share_password(self, id).await
    }
    async fn share_session(&mut self, token: TokenHash) -> Got<Option<ShareSession>> {
        shares::share_session(self, token).await
    }
    async fn request(&mut self, user: UserId, key: RequestKey) -> Got<Option<Request>> {
        requests::request(self, user, key).await
    }
    async fn guess(&mut self, scope: &str) -> Got<Option<Guess>> {
        guesses::guess(self, scope).await
    }
    async fn next_job_at(&mut self) -> Got<Option<UnixMillis>> {
        jobs::next_job_at(self).await
    }
    async fn jobs_set_aside(&mut self, workspace: WorkspaceId) -> Got<Vec<SetAside>> {
        jobs::jobs_set_aside(self, workspace).await
    }
    async fn events(&mut self, workspace: WorkspaceId, filter: &EventFilter) -> Got<Vec<Entry>> {
        history::events(self, workspace, filter).await
    }
    async fn events_after(&mut self, workspace: WorkspaceId, seq: i64, limit: i64) -> Got<Vec<Entry>> {
        history::events_after(self, workspace, seq, limit).await
    }
    async fn chains(&mut self) -> Got<Vec<Result<WorkspaceId, String>>> {
        history::chains(self).await
    }
    async fn sealed(&mut self, table: Table, after: Option<&str>, limit: i64) -> Got<Vec<Kept>> {
        sealed::sealed(self, table, after, limit).await
    }
    async fn event_counts_between(
        &mut self,
        project: ProjectId,
        from: UnixMillis,
        to: UnixMillis,
    ) -> Got<Vec<EventCount>> {
        history::event_counts_between(self, project, from, to).await
    }
    async fn last_event_on_link(&mut self, link: LinkId) -> Got<i64> {
        history::last_event_on_link(self, link).await
    }
    async fn event_counts_on_link(&mut self, link: LinkId) -> Got<Vec<EventCount>> {
        history::event_counts_on_link(self, link).await
    }
    async fn audit_head(&mut self, workspace: WorkspaceId) -> Got<(i64, Hash)> {
        history::audit_head(self, workspace).await
    }
}
