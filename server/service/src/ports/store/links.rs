//! Approval links, and what is on them.

use super::Got;
use crate::model::{LinkPost, LinkSecrets, TokenHash};
use async_trait::async_trait;
use domain::link::Link;
use domain::{ApproverId, LinkId, PostId, ProjectId, WorkspaceId};

/// Looks up approval links and what is on them.
#[async_trait]
pub trait ReadLinks: Send {
    /// A link.
    async fn link(&mut self, id: LinkId) -> Got<Option<Link>>;
    /// A link by the hash of its token.
    async fn link_by_token(&mut self, token: TokenHash) -> Got<Option<Link>>;
    /// What proves the password of a link.
    async fn link_secrets(&mut self, id: LinkId) -> Got<Option<LinkSecrets>>;
    /// The links of a workspace whose client asked for a new one, but for those of archived projects.
    async fn links_asked(&mut self, workspace: WorkspaceId) -> Got<Vec<Link>>;
    /// The posts of a link, in order.
    async fn link_posts(&mut self, link: LinkId) -> Got<Vec<LinkPost>>;
    /// What a link asks about a post, if it is on the link.
    async fn link_post(&mut self, link: LinkId, post: PostId) -> Got<Option<LinkPost>>;
    /// The links that hold a post, newest first.
    async fn links_of_post(&mut self, post: PostId) -> Got<Vec<Link>>;
    /// The links of an approver, newest first.
    async fn links_of_approver(&mut self, approver: ApproverId) -> Got<Vec<Link>>;
    /// The links of a project, newest first.
    async fn links_of_project(&mut self, project: ProjectId) -> Got<Vec<Link>>;
}

/// Changes approval links and what is on them.
#[async_trait]
pub trait WriteLinks: Send {
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
}
