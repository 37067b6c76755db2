//! Noting that a client's screen showed a post.

use crate::{Services, actor::Reviewer, model::EventFilter, review};
use domain::{
    Failure, PostId,
    audit::{Kind, What},
};

/// Logs, once for each revision, that the post was on the client's screen.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn mark_viewed(services: &Services, reviewer: &Reviewer, id: PostId) -> Result<(), Failure> {
    let now = services.clock.now();
    let mut unit = services.begin(reviewer.asking(now)?).await?;
    let tx = unit.tx();
    let (entry, post) = review::find(tx, reviewer.link.id, id).await?;
    // While staff work on the next revision, what the client sees is not the current one.
    if entry.revision_id != post.revision.id {
        return Ok(());
    }
    let filter = EventFilter {
        link: Some(reviewer.link.id),
        post: Some(id),
        kind: Some(Kind::PostViewed),
        limit: 1,
        ..EventFilter::default()
    };
    let last = tx.events(reviewer.link.workspace_id, &filter).await?;
    if last
        .iter()
        .flatten()
        .next()
        .is_some_and(|event| event.at >= post.revision.created_at)
    {
        return Ok(());
    }
    tx.append_event(reviewer.event(&What::PostViewed, now).post(&post).done())
        .await?;
    unit.commit().await
}
