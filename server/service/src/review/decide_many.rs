//! Deciding several posts at once.

use crate::{
    Services,
    actor::Reviewer,
    review::{
        contents::by,
        decide::{Decide, Known, carry_out, checked_note, rule},
        requests_by_post,
    },
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
    let ids: Vec<DecisionId> = seen.iter().map(|_| services.id()).collect();
    let mut unit = services.begin(reviewer.asking(now)?).await?;
    let tx = unit.tx();
    let link = reviewer.link.id;
    let mut posts = by(tx.posts_on_link(link).await?, |post| post.id);
    let mut requests = requests_by_post(tx, link).await?;
    let mut earlier = tx.decisions_on_link(link).await?;
    earlier.retain(|decision| (decision.link_id, decision.request_key) == (link, request_key));
    let mut earlier = by(earlier, |decision| decision.post_id);
    let repeated = seen.iter().all(|(post, _)| earlier.contains_key(post));
    let (mut outcomes, mut events) = (Outcomes::new(), Vec::new());
    for ((id, seen), decision) in seen.into_iter().zip(ids) {
        // Staff deleted it meanwhile; the others are decided all the same.
        let Some(post) = posts.remove(&id) else {
            outcomes.push((id, Err(Refusal::PostChanged)));
            continue;
        };
        let known = Known {
            post,
            requests: requests.remove(&id).unwrap_or_default(),
            earlier: earlier.remove(&id),
        };
        let input = Decide {
            post: id,
            seen,
            verdict,
            note: note.clone(),
            request_key,
        };
        let ruling = rule(reviewer, known, &input, decision, now);
        let (event, outcome) = carry_out(tx, reviewer, ruling).await?;
        events.extend(event);
        outcomes.push((id, outcome));
    }
    let done = outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).count();
    if !repeated && done > 0 && verdict == Verdict::Approved {
        events.push(reviewer.event(&What::ApprovedAll { posts: done }, now).done());
    }
    tx.append_events(events).await?;
    unit.commit().await?;
    Ok(outcomes)
}
