//! Review of a post's current revision: the state machine behind every decision.
//!
//! `not_requested -> pending -> approved | changes_requested | rejected`; an edit goes back to `not_requested`.

use crate::{
    Refusal, RevisionId, UnixMillis,
    post::{Decided, Post, Publication},
    time::MINUTE,
};
use serde::{Deserialize, Serialize};

/// How long a client may take a decision back, in milliseconds. Nothing is published in that window.
pub const UNDO_WINDOW: i64 = MINUTE;

/// Review of the current revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::NotRequested,
        Self::Pending,
        Self::Approved,
        Self::ChangesRequested,
        Self::Rejected,
    ];

    /// The name in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotRequested => "not_requested",
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::ChangesRequested => "changes_requested",
            Self::Rejected => "rejected",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == name)
    }

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Yes.
    Approved,
    /// Not yet: something is to change.
    ChangesRequested,
    /// No.
    Rejected,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Approved, Self::ChangesRequested, Self::Rejected];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::ChangesRequested => "changes_requested",
            Self::Rejected => "rejected",
        }
    }

    /// The verdict of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == name)
    }

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
    fn is_current(&self, post: &Post, verdict: Verdict) -> bool {
        let same_time = self
            .planned
            .is_none_or(|seen| seen == Planned::from(post.scheduled_at));
        self.revision == post.revision.id && (same_time || verdict != Verdict::Approved)
    }
}

/// What can happen to the review of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Staff put the current revision on a link.
    Request,
    /// A client decides about the revision that they saw.
    Decide {
        /// What was on their screen.
        seen: Seen,
        /// Their verdict.
        verdict: Verdict,
        /// Their name.
        by: String,
    },
    /// The client takes the decision back that they made at this instant.
    Undo {
        /// When they decided.
        decided_at: UnixMillis,
    },
    /// Staff changed what the client would see: a new revision.
    Edit,
    /// The last active link with this post ended.
    Withdraw,
}

/// The review of `post` after `event` at `now`, and who decided it.
///
/// # Errors
/// The rule that refuses the event; the post stays as it is.
pub fn apply(post: &Post, event: &Event, now: UnixMillis) -> Result<(Review, Option<Decided>), Refusal> {
    unpublished(post)?;
    let unchanged = (post.review, post.decided.clone());
    match event {
        Event::Request if can_be_asked(post) => Ok((Review::Pending, None)),
        Event::Request => Err(already(post, post.review)),
        Event::Decide { seen, verdict, .. } if !seen.is_current(post, *verdict) => Err(Refusal::PostChanged),
        Event::Decide { verdict, by, .. } => match post.review {
            Review::Pending => Ok((
                verdict.review(),
                Some(Decided {
                    by: by.clone(),
                    at: now,
                }),
            )),
            Review::NotRequested => Err(Refusal::NotAwaiting),
            decided => Err(already(post, decided)),
        },
        Event::Undo { decided_at } => match &post.decided {
            Some(decided) if decided.at != *decided_at => Err(Refusal::NothingToUndo),
            None => Err(Refusal::NothingToUndo),
            Some(_) if now.since(*decided_at) > UNDO_WINDOW => Err(Refusal::UndoOver),
            Some(_) => Ok((Review::Pending, None)),
        },
        Event::Edit => Ok((Review::NotRequested, None)),
        Event::Withdraw => match post.review {
            Review::Pending => Ok((Review::NotRequested, None)),
            _ => Ok(unchanged),
        },
    }
}

/// Whether a client can be asked about the post: nobody has decided, and nothing of it has left the house.
#[must_use]
pub fn can_be_asked(post: &Post) -> bool {
    unpublished(post).is_ok() && post.review.verdict().is_none()
}

