//! How staff come in: sessions, invitations, and values of the installation.

use super::Got;
use crate::model::{Invitation, StaffSession, TokenHash};
use async_trait::async_trait;
use domain::{UnixMillis, UserId, WorkspaceId};

/// Looks up sessions of staff, invitations, and values of the installation.
#[async_trait]
pub trait ReadAccess: Send {
    /// A session by the hash of its token, expired or not.
    async fn staff_session(&mut self, token: TokenHash) -> Got<Option<StaffSession>>;
    /// An invitation by the hash of its token, used, expired or not.
    async fn invitation(&mut self, token: TokenHash) -> Got<Option<Invitation>>;
    /// The open invitations of a workspace, newest first.
    async fn invitations(&mut self, workspace: WorkspaceId) -> Got<Vec<Invitation>>;
    /// A value of the installation (for example the hash of the set-up code).
    async fn setting(&mut self, key: &str) -> Got<Option<String>>;
}

/// Changes sessions of staff, invitations, and values of the installation.
#[async_trait]
pub trait WriteAccess: Send {
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
}
