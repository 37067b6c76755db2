//! Deciding several posts at once.

use crate::{
    Services,
    actor::Reviewer,
    review::decide::{Decide, checked_note, record},
};
use domain::{
    DecisionId, Failure, Field, PostId, Problem, Refusal, RequestKey,
    audit::What,
    review::{Seen, Verdict},
    rules::LINK_POSTS_MAX,
};

/// What a client sends about several posts.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct DecideMany {
    /// The posts, each with what was on the client's screen.
    pub seen: Vec<(PostId, Seen)>,
    pub verdict: Verdict,
    pub note: String,
    /// The same form sent twice is one decision for each post.
    pub request_key: RequestKey,
}

/// What happened to each post.
pub type Outcomes = Vec<(PostId, Result<(), Refusal>)>;

/// Gives one verdict to the posts that the client saw, each as it was on their screen: a post either is decided or
/// stays as it is, and the answer says which.
///
/// # Errors
/// Nothing chosen, or too much; the note; [`Refusal::LinkNotActive`].
pub async fn decide_many(
    services: &Services,
    reviewer: &Reviewer,
    input: DecideMany,
) -> Result<Outcomes, Failure> {
    let DecideMany {
        mut seen,
        verdict,
        note,
        request_key,
    } = input;
    seen.sort_by_key(|(post, _)| *post);
    seen.dedup_by_key(|(post, _)| *post);
    if seen.is_empty() {
        return Err(Failure::field(Field::Posts, Problem::Required));
    }
    if seen.len() > LINK_POSTS_MAX {
        return Err(Failure::field(Field::Posts, Problem::TooMany(LINK_POSTS_MAX)));
    }
    let note = checked_note(verdict, &note)?;
    let now = services.clock.now();
    let decisions: Vec<(Decide, DecisionId)> = seen
        .into_iter()
        .map(|(post, seen)| {
            (
                Decide {
                    post,
                    seen,
                    verdict,
                    note: note.clone(),
                    request_key,
                },
                services.id(),
            )
        })
        .collect();
    let mut unit = services.begin(reviewer.asking(now)?).await?;
    let tx = unit.tx();
    let mut outcomes = Outcomes::new();
    let mut repeated = true;
    for (decision, id) in decisions {
        repeated &= tx
            .decision_by_key(reviewer.link.id, decision.post, request_key)
            .await?
            .is_some();
        let outcome = match record(tx, reviewer, &decision, id, now).await {
            // Staff deleted it meanwhile; the others are decided all the same.
            Err(Failure::NotFound) => Err(Refusal::PostChanged),
            other => other?,
        };
        outcomes.push((decision.post, outcome));
    }
    let done = outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).count();
    if !repeated && done > 0 && verdict == Verdict::Approved {
        tx.append_event(reviewer.event(&What::ApprovedAll { posts: done }, now).done())
            .await?;
    }
    unit.commit().await?;
    Ok(outcomes)
}
