//! Posts and their revisions.

use super::Got;
use async_trait::async_trait;
use domain::post::{Post, Revision};
use domain::seal::Seal;
use domain::{LinkId, PostId, ProjectId, RevisionId, UnixMillis};

/// Looks up posts and their revisions.
#[async_trait]
pub trait ReadPosts: Send {
    /// A post with its current revision; not a deleted one.
    async fn post(&mut self, id: PostId) -> Got<Option<Post>>;
    /// Posts with their current revisions, those that are there, in no order; not deleted ones.
    async fn posts_by_ids(&mut self, ids: &[PostId]) -> Got<Vec<Post>>;
    /// Posts of a project with `from <= scheduled_at < to`, by time, then id.
    async fn posts_between(&mut self, project: ProjectId, from: UnixMillis, to: UnixMillis)
    -> Got<Vec<Post>>;
    /// Posts of a project without a date, newest first.
    async fn posts_unscheduled(&mut self, project: ProjectId) -> Got<Vec<Post>>;
    /// A revision.
    async fn revision(&mut self, id: RevisionId) -> Got<Option<Revision>>;
    /// The campaigns used in a project, by name.
    async fn campaigns(&mut self, project: ProjectId) -> Got<Vec<String>>;
    /// The posts of a link with their current revisions, in the order of the link.
    async fn posts_on_link(&mut self, link: LinkId) -> Got<Vec<Post>>;
    /// The revisions that a link asks about, and those of the round before.
    async fn revisions_on_link(&mut self, link: LinkId) -> Got<Vec<Revision>>;
}

/// Changes posts and their revisions.
#[async_trait]
pub trait WritePosts: Send {
    /// Adds a post and its first revision.
    async fn add_post(&mut self, post: &Post) -> Got<[Seal; 2]>;
    /// Adds a revision.
    async fn add_revision(&mut self, revision: &Revision) -> Got<Seal>;
    /// Saves everything of a post but its identity (its current revision by id), and raises `version` by one.
    async fn save_post(&mut self, post: &Post) -> Got<Seal>;
    /// Hides a post from everything but history.
    async fn delete_post(&mut self, post: &Post, at: UnixMillis) -> Got<Seal>;
}
