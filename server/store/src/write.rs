//! Changing things, by subject. What people know a workspace by has to be told in its log, or the unit is not kept:
//! [`Conn::change_to_tell`]. Sessions, browsers, counters, keys of requests and uploads are the program's own.

use crate::{
    access, conn::Conn, decisions, guesses, history, jobs, links, media, notes, posts, projects,
    publications, requests, review_requests, reviews, search, shares, staff, sweep,
};
use async_trait::async_trait;
use domain::{
    ApproverId, JobId, LinkId, PostId, RevisionId, ShareId, UnixMillis, UserId,
    audit::Event,
    job::Why,
    link::Link,
    post::{Post, Revision},
    publication::OnChannel,
    seal::Seal,
    share::Share,
};
use service::{
    jobs::{Job, NewJob},
    model::{
        Approver, Channel, Decision, Device, Guess, Invitation, LinkPost, LinkSecrets, Media, NewEvent, Note,
        PasswordHash, Project, Request, ReviewSession, ShareSession, StaffSession, Stale, TokenHash, User,
        Workspace,
    },
    ports::{Write, store::Got},
};

#[async_trait]
impl Write for Conn {
    async fn add_workspace(&mut self, workspace: &Workspace) -> Got<Seal> {
        staff::add_workspace(self.change_to_tell(), workspace).await
    }
    async fn add_user(&mut self, user: &User) -> Got<()> {
        staff::add_user(self.change_to_tell(), user).await
    }
    async fn save_user(&mut self, user: &User) -> Got<()> {
        staff::save_user(self.change_to_tell(), user).await
    }
    async fn remove_user(&mut self, id: UserId, at: UnixMillis) -> Got<()> {
        staff::remove_user(self.change_to_tell(), id, at).await
    }
    async fn set_user_password(&mut self, id: UserId, password: &PasswordHash) -> Got<()> {
        staff::set_user_password(self.change_to_tell(), id, password).await
    }
    async fn add_staff_session(&mut self, session: &StaffSession) -> Got<()> {
        access::add_staff_session(self, session).await
    }
    async fn end_staff_session(&mut self, token: TokenHash) -> Got<()> {
        access::end_staff_session(self, token).await
    }
    async fn end_staff_sessions(&mut self, user: UserId) -> Got<()> {
        access::end_staff_sessions(self, user).await
    }
    async fn add_invitation(&mut self, invitation: &Invitation) -> Got<()> {
        access::add_invitation(self.change_to_tell(), invitation).await
    }
    async fn remove_invitation(&mut self, token: TokenHash) -> Got<()> {
        access::remove_invitation(self.change_to_tell(), token).await
    }
    async fn use_invitation(&mut self, token: TokenHash, at: UnixMillis) -> Got<()> {
        access::use_invitation(self.change_to_tell(), token, at).await
    }
    async fn set_setting(&mut self, key: &str, value: Option<&str>) -> Got<()> {
        access::set_setting(self, key, value).await
    }
    async fn add_project(&mut self, project: &Project) -> Got<()> {
        projects::add_project(self.change_to_tell(), project).await
    }
    async fn save_project(&mut self, project: &Project) -> Got<()> {
        projects::save_project(self.change_to_tell(), project).await
    }
    async fn add_channel(&mut self, channel: &Channel) -> Got<()> {
        projects::add_channel(self.change_to_tell(), channel).await
    }
    async fn save_channel(&mut self, channel: &Channel) -> Got<()> {
        projects::save_channel(self.change_to_tell(), channel).await
    }
    async fn add_approver(&mut self, approver: &Approver) -> Got<()> {
        projects::add_approver(self.change_to_tell(), approver).await
    }
    async fn save_approver(&mut self, approver: &Approver) -> Got<()> {
        projects::save_approver(self.change_to_tell(), approver).await
    }
    async fn add_post(&mut self, post: &Post) -> Got<[Seal; 2]> {
        posts::add_post(self.change_to_tell(), post).await
    }
    async fn add_revision(&mut self, revision: &Revision) -> Got<Seal> {
        posts::add_revision(self.change_to_tell(), revision).await
    }
    async fn save_post(&mut self, post: &Post) -> Got<Seal> {
        posts::save_post(self.change_to_tell(), post).await
    }
    async fn set_publications(&mut self, revision: &Revision, out: &[OnChannel]) -> Got<()> {
        publications::set_publications(self.change_to_tell(), revision, out).await
    }
    async fn delete_post(&mut self, post: &Post, at: UnixMillis) -> Got<Seal> {
        posts::delete_post(self.change_to_tell(), post, at).await
    }
    async fn fold_posts(&mut self, after: Option<PostId>) -> Got<Option<PostId>> {
        search::fold_posts(self, after).await
    }
    async fn add_media(&mut self, media: &Media) -> Got<()> {
        media::add_media(self, media).await
    }
    async fn add_link(&mut self, link: &Link, token: TokenHash, secrets: &LinkSecrets) -> Got<()> {
        links::add_link(self.change_to_tell(), link, token, secrets).await
    }
    async fn save_link(&mut self, link: &Link) -> Got<()> {
        links::save_link(self.change_to_tell(), link).await
    }
    async fn set_link_secrets(&mut self, id: LinkId, token: TokenHash, secrets: &LinkSecrets) -> Got<()> {
        links::set_link_secrets(self.change_to_tell(), id, token, secrets).await
    }
    async fn set_link_password(&mut self, id: LinkId, secrets: &LinkSecrets) -> Got<()> {
        links::set_link_password(self.change_to_tell(), id, secrets).await
    }
    async fn put_link_post(&mut self, entry: &LinkPost) -> Got<()> {
        links::put_link_post(self.change_to_tell(), entry).await
    }
    async fn add_review_session(&mut self, session: &ReviewSession) -> Got<()> {
        reviews::add_review_session(self, session).await
    }
    async fn set_flash(&mut self, token: TokenHash, flash: Option<&str>) -> Got<()> {
        reviews::set_flash(self, token, flash).await
    }
    async fn mark_seen(&mut self, link: LinkId, revision: &Revision, at: UnixMillis) -> Got<bool> {
        reviews::mark_seen(self.change_to_tell(), link, revision, at).await
    }
    async fn end_review_sessions(&mut self, link: LinkId) -> Got<()> {
        reviews::end_review_sessions(self, link).await
    }
    async fn forget_devices(&mut self, link: LinkId) -> Got<()> {
        reviews::forget_devices(self, link).await
    }
    async fn add_device(&mut self, device: &Device) -> Got<()> {
        reviews::add_device(self, device).await
    }
    async fn set_device_flash(&mut self, token: TokenHash, flash: Option<&str>) -> Got<()> {
        reviews::set_device_flash(self, token, flash).await
    }
    async fn put_review_request(
        &mut self,
        revision: &Revision,
        approver: ApproverId,
        stage: i64,
        at: UnixMillis,
    ) -> Got<()> {
        review_requests::put_review_request(self.change_to_tell(), revision, approver, stage, at).await
    }
    async fn drop_review_request(&mut self, revision: RevisionId, approver: ApproverId) -> Got<()> {
        review_requests::drop_review_request(self.change_to_tell(), revision, approver).await
    }
    async fn add_decision(&mut self, decision: &Decision) -> Got<Seal> {
        decisions::add_decision(self.change_to_tell(), decision).await
    }
    async fn undo_decision(&mut self, decision: &Decision, at: UnixMillis) -> Got<Seal> {
        decisions::undo_decision(self.change_to_tell(), decision, at).await
    }
    async fn add_note(&mut self, note: &Note) -> Got<()> {
        notes::add_note(self.change_to_tell(), note).await
    }
    async fn add_share(
        &mut self,
        share: &Share,
        token: TokenHash,
        password: Option<&PasswordHash>,
    ) -> Got<()> {
        shares::add_share(self.change_to_tell(), share, token, password).await
    }
    async fn save_share(&mut self, share: &Share) -> Got<()> {
        shares::save_share(self.change_to_tell(), share).await
    }
    async fn set_share_password(&mut self, id: ShareId, password: Option<&PasswordHash>) -> Got<()> {
        shares::set_share_password(self.change_to_tell(), id, password).await
    }
    async fn add_share_session(&mut self, session: &ShareSession) -> Got<()> {
        shares::add_share_session(self, session).await
    }
    async fn end_share_sessions(&mut self, share: ShareId) -> Got<()> {
        shares::end_share_sessions(self, share).await
    }
    async fn put_request(&mut self, request: &Request) -> Got<()> {
        requests::put_request(self, request).await
    }
    async fn count_guess(
        &mut self,
        scope: &str,
        by: i64,
        window_from: UnixMillis,
        now: UnixMillis,
    ) -> Got<Guess> {
        guesses::count_guess(self, scope, by, window_from, now).await
    }
    async fn reset_guesses(&mut self, scope: &str) -> Got<()> {
        guesses::reset_guesses(self, scope).await
    }
    async fn add_job(&mut self, job: &NewJob) -> Got<bool> {
        jobs::add_job(self, job).await
    }
    async fn claim_job(&mut self, now: UnixMillis, until: UnixMillis) -> Got<Option<Job>> {
        jobs::claim_job(self, now, until).await
    }
    async fn hold_job(&mut self, id: JobId, fence: i64, until: UnixMillis) -> Got<bool> {
        jobs::hold_job(self, id, fence, until).await
    }
    async fn end_job(&mut self, id: JobId, fence: i64) -> Got<bool> {
        jobs::end_job(self, id, fence).await
    }
    async fn repeat_job(&mut self, id: JobId, fence: i64, at: UnixMillis) -> Got<bool> {
        jobs::repeat_job(self, id, fence, at).await
    }
    async fn put_job_back(&mut self, id: JobId, fence: i64, why: &Why, at: UnixMillis) -> Got<bool> {
        jobs::put_job_back(self, id, fence, why, at).await
    }
    async fn give_job_up(&mut self, id: JobId, fence: i64, at: UnixMillis) -> Got<bool> {
        jobs::give_job_up(self, id, fence, at).await
    }
    async fn set_job_aside(&mut self, id: JobId, fence: i64, why: &Why, at: UnixMillis) -> Got<bool> {
        jobs::set_job_aside(self, id, fence, why, at).await
    }
    async fn take_job_up(&mut self, id: JobId, at: UnixMillis) -> Got<bool> {
        jobs::take_job_up(self.change_to_tell(), id, at).await
    }
    async fn drop_job(&mut self, id: JobId) -> Got<()> {
        jobs::drop_job(self.change_to_tell(), id).await
    }
    async fn sweep(&mut self, stale: Stale, before: UnixMillis) -> Got<u64> {
        sweep::sweep(self, stale, before).await
    }
    async fn append_events(&mut self, events: Vec<NewEvent>) -> Got<Vec<Event>> {
        if events.is_empty() {
            return Ok(Vec::new());
        }
        history::append_events(self.tell(), events).await
    }
}
