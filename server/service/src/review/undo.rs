//! Taking decisions back.

use crate::{
    Services,
    actor::Reviewer,
    model::{Decision, NewEvent},
    ports::Write,
    review::{
        self, POLICY,
        contents::{by, grouped},
        decide_many::Outcomes,
        requests_by_post,
    },
};
use domain::{
    Failure, Field, LinkId, PostId, Problem, Refusal, UnixMillis,
    audit::What,
    post::Post,
    review::{Event, ReviewRequest, apply, fold, undoable},
    rules::LINK_POSTS_MAX,
};

/// Undoes this link's decision on the post, while the time for it lasts. Gives what was taken back.
///
/// # Errors
/// [`Refusal::UndoOver`]; [`Refusal::NothingToUndo`].
pub async fn undo(services: &Services, reviewer: &Reviewer, id: PostId) -> Result<Decision, Failure> {
    let now = services.clock.now();
    let mut unit = services.begin(reviewer.asking(now)?).await?;
    let tx = unit.tx();
    let (_, post) = review::find(tx, reviewer.link.id, id).await?;
    let decisions = tx.decisions_of_post(id).await?;
    let requests = tx.review_requests(post.revision.id).await?;
    let (event, undone) = take_back(tx, reviewer, (post, &requests), &decisions, now).await?;
    tx.append_event(event).await?;
    unit.commit().await?;
    Ok(undone)
}

/// Undoes this link's decisions on several posts at once: each is taken back or stays as it is, and the answer says
/// which, and what was written with those that were taken back, each text once.
///
/// # Errors
/// Nothing chosen, or too much; [`Refusal::LinkNotActive`].
pub async fn undo_many(
    services: &Services,
    reviewer: &Reviewer,
    mut posts: Vec<PostId>,
) -> Result<(Outcomes, Vec<String>), Failure> {
    posts.sort_unstable();
    posts.dedup();
    if posts.is_empty() {
        return Err(Failure::field(Field::Posts, Problem::Required));
    }
    if posts.len() > LINK_POSTS_MAX {
        return Err(Failure::field(Field::Posts, Problem::TooMany(LINK_POSTS_MAX)));
    }
    let now = services.clock.now();
    let mut unit = services.begin(reviewer.asking(now)?).await?;
    let tx = unit.tx();
    let mut on_link = by(tx.posts_on_link(reviewer.link.id).await?, |post| post.id);
    let decisions = tx.decisions_on_link(reviewer.link.id).await?;
    let decisions = grouped(decisions, |decision| decision.post_id);
    let requests = requests_by_post(tx, reviewer.link.id).await?;
    let (mut outcomes, mut notes, mut events) = (Outcomes::new(), Vec::new(), Vec::new());
    for id in posts {
        // Staff deleted it meanwhile; the others are taken back all the same.
        let Some(post) = on_link.remove(&id) else {
            outcomes.push((id, Err(Refusal::NothingToUndo)));
            continue;
        };
        let decisions = decisions.get(&id).map_or(&[][..], Vec::as_slice);
        let requests = requests.get(&id).map_or(&[][..], Vec::as_slice);
        let outcome = match take_back(tx, reviewer, (post, requests), decisions, now).await {
            Ok((event, undone)) => {
                events.push(event);
                if !undone.note.is_empty() && !notes.contains(&undone.note) {
                    notes.push(undone.note);
                }
                Ok(())
            }
            Err(Failure::Refused(refusal)) => Err(refusal),
            Err(failure) => return Err(failure),
        };
        outcomes.push((id, outcome));
    }
    tx.append_events(events).await?;
    unit.commit().await?;
    Ok((outcomes, notes))
}

/// Undoes inside a transaction, but for the event, which is given; writes nothing if it refuses.
async fn take_back(
    tx: &mut dyn Write,
    reviewer: &Reviewer,
    (mut post, requests): (Post, &[ReviewRequest]),
    decisions: &[Decision],
    now: UnixMillis,
) -> Result<(NewEvent, Decision), Failure> {
    let decision = own(decisions, reviewer.link.id, &post).ok_or(Refusal::NothingToUndo)?;
    let event = Event::Undo {
        approver: decision.approver_id,
        decided_at: decision.at,
    };
    let requests = apply(POLICY, &post, requests, &event, now)?;
    (post.review, post.decided) = fold(POLICY, &requests);
    let seals = [tx.undo_decision(decision, now).await?, tx.save_post(&post).await?];
    let what = What::Undone {
        verdict: Some(decision.verdict),
    };
    let event = reviewer.event(&what, now).post(&post).seals(seals);
    Ok((event.done(), decision.clone()))
}

/// Whether [`undo`] would do it.
pub(super) fn can_undo(decisions: &[Decision], link: LinkId, post: &Post, now: UnixMillis) -> bool {
    own(decisions, link, post).is_some_and(|decision| undoable(post, decision.at, now).is_ok())
}

/// The standing decision on the post's current revision, if this link made it.
fn own<'d>(decisions: &'d [Decision], link: LinkId, post: &Post) -> Option<&'d Decision> {
    decisions
        .iter()
        .rev()
        .find(|d| d.undone_at.is_none())
        .filter(|d| d.link_id == link && d.revision_id == post.revision.id)
}
