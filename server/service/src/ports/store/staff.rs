//! Workspaces and the staff of them.

use super::Got;
use crate::model::{PasswordHash, User, Workspace};
use async_trait::async_trait;
use domain::seal::Seal;
use domain::{UnixMillis, UserId, WorkspaceId};

/// Looks up workspaces and the staff of them.
#[async_trait]
pub trait ReadStaff: Send {
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
}

/// Changes workspaces and the staff of them.
#[async_trait]
pub trait WriteStaff: Send {
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
}
