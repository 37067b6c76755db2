//! Pictures.

use super::Got;
use crate::model::Media;
use async_trait::async_trait;
use domain::{MediaId, WorkspaceId};

/// Looks up pictures.
#[async_trait]
pub trait ReadMedia: Send {
    /// A picture.
    async fn media(&mut self, id: MediaId) -> Got<Option<Media>>;
    /// The logos of a workspace's shared calendars.
    async fn shared_calendar_logos(&mut self, workspace: WorkspaceId) -> Got<Vec<Media>>;
}

/// Changes pictures.
#[async_trait]
pub trait WriteMedia: Send {
    /// Adds a picture.
    async fn add_media(&mut self, media: &Media) -> Got<()>;
}
