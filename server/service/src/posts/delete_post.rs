//! Deleting a post.

use crate::{Services, actor::Staff, posts};
use domain::{Failure, PostId, audit::What, review, staff::Permission};

/// Takes a post off the calendar and off every link; its history stays.
///
/// # Errors
/// [`domain::Refusal::EditedMeanwhile`]; a post that is going out.
pub async fn delete_post(
    services: &Services,
    staff: &Staff,
    id: PostId,
    version: i64,
) -> Result<(), Failure> {
    let asking = staff.asking(Permission::EditPosts)?;
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let post = posts::find(tx, staff, id).await?;
    posts::same_version(&post, version)?;
    review::unpublished(&post)?;
    let seal = tx.delete_post(&post, now).await?;
    let event = staff.event(&What::PostDeleted, now).post(&post);
    tx.append_event(event.seals([seal]).done()).await?;
    unit.commit().await
}
