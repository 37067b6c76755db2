//! The bytes of a picture, behind the same gate as the page that shows it.

use crate::{
    Services,
    actor::{Reviewer, Staff},
    media::{Rendition, key},
};
use bytes::Bytes;
use domain::{Failure, MediaId, staff::Permission};

/// A rendition that its asker may see. Its bytes are read only if they are wanted.
#[derive(Debug)]
pub struct Found {
    key: String,
}

impl Found {
    /// The bytes.
    ///
    /// # Errors
    /// [`Failure::NotFound`] if storage lost them.
    pub async fn read(&self, services: &Services) -> Result<Bytes, Failure> {
        services.blobs.get(&self.key).await?.ok_or(Failure::NotFound)
    }
}

/// For staff of the picture's workspace.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn find_media_as_staff(
    services: &Services,
    staff: &Staff,
    id: MediaId,
    rendition: Rendition,
) -> Result<Found, Failure> {
    staff.require(Permission::Look)?;
    let found = services.store.read().await?.media(id).await?;
    let media = found
        .filter(|m| m.workspace_id == staff.user.workspace_id)
        .ok_or(Failure::NotFound)?;
    Ok(Found {
        key: key(&media.hash, rendition),
    })
}

/// For the client of a link: only pictures of the revisions on the link.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn find_media_as_reviewer(
    services: &Services,
    reviewer: &Reviewer,
    id: MediaId,
    rendition: Rendition,
) -> Result<Found, Failure> {
    let mut db = services.store.read().await?;
    let entries = db.link_posts(reviewer.link.id).await?;
    let revisions = db.revisions_on_link(reviewer.link.id).await?;
    let media = revisions
        .iter()
        .filter(|revision| entries.iter().any(|entry| entry.revision_id == revision.id))
        .flat_map(|revision| &revision.content.media)
        .find(|media| media.id == id)
        .ok_or(Failure::NotFound)?;
    Ok(Found {
        key: key(&media.hash, rendition),
    })
}
