//! Notes on posts.

use super::Got;
use crate::model::Note;
use async_trait::async_trait;
use domain::{LinkId, PostId, RequestKey};

/// Looks up notes on posts.
#[async_trait]
pub trait ReadNotes: Send {
    /// The notes on a post, oldest first.
    async fn notes_of_post(&mut self, post: PostId) -> Got<Vec<Note>>;
    /// The latest `most` notes on each post of a link, oldest first, each with how many there are on its post.
    async fn latest_notes_on_link(&mut self, link: LinkId, most: usize) -> Got<Vec<(Note, usize)>>;
    /// The note that a request made.
    async fn note_by_key(&mut self, post: PostId, key: RequestKey) -> Got<Option<Note>>;
}

/// Changes notes on posts.
#[async_trait]
pub trait WriteNotes: Send {
    /// Adds a note.
    async fn add_note(&mut self, note: &Note) -> Got<()>;
}
