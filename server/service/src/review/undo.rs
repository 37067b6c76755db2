//! Taking a decision back.

use crate::{Services, actor::Reviewer, model::Decision, ports::store::transact, review};
use domain::{
    Failure, LinkId, PostId, Refusal, UnixMillis,
    audit::Kind,
    post::Post,
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
            let decision = own(&decisions, reviewer.link.id, &post).ok_or(Refusal::NothingToUndo)?;
            (post.review, post.decided) = apply(
                &post,
                &Event::Undo {
                    decided_at: decision.at,
                },
                now,
            )?;
            tx.undo_decision(decision, now).await?;
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

/// Whether [`undo`] would do it.
pub(super) fn can_undo(decisions: &[Decision], link: LinkId, post: &Post, now: UnixMillis) -> bool {
    own(decisions, link, post).is_some_and(|decision| {
        let event = Event::Undo {
            decided_at: decision.at,
        };
        apply(post, &event, now).is_ok()
    })
}

/// The standing decision on the post's current revision, if this link made it.
fn own<'d>(decisions: &'d [Decision], link: LinkId, post: &Post) -> Option<&'d Decision> {
    decisions
        .iter()
        .rev()
        .find(|d| d.undone_at.is_none())
        .filter(|d| d.link_id == link && d.revision_id == post.revision.id)
}
