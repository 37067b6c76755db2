//! Review of a post's current revision: who is asked about it, what they said, and what the post is by that.
//!
//! `not_requested -> pending -> approved | changes_requested | rejected`. A new revision has nobody who is asked.

use crate::{
    ApproverId, Refusal, RevisionId, UnixMillis,
    post::{Decided, Post},
    time::MINUTE,
};
use serde::{Deserialize, Serialize};
use std::{fmt, num::ParseIntError, str::FromStr};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// How long a client may take a decision back, in milliseconds. Nothing is published in that window.
pub const UNDO_WINDOW: i64 = MINUTE;

/// Review of the current revision.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Review {
    /// Nobody was asked about this revision.
    NotRequested,
    /// A client is asked.
    Pending,
    /// Yes.
    Approved,
    /// Not yet: something is to change.
    ChangesRequested,
    /// No.
    Rejected,
}

impl Review {
    /// The verdict that led here.
    #[must_use]
    pub const fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Approved => Some(Verdict::Approved),
            Self::ChangesRequested => Some(Verdict::ChangesRequested),
            Self::Rejected => Some(Verdict::Rejected),
            Self::NotRequested | Self::Pending => None,
        }
    }
}

/// What a client can say of a post.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// Yes.
    Approved,
    /// Not yet: something is to change.
    ChangesRequested,
    /// No.
    Rejected,
}

impl Verdict {
    /// Whether a client must say why.
    #[must_use]
    pub const fn needs_note(self) -> bool {
        !matches!(self, Self::Approved)
    }

    /// The state of review after it.
    #[must_use]
    pub const fn review(self) -> Review {
        match self {
            Self::Approved => Review::Approved,
            Self::ChangesRequested => Review::ChangesRequested,
            Self::Rejected => Review::Rejected,
        }
    }
}

/// What a client had before them when they decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The revision.
    pub revision: RevisionId,
    /// The time, which is no part of it; none if a page did not say which it showed.
    pub planned: Option<Planned>,
}

/// When a post was to go out, as a page showed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planned {
    /// Without a date.
    Undated,
    /// At this instant.
    For(UnixMillis),
}

impl From<Option<UnixMillis>> for Planned {
    fn from(at: Option<UnixMillis>) -> Self {
        at.map_or(Self::Undated, Self::For)
    }
}

/// `undated`, or milliseconds of the Unix epoch: how a decision keeps it.
impl fmt::Display for Planned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undated => f.write_str("undated"),
            Self::For(at) => write!(f, "{}", at.0),
        }
    }
}

impl FromStr for Planned {
    type Err = ParseIntError;
    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        match text {
            "undated" => Ok(Self::Undated),
            millis => millis.parse().map(|millis| Self::For(UnixMillis(millis))),
        }
    }
}

impl From<RevisionId> for Seen {
    fn from(revision: RevisionId) -> Self {
        Self {
            revision,
            planned: None,
        }
    }
}

impl Seen {
    /// Whether `verdict` on what was seen is one on `post`: an approval is for its time too.
    fn require_current(&self, post: &Post, verdict: Verdict) -> Result<(), Refusal> {
        let same_time = self
            .planned
            .is_none_or(|seen| seen == Planned::from(post.scheduled_at));
        if self.revision != post.revision.id {
            Err(Refusal::PostChanged)
        } else if verdict == Verdict::Approved && !same_time {
            Err(Refusal::PostMoved)
        } else {
            Ok(())
        }
    }
}

/// Somebody who is asked about a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewRequest {
    /// Whom.
    pub approver: ApproverId,
    /// Counts from 1; matters where approvers are asked in [`Policy::Stages`].
    pub stage: i64,
    /// What they said, if they did and did not take it back.
    pub answer: Option<Answer>,
}

/// What somebody said who was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Their verdict.
    pub verdict: Verdict,
    /// Their name when they said it.
    pub by: String,
    /// When.
    pub at: UnixMillis,
}

/// Whose approval makes a post approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Policy {
    /// Anybody's: the first answer decides.
    Any,
    /// Everybody's: whoever does not approve decides alone.
    All,
    /// Everybody's, one stage after the other: who is in a later one is not asked yet.
    Stages,
}

