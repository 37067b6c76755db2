//! Uploading a picture.

use crate::{
    Services,
    actor::Staff,
    media::{Audience, Rendition, key, picture},
    model::Media,
    projects,
};
use bytes::Bytes;
use data_encoding::HEXLOWER;
use domain::{
    Failure, Field, Problem, ProjectId, post::MediaRef, staff::Permission, views::planner::Uploaded,
};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Most bytes of an upload.
pub const UPLOAD_MAX: usize = 15 * 1024 * 1024;

/// One picture is decoded at a time: a large one takes some hundred MiB while it lasts.
static TURN: Semaphore = Semaphore::const_new(1);

/// Checks, re-encodes and keeps a picture. Files are kept before the row, so that no row points at nothing.
///
/// # Errors
/// On [`Field::Media`], why the upload cannot be taken.
pub async fn upload_media(
    services: &Services,
    staff: &Staff,
    project: ProjectId,
    upload: Bytes,
) -> Result<Uploaded, Failure> {
    let asking = staff.asking(Permission::EditPosts)?;
    projects::find(&mut *services.store.read().await?, staff, project).await?;
    if upload.len() > UPLOAD_MAX {
        return Err(Failure::field(Field::Media, Problem::TooLarge));
    }
    let pictures = Arc::clone(&services.pictures);
    let turn = TURN.acquire().await.map_err(|_| Failure::Unavailable)?;
    let rendered = tokio::task::spawn_blocking(move || pictures.render(&upload))
        .await
        .map_err(|error| {
            tracing::error!(%error, "rendering a picture did not finish");
            Failure::Unavailable
        })?
        .map_err(|problem| Failure::field(Field::Media, problem))?;
    drop(turn);
    let hash = HEXLOWER.encode(&Sha256::digest(&rendered.display));
    let media = Media {
        id: services.id(),
        workspace_id: staff.user.workspace_id,
        project_id: project,
        hash: hash.clone(),
        width: rendered.width,
        height: rendered.height,
        bytes: i64::try_from(rendered.display.len()).unwrap_or(i64::MAX),
        still_of_animation: rendered.still_of_animation,
        created_by: staff.user.id,
        created_at: services.clock.now(),
    };
    services
        .blobs
        .put(&key(&hash, Rendition::Display), rendered.display.into())
        .await?;
    services
        .blobs
        .put(&key(&hash, Rendition::Thumbnail), rendered.thumbnail.into())
        .await?;
    let shown = MediaRef {
        id: media.id,
        hash,
        alt: String::new(),
        width: media.width,
        height: media.height,
        still_of_animation: media.still_of_animation,
    };
    let mut unit = services.begin(asking).await?;
    unit.tx().add_media(&media).await?;
    unit.commit().await?;
    Ok(Uploaded {
        id: shown.id,
        picture: picture(&shown, Audience::Staff),
    })
}
