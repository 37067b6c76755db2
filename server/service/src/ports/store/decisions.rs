//! What approvers said.

use super::Got;
use crate::model::Decision;
use async_trait::async_trait;
use domain::seal::Seal;
use domain::{LinkId, PostId, RequestKey, UnixMillis};

/// Looks up what approvers said.
#[async_trait]
pub trait ReadDecisions: Send {
    /// The decisions by a link, oldest first, undone ones too.
    async fn decisions_of_link(&mut self, link: LinkId) -> Got<Vec<Decision>>;
    /// The decisions on a post by any link, oldest first, undone ones too.
    async fn decisions_of_post(&mut self, post: PostId) -> Got<Vec<Decision>>;
    /// The decisions on the posts of a link by any link, oldest first, undone ones too.
    async fn decisions_on_link(&mut self, link: LinkId) -> Got<Vec<Decision>>;
    /// The decision that a request made.
    async fn decision_by_key(&mut self, link: LinkId, post: PostId, key: RequestKey)
    -> Got<Option<Decision>>;
}

/// Changes what approvers said.
#[async_trait]
pub trait WriteDecisions: Send {
    /// Adds a decision.
    async fn add_decision(&mut self, decision: &Decision) -> Got<Seal>;
    /// Marks a decision as undone.
    async fn undo_decision(&mut self, decision: &Decision, at: UnixMillis) -> Got<Seal>;
}
