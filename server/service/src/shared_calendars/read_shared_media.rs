//! The bytes of a picture, behind the same gate as the calendar that shows it.

use crate::{
    Services,
    actor::Viewer,
    media::{Rendition, key},
    shared_calendars::show_shared_calendar::Shown,
};
use bytes::Bytes;
use domain::{Failure, MediaId, PostId};

/// A picture of a post that this viewer sees or, without a post, the shared calendar's logo.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn read_shared_media(
    services: &Services,
    viewer: &Viewer,
    post: Option<PostId>,
    id: MediaId,
    rendition: Rendition,
) -> Result<Bytes, Failure> {
    let (calendar, now) = (&viewer.calendar, services.clock.now());
    let mut db = services.store.read().await?;
    let hash = match post {
        Some(post) => {
            let shown = Shown::load(&mut *db, viewer, now).await?;
            let post = db.post(post).await?.filter(|post| shown.status(post).is_some());
            let content = post
                .map(|post| post.revision.content)
                .filter(|_| calendar.options.captions);
            let media = content.and_then(|content| content.media.into_iter().find(|m| m.id == id));
            media.map(|media| media.hash)
        }
        None if calendar.options.logo == Some(id) => db.media(id).await?.map(|media| media.hash),
        None => None,
    };
    drop(db);
    let hash = hash.ok_or(Failure::NotFound)?;
    let found = services.blobs.get(&key(&hash, rendition)).await?;
    found.ok_or(Failure::NotFound)
}
