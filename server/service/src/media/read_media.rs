//! The bytes of a picture, behind the same gate as the page that shows it.

use crate::{
    Services,
    actor::{Reviewer, Staff},
    media::{Rendition, key},
};
use bytes::Bytes;
use domain::{Failure, MediaId, staff::Permission};

/// For staff of the picture's workspace.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn read_media_as_staff(
    services: &Services,
    staff: &Staff,
    id: MediaId,
    rendition: Rendition,
) -> Result<Bytes, Failure> {
    staff.require(Permission::Look)?;
    let found = services.store.read().await?.media(id).await?;
    let media = found
        .filter(|m| m.workspace_id == staff.user.workspace_id)
        .ok_or(Failure::NotFound)?;
    services
        .blobs
        .get(&key(&media.hash, rendition))
        .await?
        .ok_or(Failure::NotFound)
}

/// For the client of a link: only pictures of the revisions on the link.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn read_media_as_reviewer(
    services: &Services,
    reviewer: &Reviewer,
    id: MediaId,
    rendition: Rendition,
) -> Result<Bytes, Failure> {
    let mut db = services.store.read().await?;
    let entries = db.link_posts(reviewer.link.id).await?;
    let revisions = db.revisions_on_link(reviewer.link.id).await?;
    let media = revisions
        .iter()
        .filter(|revision| entries.iter().any(|entry| entry.revision_id == revision.id))
        .flat_map(|revision| &revision.content.media)
        .find(|media| media.id == id)
        .ok_or(Failure::NotFound)?;
    services
        .blobs
        .get(&key(&media.hash, rendition))
        .await?
        .ok_or(Failure::NotFound)
}