/// The review of a revision about which these were asked, and who decided it.
#[must_use]
pub fn fold(policy: Policy, requests: &[ReviewRequest]) -> (Review, Option<Decided>) {
    let answers = || requests.iter().filter_map(|request| request.answer.as_ref());
    // Of two answers in one millisecond the one that stands first counts.
    let first = |of: &mut dyn Iterator<Item = &Answer>| {
        let first = of.min_by_key(|answer| answer.at);
        first.map(|answer| (answer.verdict.review(), Some(decided(answer))))
    };
    let no = |answer: &&Answer| answer.verdict != Verdict::Approved;
    let ruled = match policy {
        Policy::Any => first(&mut answers()),
        Policy::All | Policy::Stages => first(&mut answers().filter(no)),
    };
    let waits = requests.iter().any(|request| request.answer.is_none());
    let all = || {
        let last = answers().max_by_key(|answer| answer.at).filter(|_| !waits);
        last.map(|answer| (Review::Approved, Some(decided(answer))))
    };
    ruled.or_else(all).unwrap_or_else(|| {
        let review = if requests.is_empty() {
            Review::NotRequested
        } else {
            Review::Pending
        };
        (review, None)
    })
}

fn decided(answer: &Answer) -> Decided {
    Decided {
        by: answer.by.clone(),
        at: answer.at,
    }
}

/// Whether it is this approver's turn to answer.
fn is_asked(policy: Policy, requests: &[ReviewRequest], approver: ApproverId) -> bool {
    let mut waiting = requests.iter().filter(|request| request.answer.is_none());
    let stage = waiting.clone().map(|request| request.stage).min();
    let own = waiting.find(|request| request.approver == approver);
    own.is_some_and(|own| policy != Policy::Stages || Some(own.stage) == stage)
}

/// What can happen to the review of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Staff put the current revision before an approver.
    Request {
        /// Whom.
        approver: ApproverId,
        /// In which stage.
        stage: i64,
    },
    /// An approver decides about the revision that they saw.
    Decide {
        /// Who.
        approver: ApproverId,
        /// What was on their screen.
        seen: Seen,
        /// Their verdict.
        verdict: Verdict,
        /// Their name.
        by: String,
    },
    /// An approver takes the decision back that they made at this instant.
    Undo {
        /// Who.
        approver: ApproverId,
        /// When they decided.
        decided_at: UnixMillis,
    },
    /// The last active link by which this approver was asked ended.
    Withdraw {
        /// Who.
        approver: ApproverId,
    },
}

/// Who is asked about the current revision of `post` after `event` at `now`, if these were before.
///
/// # Errors
/// The rule that refuses the event; the post stays as it is.
pub fn apply(
    policy: Policy,
    post: &Post,
    requests: &[ReviewRequest],
    event: &Event,
    now: UnixMillis,
) -> Result<Vec<ReviewRequest>, Refusal> {
    unpublished(post)?;
    if let Event::Decide { seen, verdict, .. } = event {
        seen.require_current(post, *verdict)?;
    }
    let mut after = requests.to_vec();
    let of = |approver: &ApproverId| requests.iter().position(|request| request.approver == *approver);
    match event {
        Event::Request { .. } if !can_be_asked(post) => return Err(already(post, post.review)),
        Event::Request { approver, stage } => match of(approver) {
            Some(known) => after[known].stage = *stage,
            None => after.push(ReviewRequest {
                approver: *approver,
                stage: *stage,
                answer: None,
            }),
        },
        Event::Decide {
            approver,
            verdict,
            by,
            ..
        } => match of(approver) {
            Some(own) if post.review == Review::Pending && is_asked(policy, requests, *approver) => {
                after[own].answer = Some(Answer {
                    verdict: *verdict,
                    by: by.clone(),
                    at: now,
                });
            }
            _ => return Err(already(post, post.review)),
        },
        Event::Undo { approver, decided_at } => {
            let own = of(approver).ok_or(Refusal::NothingToUndo)?;
            let answer = after[own].answer.take().filter(|answer| answer.at == *decided_at);
            undoable(post, answer.ok_or(Refusal::NothingToUndo)?.at, now)?;
        }
        // What was said stays said.
        Event::Withdraw { approver } => {
            after.retain(|request| request.approver != *approver || request.answer.is_some());
        }
    }
    Ok(after)
}

