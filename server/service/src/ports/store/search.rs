//! Finding posts by words.

use super::Got;
use async_trait::async_trait;
use domain::post::Post;
use domain::{PostId, ProjectId};

/// Looks up posts by words, and keeps what they are found by.
#[async_trait]
pub trait ReadSearch: Send {
    /// The latest `limit` posts of a project whose normal form ([`domain::search::of_post`]) holds every word, those
    /// without a date last, and how many there are in all. Up to seven words stand in any order, more in this one.
    async fn posts_holding(
        &mut self,
        project: ProjectId,
        words: &[String],
        limit: usize,
    ) -> Got<(Vec<Post>, usize)>;
}

/// Changes posts by words, and keeps what they are found by.
#[async_trait]
pub trait WriteSearch: Send {
    /// Fills in the normal form of some posts that have none, after this one; gives the last of them.
    async fn fold_posts(&mut self, after: Option<PostId>) -> Got<Option<PostId>>;
}
