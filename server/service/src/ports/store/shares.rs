//! Shared calendars, and who came in.

use super::Got;
use crate::model::{PasswordHash, ShareSession, ShareSummary, TokenHash};
use async_trait::async_trait;
use domain::share::Share;
use domain::{ProjectId, ShareId, WorkspaceId};

/// Looks up shared calendars, their passwords and sessions.
#[async_trait]
pub trait ReadShares: Send {
    /// A shared calendar, ended or not.
    async fn share(&mut self, id: ShareId) -> Got<Option<Share>>;
    /// A shared calendar that has not ended, by the hash of its token.
    async fn share_by_token(&mut self, token: TokenHash) -> Got<Option<Share>>;
    /// The shared calendar of a project that has not ended.
    async fn active_share(&mut self, project: ProjectId) -> Got<Option<Share>>;
    /// Every shared calendar of a workspace, newest first.
    async fn share_summaries(&mut self, workspace: WorkspaceId) -> Got<Vec<ShareSummary>>;
    /// What proves the password of a shared calendar that has one.
    async fn share_password(&mut self, id: ShareId) -> Got<Option<PasswordHash>>;
    /// A session of a shared calendar by the hash of its token, expired or not.
    async fn share_session(&mut self, token: TokenHash) -> Got<Option<ShareSession>>;
}

/// Changes shared calendars, their passwords and sessions.
#[async_trait]
pub trait WriteShares: Send {
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
}
