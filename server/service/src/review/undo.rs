//! Taking a decision back.

use crate::{Services, actor::Reviewer, ports::store::transact, review};
use domain::{
    Failure, PostId, Refusal,
    audit::Kind,
    review::{Event, apply},
};
use futures::FutureExt;

/// Undoes this link's decision on the post, while the time for it lasts.
///
/// # Errors
/// [`Refusal::UndoOver`]; [`Refusal::NothingToUndo`].
pub async fn undo(services: &Services, reviewer: &Reviewer, id: PostId) -> Result<(), Failure> {
    let now = services.clock.now();
    transact(&*services.store, reviewer.clone(), move |reviewer, tx| {
        async move {
            review::still_active(tx, reviewer, now).await?;
            let (_, mut post) = review::find(tx, reviewer.link.id, id).await?;
            let decisions = tx.decisions_of_post(id).await?;
            let standing = decisions.into_iter().rev().find(|d| d.undone_at.is_none());
            let mine =
                standing.filter(|d| d.link_id == reviewer.link.id && d.revision_id == post.revision.id);
            let decision = mine.ok_or(Refusal::NothingToUndo)?;
            (post.review, post.decided) = apply(
                &post,
                &Event::Undo {
                    decided_at: decision.at,
                },
                now,
            )?;
            tx.undo_decision(&decision, now).await?;
            tx.save_post(&post).await?;
            let event = reviewer
                .event(Kind::Undone, now)
                .post(&post)
                .fact("verdict", decision.verdict.as_str());
            tx.append_event(event.done()).await?;
            Ok(())
        }
        .boxed()
    })
    .await
}
