//! A client's decision.

use crate::{
    Services,
    actor::Reviewer,
    model::{Decision, NewEvent},
    ports::Write,
    review::{self, POLICY},
};
use data_encoding::HEXLOWER;
use domain::{
    DecisionId, Failure, Field, PostId, Refusal, RequestKey, UnixMillis,
    audit::What,
    post::Post,
    review::{Event, ReviewRequest, Seen, Verdict, apply, fold},
    rules::{self, NOTE_MAX},
    time::DAY,
};
use sha2::{Digest, Sha256};

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
    let tx = unit.tx();
    let (_, post) = review::find(tx, reviewer.link.id, input.post).await?;
    let earlier = tx
        .decision_by_key(reviewer.link.id, post.id, input.request_key)
        .await?;
    let requests = tx.review_requests(post.revision.id).await?;
    let known = Known {
        post,
        requests,
        earlier,
    };
    let ruling = rule(reviewer, known, &input, id, now);
    let (event, outcome) = carry_out(tx, reviewer, ruling).await?;
    tx.append_events(event.into_iter().collect()).await?;
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

/// What is known of a post when somebody decides about it.
pub(super) struct Known {
    /// The post.
    pub post: Post,
    /// Who is asked about it.
    pub requests: Vec<ReviewRequest>,
    /// The decision that this request made before.
    pub earlier: Option<Decision>,
}

/// What becomes of a decision. A refusal is an answer, not an error: its event commits.
pub(super) enum Ruling {
    /// What became of the same form before.
    Repeated(Result<(), Refusal>),
    /// A rule refuses it.
    Refused {
        /// Which.
        refusal: Refusal,
        /// What the log tells of it.
        line: Box<NewEvent>,
        /// Names what was sent.
        form: String,
    },
    /// It stands.
    Made(Box<Made>),
}

/// A decision that stands, and the post under it.
pub(super) struct Made {
    post: Post,
    decision: Decision,
}

/// Rules on a decision.
pub(super) fn rule(
    reviewer: &Reviewer,
    known: Known,
    input: &Decide,
    id: DecisionId,
    now: UnixMillis,
) -> Ruling {
    let Known {
        mut post,
        requests,
        earlier,
    } = known;
    if let Some(earlier) = earlier {
        // The same form once more is the same decision; another one under its name is an old page.
        let same = earlier.undone_at.is_none()
            && (earlier.verdict, earlier.revision_id, &earlier.note)
                == (input.verdict, input.seen.revision, &input.note);
        return Ruling::Repeated(if same { Ok(()) } else { Err(Refusal::PostChanged) });
    }
    let approver = reviewer.link.approver_id;
    let event = Event::Decide {
        approver,
        seen: input.seen,
        verdict: input.verdict,
        by: reviewer.name.clone(),
    };
    match apply(POLICY, &post, &requests, &event, now) {
        Err(refusal) => {
            let what = What::DecisionRefused {
                verdict: Some(input.verdict),
                seen: Some(input.seen.revision),
                note: input.note.clone(),
                request: Some(input.request_key),
            };
            let link = reviewer.link.id;
            let line = reviewer.event(&what, now).post(&post).done();
            Ruling::Refused {
                refusal,
                form: format!(
                    "refused:{link}|{}:{}",
                    post.id,
                    HEXLOWER.encode(&Sha256::digest(&line.details))
                ),
                line: Box::new(line),
            }
        }
        Ok(requests) => {
            (post.review, post.decided) = fold(POLICY, &requests);
            let decision = Decision {
                id,
                link_id: reviewer.link.id,
                post_id: post.id,
                revision_id: input.seen.revision,
                approver_id: approver,
                verdict: input.verdict,
                planned: Some(post.scheduled_at.into()),
                note: input.note.clone(),
                by: reviewer.name.clone(),
                at: now,
                request_key: input.request_key,
                undone_at: None,
            };
            Ruling::Made(Box::new(Made { post, decision }))
        }
    }
}

/// Writes what becomes of a decision, but for its event, which is given; and what the client is told.
pub(super) async fn carry_out(
    tx: &mut dyn Write,
    reviewer: &Reviewer,
    ruling: Ruling,
) -> Result<(Option<NewEvent>, Result<(), Refusal>), Failure> {
    match ruling {
        Ruling::Repeated(outcome) => Ok((None, outcome)),
        Ruling::Refused { refusal, line, form } => {
            // The same form sent again is refused again, and logged once.
            let sent = tx.count_guess(&form, 1, line.at.plus(-DAY), line.at).await?;
            Ok(((sent.count == 1).then_some(*line), Err(refusal)))
        }
        Ruling::Made(made) => {
            let Made { post, decision } = *made;
            let seals = [tx.save_post(&post).await?, tx.add_decision(&decision).await?];
            let what = What::decided(decision.verdict, decision.note);
            let event = reviewer.event(&what, decision.at).post(&post).seals(seals);
            Ok((Some(event.done()), Ok(())))
        }
    }
}
