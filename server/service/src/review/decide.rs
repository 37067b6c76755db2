//! A client's decision.

use crate::{
    Services,
    actor::Reviewer,
    model::{Decision, EventFilter},
    ports::Write,
    review,
};
use domain::{
    DecisionId, Failure, Field, PostId, Refusal, RequestKey, UnixMillis,
    audit::What,
    review::{Event, Seen, Verdict, apply},
    rules::{self, NOTE_MAX},
};

/// What a client sends.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Decide {
    pub post: PostId,
    /// What was on their screen.
    pub seen: Seen,
    pub verdict: Verdict,
    pub note: String,
    /// The same form sent twice is one decision.
    pub request_key: RequestKey,
}

/// Binds a verdict to the revision that the client saw.
///
/// # Errors
/// [`domain::Problem::Required`] on the note; the refusals of [`domain::review::apply`], which are in the log;
/// [`Refusal::LinkNotActive`].
pub async fn decide(services: &Services, reviewer: &Reviewer, input: Decide) -> Result<(), Failure> {
    let note = checked_note(input.verdict, &input.note)?;
    let now = services.clock.now();
    let (input, id) = (Decide { note, ..input }, services.id());
    let mut unit = services.begin(reviewer.asking(now)?).await?;
    let outcome = record(unit.tx(), reviewer, &input, id, now).await?;
    unit.commit().await?;
    outcome.map_err(Failure::from)
}

/// The note of a verdict, which some must have.
pub(super) fn checked_note(verdict: Verdict, typed: &str) -> Result<String, Failure> {
    let note = if verdict.needs_note() {
        rules::required(typed, NOTE_MAX)
    } else {
        rules::text(typed, NOTE_MAX)
    };
    note.map_err(|problem| Failure::field(Field::Note, problem))
}

/// Decides inside a transaction. A refusal is an answer, not an error: its event commits.
pub(super) async fn record(
    tx: &mut dyn Write,
    reviewer: &Reviewer,
    input: &Decide,
    id: DecisionId,
    now: UnixMillis,
) -> Result<Result<(), Refusal>, Failure> {
    let (_, mut post) = review::find(tx, reviewer.link.id, input.post).await?;
    if let Some(known) = tx
        .decision_by_key(reviewer.link.id, post.id, input.request_key)
        .await?
    {
        // The same form once more is the same decision; another one under its name is an old page.
        let same = known.undone_at.is_none()
            && (known.verdict, known.revision_id, &known.note)
                == (input.verdict, input.seen.revision, &input.note);
        return Ok(if same { Ok(()) } else { Err(Refusal::PostChanged) });
    }
    let event = Event::Decide {
        seen: input.seen,
        verdict: input.verdict,
        by: reviewer.name.clone(),
    };
    match apply(&post, &event, now) {
        Err(refusal) => {
            let what = What::DecisionRefused {
                verdict: Some(input.verdict),
                seen: Some(input.seen.revision),
                note: input.note.clone(),
                request: Some(input.request_key),
            };
            let line = reviewer.event(&what, now).post(&post).done();
            // The same form sent again is refused again, and logged once.
            let filter = EventFilter {
                link: Some(reviewer.link.id),
                post: Some(post.id),
                kind: Some(what.kind()),
                limit: 1,
                ..EventFilter::default()
            };
            let last = tx.events(reviewer.link.workspace_id, &filter).await?;
            if last.iter().flatten().all(|event| event.details != line.details) {
                tx.append_event(line).await?;
            }
            Ok(Err(refusal))
        }
        Ok((state, decided)) => {
            (post.review, post.decided) = (state, decided);
            let saved = tx.save_post(&post).await?;
            let decision = Decision {
                id,
                link_id: reviewer.link.id,
                post_id: post.id,
                revision_id: input.seen.revision,
                verdict: input.verdict,
                note: input.note.clone(),
                by: reviewer.name.clone(),
                at: now,
                request_key: input.request_key,
                undone_at: None,
            };
            let made = tx.add_decision(&decision).await?;
            let what = What::decided(input.verdict, input.note.clone());
            let event = reviewer.event(&what, now).post(&post);
            tx.append_event(event.seals([saved, made]).done()).await?;
            Ok(Ok(()))
        }
    }
}
