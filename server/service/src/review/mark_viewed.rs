//! Noting that a client's screen showed posts.

use crate::{Services, actor::Reviewer, review::contents::by};
use domain::{Failure, Field, PostId, Problem, audit::What, rules::LINK_POSTS_MAX};

/// Logs, once for each revision, that these posts of the link were on the client's screen.
///
/// # Errors
/// Nothing, or too much; [`domain::Refusal::LinkNotActive`].
pub async fn mark_viewed(
    services: &Services,
    reviewer: &Reviewer,
    posts: Vec<PostId>,
) -> Result<(), Failure> {
    if posts.is_empty() {
        return Err(Failure::field(Field::Posts, Problem::Required));
    }
    if posts.len() > LINK_POSTS_MAX {
        return Err(Failure::field(Field::Posts, Problem::TooMany(LINK_POSTS_MAX)));
    }
    let now = services.clock.now();
    let mut unit = services.begin(reviewer.asking(now)?).await?;
    let tx = unit.tx();
    let mut entries = tx.link_posts(reviewer.link.id).await?;
    entries.retain(|entry| posts.contains(&entry.post_id));
    let mut current = by(tx.posts_by_ids(&posts).await?, |post| post.id);
    let mut events = Vec::new();
    for entry in entries {
        // While staff work on the next revision, what the client sees is not the current one.
        let shown = |post: &domain::post::Post| entry.revision_id == post.revision.id;
        let Some(post) = current.remove(&entry.post_id).filter(shown) else {
            continue;
        };
        if tx.mark_seen(reviewer.link.id, &post.revision, now).await? {
            events.push(reviewer.event(&What::PostViewed, now).post(&post).done());
        }
    }
    if events.is_empty() {
        return Ok(());
    }
    tx.append_events(events).await?;
    unit.commit().await
}
