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
    for entry in db.link_posts(reviewer.link.id).await? {
        let Some(revision) = db.revision(entry.revision_id).await? else {
            continue;
        };
        if let Some(media) = revision.content.media.iter().find(|m| m.id == id) {
            return services
                .blobs
                .get(&key(&media.hash, rendition))
                .await?
                .ok_or(Failure::NotFound);
        }
    }
    Err(Failure::NotFound)
}
