//! Deciding several posts at once.

use crate::{
    Services,
    actor::Reviewer,
    ports::store::transact,
    review::{
        self,
        decide::{Decide, record},
    },
};
use domain::{DecisionId, Failure, Field, PostId, Problem, Refusal, RequestKey, RevisionId, audit::Kind, review::Verdict};
use futures::FutureExt;

/// What happened to each post.
pub type Outcomes = Vec<(PostId, Result<(), Refusal>)>;

/// Approves the posts that the client saw, each at the revision on their screen: a post either is approved or stays as
/// it is, and the answer says which.
///
/// # Errors
/// Nothing chosen; [`Refusal::LinkNotActive`].
pub async fn approve_all(
    services: &Services,
    reviewer: &Reviewer,
    seen: &[(PostId, RevisionId)],
    request_key: RequestKey,
) -> Result<Outcomes, Failure> {
    if seen.is_empty() {
        return Err(Failure::field(Field::Posts, Problem::Required));
    }
    let now = services.clock.now();
    let decisions: Vec<(Decide, DecisionId)> = seen
        .iter()
        .map(|(post, revision)| {
            let verdict = Verdict::Approved;
            (Decide { post: *post, seen: *revision, verdict, note: String::new(), request_key }, services.id())
        })
        .collect();
    transact(&*services.store, (reviewer.clone(), decisions), move |(reviewer, decisions), tx| {
        async move {
            review::still_active(tx, reviewer, now).await?;
            let mut outcomes = Outcomes::new();
            let mut repeated = true;
            for (decision, id) in decisions {
                repeated &= tx.decision_by_key(reviewer.link.id, decision.post, request_key).await?.is_some();
                let outcome = match record(tx, reviewer, decision, *id, now).await {
                    // Staff deleted it meanwhile; the others are decided all the same.
                    Err(Failure::NotFound) => Err(Refusal::PostChanged),
                    other => other?,
                };
                outcomes.push((decision.post, outcome));
            }
            if !repeated {
                let approved = outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).count();
                tx.append_event(reviewer.event(Kind::ApprovedAll, now).fact("posts", approved).done()).await?;
            }
            Ok(outcomes)
        }
        .boxed()
    })
    .await
}