/// Passes while nothing of the post may have left the house.
///
/// # Errors
/// Once publishing has begun, no edit, decision or reschedule.
pub const fn unpublished(post: &Post) -> Result<(), Refusal> {
    match post.publication {
        Publication::Waiting | Publication::Failed => Ok(()),
        Publication::Published => Err(Refusal::Published),
        Publication::Publishing | Publication::Unknown => Err(Refusal::Publishing),
    }
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
        post::{Content, PostStatus, Revision, status},
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

    #[derive(Clone, Debug)]
    enum Step {
        Request,
        Decide(Verdict, bool),
        Undo,
        Edit,
        Withdraw,
    }

    fn step() -> impl Strategy<Value = Step> {
        let verdict = prop::sample::select(Verdict::ALL.to_vec());
        prop_oneof![
            Just(Step::Request),
            (verdict, any::<bool>()).prop_map(|(v, stale)| Step::Decide(v, stale)),
            Just(Step::Undo),
            Just(Step::Edit),
            Just(Step::Withdraw),
        ]
    }

    proptest! {
        /// Whatever happens in whatever order: a decided state has its decider, and only a decision on the current,
        /// pending revision leads to one.
        #[test]
        fn no_illegal_transition(steps in prop::collection::vec((step(), 1i64..90_000), 1..40)) {
            let mut post = post();
            let mut now = UnixMillis(0);
            let mut revision = 100u128;
            for (step, wait) in steps {
                now = now.plus(wait);
                let before = post.clone();
                let event = match step {
                    Step::Request => Event::Request,
                    Step::Decide(verdict, stale) => Event::Decide {
                        seen: RevisionId(Uuid::from_u128(if stale { 1 } else { revision })).into(),
                        verdict,
                        by: "Tom".into(),
                    },
                    Step::Undo => Event::Undo { decided_at: before.decided.as_ref().map_or(now, |d| d.at) },
                    Step::Edit => Event::Edit,
                    Step::Withdraw => Event::Withdraw,
                };
                if let Ok((review, decided)) = apply(&post, &event, now) {
                    post.review = review;
                    post.decided = decided;
                    if event == Event::Edit {
                        revision += 1;
                        post.revision.id = RevisionId(Uuid::from_u128(revision));
                    }
                    if before.review.verdict().is_none() && review.verdict().is_some() {
                        prop_assert_eq!(before.review, Review::Pending);
                        let current = matches!(event, Event::Decide { seen, .. } if seen.revision == before.revision.id);
                        prop_assert!(current);
                    }
                    // A decision is lost only by an edit or by its own undo in time.
                    if before.review.verdict().is_some() && review != before.review {
                        let undone = matches!(event, Event::Undo { decided_at } if now.since(decided_at) <= UNDO_WINDOW);
                        prop_assert!(event == Event::Edit || undone);
                    }
                }
                prop_assert_eq!(post.review.verdict().is_some(), post.decided.is_some());
            }
        }

        /// Once publishing has begun nothing moves.
        #[test]
        fn published_posts_are_closed(step in step(), published in any::<bool>()) {
            let mut post = post();
            post.review = Review::Pending;
            post.publication = if published { Publication::Published } else { Publication::Publishing };
            let event = match step {
                Step::Request => Event::Request,
                Step::Decide(verdict, _) => Event::Decide { seen: post.revision.id.into(), verdict, by: "Tom".into() },
                Step::Undo => Event::Undo { decided_at: UnixMillis(0) },
                Step::Edit => Event::Edit,
                Step::Withdraw => Event::Withdraw,
            };
            prop_assert!(apply(&post, &event, UnixMillis(1)).is_err());
        }
    }

    #[test]
    fn whoever_is_undecided_and_at_home_can_be_asked() {
        let mut post = post();
        for review in Review::ALL {
            for publication in Publication::ALL {
                (post.review, post.publication) = (review, publication);
                let open = matches!(review, Review::NotRequested | Review::Pending);
                let home = matches!(publication, Publication::Waiting | Publication::Failed);
                assert_eq!(can_be_asked(&post), open && home, "{review:?} {publication:?}");
                assert_eq!(
                    apply(&post, &Event::Request, UnixMillis(0)).is_ok(),
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
            for verdict in Verdict::ALL {
                let by = "Tom".to_owned();
                let event = Event::Decide { seen, verdict, by };
                let right = current || verdict != Verdict::Approved;
                let told = apply(&post, &event, UnixMillis(6)).map(|_| ());
                assert_eq!(
                    told.err(),
                    (!right).then_some(Refusal::PostChanged),
                    "{planned:?}"
                );
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
            seen: post.revision.id.into(),
            verdict: Verdict::Rejected,
            by: "Tom".into(),
        };
        let told = Refusal::AlreadyDecided {
            verdict: Verdict::Approved,
            by: "Lena".into(),
            at: UnixMillis(5),
        };
        assert_eq!(apply(&post, &event, UnixMillis(6)), Err(told));
    }
}