/// Passes while a decision on the post can be taken back that was made at `decided_at`.
///
/// # Errors
/// [`Refusal::UndoOver`]; as [`unpublished`].
pub fn undoable(post: &Post, decided_at: UnixMillis, now: UnixMillis) -> Result<(), Refusal> {
    unpublished(post)?;
    if now.since(decided_at) > UNDO_WINDOW {
        return Err(Refusal::UndoOver);
    }
    Ok(())
}

/// Whether a client can be asked about the post: nobody has decided, and nothing of it has left the house.
#[must_use]
pub fn can_be_asked(post: &Post) -> bool {
    unpublished(post).is_ok() && post.review.verdict().is_none()
}

/// Passes while nothing of the post may have left the house.
///
/// # Errors
/// As [`at_home`](crate::publication::at_home).
pub const fn unpublished(post: &Post) -> Result<(), Refusal> {
    crate::publication::at_home(post.publication)
}

fn already(post: &Post, review: Review) -> Refusal {
    match (review.verdict(), &post.decided) {
        (Some(verdict), Some(decided)) => Refusal::AlreadyDecided {
            verdict,
            by: decided.by.clone(),
            at: decided.at,
        },
        _ => Refusal::NotAwaiting,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        PostId, ProjectId, UserId, WorkspaceId,
        post::{Content, PostStatus, Publication, Revision, status},
    };
    use proptest::prelude::*;
    use uuid::Uuid;

    fn post() -> Post {
        let user = UserId(Uuid::from_u128(1));
        let post_id = PostId(Uuid::from_u128(2));
        Post {
            id: post_id,
            workspace_id: WorkspaceId(Uuid::from_u128(3)),
            project_id: ProjectId(Uuid::from_u128(4)),
            revision: Revision {
                id: RevisionId(Uuid::from_u128(100)),
                post_id,
                number: 1,
                content: Content::default(),
                created_at: UnixMillis(0),
                created_by: user,
            },
            review: Review::NotRequested,
            decided: None,
            publication: Publication::Waiting,
            scheduled_at: None,
            campaign: String::new(),
            creator_note: String::new(),
            created_by: user,
            created_at: UnixMillis(0),
            version: 1,
        }
    }

    fn approver(n: u128) -> ApproverId {
        ApproverId(Uuid::from_u128(n))
    }

    fn answer(verdict: Verdict, at: i64) -> Option<Answer> {
        let (by, at) = ("Tom".to_owned(), UnixMillis(at));
        Some(Answer { verdict, by, at })
    }

    fn asked(answers: &[(i64, Option<Answer>)]) -> Vec<ReviewRequest> {
        let all = (0..).zip(answers.iter().cloned());
        all.map(|(n, (stage, answer))| ReviewRequest {
            approver: approver(n),
            stage,
            answer,
        })
        .collect()
    }

    #[test]
    fn any_all_and_in_stages() {
        use Verdict::{Approved, ChangesRequested, Rejected};
        let (yes, late, no, never) = (
            answer(Approved, 10),
            answer(Approved, 20),
            answer(ChangesRequested, 15),
            answer(Rejected, 12),
        );
        let at = |at| Some(UnixMillis(at));
        for (answers, any, all) in [
            (vec![], (Review::NotRequested, None), (Review::NotRequested, None)),
            (vec![None, None], (Review::Pending, None), (Review::Pending, None)),
            (
                vec![yes.clone(), None],
                (Review::Approved, at(10)),
                (Review::Pending, None),
            ),
            (
                vec![late.clone(), yes.clone()],
                (Review::Approved, at(10)),
                (Review::Approved, at(20)),
            ),
            (
                vec![yes, no.clone(), None],
                (Review::Approved, at(10)),
                (Review::ChangesRequested, at(15)),
            ),
            (
                vec![no, never, late],
                (Review::Rejected, at(12)),
                (Review::Rejected, at(12)),
            ),
        ] {
            let requests = asked(&answers.into_iter().map(|answer| (1, answer)).collect::<Vec<_>>());
            let told = |policy| {
                let (review, decided) = fold(policy, &requests);
                (review, decided.map(|decided| decided.at))
            };
            assert_eq!(told(Policy::Any), any, "{requests:?}");
            assert_eq!(told(Policy::All), all, "{requests:?}");
            assert_eq!(told(Policy::Stages), all, "{requests:?}");
        }
    }

    #[test]
    fn who_is_in_a_later_stage_waits_for_the_one_before() {
        let decide = |n: u128, requests: &[ReviewRequest], policy| {
            let mut post = post();
            post.review = Review::Pending;
            let event = Event::Decide {
                approver: approver(n),
                seen: post.revision.id.into(),
                verdict: Verdict::Approved,
                by: "Tom".into(),
            };
            apply(policy, &post, requests, &event, UnixMillis(5))
        };
        let requests = asked(&[(1, None), (2, None)]);
        assert_eq!(decide(1, &requests, Policy::Stages), Err(Refusal::NotAwaiting));
        let first = decide(0, &requests, Policy::Stages).expect("their turn");
        assert_eq!(fold(Policy::Stages, &first).0, Review::Pending);
        let both = decide(1, &first, Policy::Stages).expect("their turn now");
        assert_eq!(fold(Policy::Stages, &both).0, Review::Approved);
        // Where all are asked at once, nobody waits; whoever was not asked has no say.
        assert!(decide(1, &requests, Policy::All).is_ok());
        assert_eq!(decide(2, &requests, Policy::All), Err(Refusal::NotAwaiting));
    }

    #[derive(Clone, Debug)]
    enum Step {
        Request,
        Decide(Verdict, bool),
        Undo,
        Edit,
        Withdraw,
    }

    fn step() -> impl Strategy<Value = (Step, u128)> {
        let verdict = prop::sample::select(Verdict::VARIANTS.to_vec());
        let step = prop_oneof![
            Just(Step::Request),
            (verdict, any::<bool>()).prop_map(|(v, stale)| Step::Decide(v, stale)),
            Just(Step::Undo),
            Just(Step::Edit),
            Just(Step::Withdraw),
        ];
        (step, 0u128..3)
    }

    proptest! {
        /// Whatever three approvers and staff do in whatever order: a decided state has its decider, only a decision on the
        /// current revision by somebody who is asked leads to one, and it is lost only by an edit or an undo in time.
        #[test]
        fn no_illegal_transition(
            policy in prop::sample::select(Policy::VARIANTS.to_vec()),
            steps in prop::collection::vec((step(), 1i64..90_000), 1..60),
        ) {
            let mut post = post();
            let mut requests = Vec::new();
            let mut now = UnixMillis(0);
            let mut revision = 100u128;
            for ((step, who), wait) in steps {
                now = now.plus(wait);
                let approver = approver(who);
                let (before, were) = (post.clone(), requests.clone());
                let own = were.iter().find(|request: &&ReviewRequest| request.approver == approver);
                let said = own.and_then(|own| own.answer.clone());
                let event = match step {
                    Step::Request => Event::Request { approver, stage: i64::try_from(who).expect("small") },
                    Step::Decide(verdict, stale) => Event::Decide {
                        approver,
                        seen: RevisionId(Uuid::from_u128(if stale { 1 } else { revision })).into(),
                        verdict,
                        by: "Tom".into(),
                    },
                    Step::Undo => Event::Undo { approver, decided_at: said.as_ref().map_or(now, |said| said.at) },
                    Step::Withdraw => Event::Withdraw { approver },
                    Step::Edit => {
                        revision += 1;
                        post.revision.id = RevisionId(Uuid::from_u128(revision));
                        requests.clear();
                        (post.review, post.decided) = fold(policy, &requests);
                        prop_assert_eq!(post.review, Review::NotRequested);
                        continue;
                    }
                };
                if let Ok(after) = apply(policy, &post, &were, &event, now) {
                    requests = after;
                    (post.review, post.decided) = fold(policy, &requests);
                    if before.review.verdict().is_none() && post.review.verdict().is_some() {
                        prop_assert_eq!(before.review, Review::Pending);
                        let current = matches!(&event, Event::Decide { seen, .. } if seen.revision == before.revision.id);
                        let left = matches!(event, Event::Withdraw { .. });
                        prop_assert!((current && own.is_some()) || left);
                    }
                    if before.review.verdict().is_some() && post.review != before.review {
                        let in_time = said.is_some_and(|said| now.since(said.at) <= UNDO_WINDOW);
                        prop_assert!(matches!(event, Event::Undo { .. }) && in_time, "{event:?}");
                    }
                } else {
                    prop_assert_eq!(&requests, &were);
                }
                prop_assert_eq!(post.review.verdict().is_some(), post.decided.is_some());
            }
        }

        /// Once publishing has begun nothing moves.
        #[test]
        fn published_posts_are_closed(
            (step, who) in step(),
            publication in prop::sample::select(Publication::VARIANTS.to_vec()),
        ) {
            let mut post = post();
            post.review = Review::Pending;
            post.publication = publication;
            let approver = approver(who);
            let event = match step {
                Step::Request | Step::Edit => Event::Request { approver, stage: 1 },
                Step::Decide(verdict, _) => Event::Decide { approver, seen: post.revision.id.into(), verdict, by: "Tom".into() },
                Step::Undo => Event::Undo { approver, decided_at: UnixMillis(0) },
                Step::Withdraw => Event::Withdraw { approver },
            };
            let home = matches!(publication, Publication::Waiting | Publication::Failed);
            prop_assert!(home || apply(Policy::Any, &post, &[], &event, UnixMillis(1)).is_err());
        }
    }

    #[test]
    fn whoever_is_undecided_and_at_home_can_be_asked() {
        let mut post = post();
        for review in Review::VARIANTS.iter().copied() {
            for publication in Publication::VARIANTS.iter().copied() {
                (post.review, post.publication) = (review, publication);
                let open = matches!(review, Review::NotRequested | Review::Pending);
                let home = matches!(publication, Publication::Waiting | Publication::Failed);
                assert_eq!(can_be_asked(&post), open && home, "{review:?} {publication:?}");
                let event = Event::Request {
                    approver: approver(0),
                    stage: 1,
                };
                assert_eq!(
                    apply(Policy::Any, &post, &[], &event, UnixMillis(0)).is_ok(),
                    can_be_asked(&post)
                );
            }
        }
    }

    #[test]
    fn an_approval_after_its_time_stays_missed() {
        let mut post = post();
        post.scheduled_at = Some(UnixMillis(10));
        post.review = Review::Pending;
        assert_eq!(status(&post, true, UnixMillis(9)), PostStatus::Awaiting);
        assert_eq!(status(&post, true, UnixMillis(10)), PostStatus::Missed);
        post.review = Review::Approved;
        post.decided = Some(Decided {
            by: "Tom".into(),
            at: UnixMillis(11),
        });
        assert_eq!(status(&post, true, UnixMillis(12)), PostStatus::Missed);
        post.decided = Some(Decided {
            by: "Tom".into(),
            at: UnixMillis(9),
        });
        assert_eq!(status(&post, true, UnixMillis(12)), PostStatus::Scheduled);
    }

    #[test]
    fn an_approval_is_for_the_time_that_was_seen() {
        let mut post = post();
        post.review = Review::Pending;
        let (early, late) = (UnixMillis(1_000), UnixMillis(2_000));
        for (now, planned, current) in [
            (None, None, true),
            (Some(early), None, true),
            (None, Some(Planned::Undated), true),
            (Some(early), Some(Planned::For(early)), true),
            (Some(early), Some(Planned::Undated), false),
            (Some(early), Some(Planned::For(late)), false),
            (None, Some(Planned::For(early)), false),
        ] {
            post.scheduled_at = now;
            let seen = Seen {
                revision: post.revision.id,
                planned,
            };
            for verdict in Verdict::VARIANTS.iter().copied() {
                let by = "Tom".to_owned();
                let approver = approver(0);
                let event = Event::Decide {
                    approver,
                    seen,
                    verdict,
                    by,
                };
                let right = current || verdict != Verdict::Approved;
                let told = apply(Policy::Any, &post, &asked(&[(1, None)]), &event, UnixMillis(6)).map(|_| ());
                assert_eq!(told.err(), (!right).then_some(Refusal::PostMoved), "{planned:?}");
            }
        }
    }

    #[test]
    fn the_loser_is_told_who_decided() {
        let mut post = post();
        post.review = Review::Approved;
        post.decided = Some(Decided {
            by: "Lena".into(),
            at: UnixMillis(5),
        });
        let event = Event::Decide {
            approver: approver(1),
            seen: post.revision.id.into(),
            verdict: Verdict::Rejected,
            by: "Tom".into(),
        };
        let told = Refusal::AlreadyDecided {
            verdict: Verdict::Approved,
            by: "Lena".into(),
            at: UnixMillis(5),
        };
        let requests = asked(&[(1, answer(Verdict::Approved, 5)), (1, None)]);
        let refused = apply(Policy::Any, &post, &requests, &event, UnixMillis(6));
        assert_eq!(refused, Err(told));
    }
}
