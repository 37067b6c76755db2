//! Moving and deleting posts: shown at once, taken back if the server refuses.

use super::{
    place::{Moved, date_of},
    state::Planner,
};
use crate::{
    api::{
        ApiError,
        planner::{delete_posts, move_posts, return_posts},
    },
    dates, words,
};
use domain::{
    PostId,
    rules::POSTS_AT_ONCE_MAX,
    views::{
        When,
        planner::{Arrival, Before, Card, Outcomes},
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::collections::HashMap;

/// Where a post goes.
#[derive(Clone)]
struct Step {
    id: PostId,
    /// The version that is moved.
    version: i64,
    to: Target,
}

#[derive(Clone)]
enum Target {
    /// To a date, with its time of day; empty is the tray.
    Day(String),
    /// Back to where it was, to the instant: its time of day may not exist on that date, or be there twice.
    Back(Option<When>),
}

impl Step {
    /// What takes this step back, once it was taken on `card`.
    fn back(&self, card: &Card) -> Self {
        Self {
            id: self.id,
            version: self.version + 1,
            to: Target::Back(card.when.clone()),
        }
    }

    /// The instant that this step leads back to.
    fn before(&self) -> Before {
        let at = match &self.to {
            Target::Back(when) => when.as_ref().map(|when| when.utc.clone()),
            Target::Day(_) => None,
        };
        Before {
            id: self.id,
            version: self.version,
            at,
        }
    }

    /// Where the post is shown meanwhile.
    fn shown(&self) -> Moved {
        let (to, time) = match &self.to {
            Target::Day(date) => (date.clone(), None),
            Target::Back(Some(when)) => (when.day.date.to_string(), Some(when.time.clone())),
            Target::Back(None) => (String::new(), None),
        };
        Moved {
            to,
            time,
            done: false,
        }
    }
}

impl Planner {
    /// Moves posts to a date, or with an empty one to the tray.
    pub fn move_to(self, ids: &[PostId], date: String) {
        let cards: Vec<Card> = ids.iter().filter_map(|id| self.card(*id)).collect();
        let (movable, stuck): (Vec<_>, Vec<_>) = cards
            .into_iter()
            .filter(|card| date_of(card) != date)
            .partition(|card| card.open);
        if !stuck.is_empty() {
            self.tell(words::planner::not_movable(), None);
        }
        let Some(title) = movable.first().map(|card| card.title.clone()) else {
            return;
        };
        let step = |card: &Card| Step {
            id: card.id,
            version: card.version,
            to: Target::Day(date.clone()),
        };
        let steps: Vec<(Step, Step)> = movable
            .iter()
            .map(|card| (step(card), step(card).back(card)))
            .collect();
        spawn_local(async move {
            let (back, arrivals) = self.carry(steps).await;
            let day = dates::typed_day(&date);
            let text = match (back.len(), date.is_empty()) {
                (0, _) => return,
                (1, false) => moved_one(&title, &day, &arrivals),
                (1, true) => words::planner::unscheduled_one(&title),
                (_, false) => moved_many(&day, &arrivals),
                (many, true) => words::planner::unscheduled_many(many),
            };
            self.tell(text, Some(self.undo(back)));
        });
    }

    fn undo(self, back: Vec<Step>) -> Callback<()> {
        Callback::new(move |()| {
            let steps = back.iter().map(|step| (step.clone(), step.clone())).collect();
            spawn_local(async move {
                if !self.carry(steps).await.0.is_empty() {
                    self.tell(words::planner::undone(), None);
                }
            });
        })
    }

    /// Takes the steps, all at once; gives the way back of those that were taken, and where they led.
    async fn carry(self, steps: Vec<(Step, Step)>) -> (Vec<Step>, Vec<Arrival>) {
        let ids: Vec<PostId> = steps.iter().map(|(step, _)| step.id).collect();
        self.own(&ids);
        self.moves.update(|moves| {
            moves.extend(steps.iter().map(|(step, _)| (step.id, step.shown())));
        });
        let mut outcomes: HashMap<_, _> = take(&steps).await.into_iter().collect();
        let (mut done, mut arrivals, mut trouble) = (Vec::new(), Vec::new(), None);
        for (step, back) in steps {
            match outcomes.remove(&step.id) {
                Some(Ok(arrival)) => {
                    self.moves.update(|moves| {
                        if let Some(moved) = moves.get_mut(&step.id) {
                            moved.done = true;
                        }
                    });
                    done.push(back);
                    arrivals.extend(arrival);
                }
                refused => {
                    self.moves.update(|moves| drop(moves.remove(&step.id)));
                    trouble = trouble.or(refused.and_then(Result::err).map(ApiError));
                }
            }
        }
        if let Some(error) = trouble {
            self.complain(&error);
        }
        self.reload();
        (done, arrivals)
    }

    /// Deletes posts.
    pub fn delete(self, ids: &[PostId]) {
        let seen = ids.iter().filter_map(|id| self.card(*id));
        let seen = seen.map(|card| (card.id, card.version)).collect();
        self.delete_seen(seen, move |trouble| {
            if let Some(error) = trouble {
                self.complain(&error);
            }
        });
    }

    /// Deletes posts at the versions that were seen; `done` hears what went wrong.
    pub fn delete_seen(self, seen: Vec<(PostId, i64)>, done: impl FnOnce(Option<ApiError>) + 'static) {
        let ids: Vec<_> = seen.iter().map(|(id, _)| *id).collect();
        self.own(&ids);
        spawn_local(async move {
            let mut gone = 0;
            let mut trouble = None;
            for some in seen.chunks(POSTS_AT_ONCE_MAX) {
                match delete_posts(some.to_vec()).await {
                    Ok(outcomes) => {
                        gone += outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).count();
                        let refused = outcomes.into_iter().find_map(|(_, outcome)| outcome.err());
                        trouble = trouble.or(refused.map(ApiError));
                    }
                    Err(error) => trouble = Some(error),
                }
            }
            if gone > 0 {
                self.tell(words::planner::deleted(gone), None);
            }
            self.reload();
            done(trouble);
        });
    }
}

/// Takes steps of one kind; a move says where the posts came to stand.
async fn take(steps: &[(Step, Step)]) -> Outcomes<Option<Arrival>> {
    let mut taken = Vec::new();
    for some in steps.chunks(POSTS_AT_ONCE_MAX) {
        let outcomes = match some.first().map(|(step, _)| &step.to) {
            Some(Target::Day(date)) => {
                let seen = some.iter().map(|(step, _)| (step.id, step.version)).collect();
                let moved = move_posts(seen, date.clone()).await;
                moved.map(|all| {
                    all.into_iter()
                        .map(|(id, outcome)| (id, outcome.map(Some)))
                        .collect()
                })
            }
            _ => {
                let returned = return_posts(some.iter().map(|(step, _)| step.before()).collect()).await;
                returned.map(|all| {
                    all.into_iter()
                        .map(|(id, outcome)| (id, outcome.map(|()| None)))
                        .collect()
                })
            }
        };
        // Nothing of it was done.
        let refused = |error: ApiError| {
            some.iter()
                .map(|(step, _)| (step.id, Err(error.0.clone())))
                .collect()
        };
        let outcomes: Outcomes<_> = outcomes.unwrap_or_else(refused);
        taken.extend(outcomes);
    }
    taken
}

/// What is said of a post that was moved: where it stands, and what nobody would expect of that.
fn moved_one(title: &str, day: &str, arrivals: &[Arrival]) -> String {
    let Some(arrival) = arrivals.first() else {
        return words::planner::moved(day, title);
    };
    match (&arrival.skipped, &arrival.when) {
        _ if arrival.past => words::planner::moved_past(day, title),
        (Some(asked), Some(when)) => {
            words::planner::moved_skipped(asked, day, dates::clock(when), title, &when.zone)
        }
        _ => words::planner::moved(day, title),
    }
}

/// The same of several.
fn moved_many(day: &str, arrivals: &[Arrival]) -> String {
    let count = arrivals.len();
    let past = arrivals.iter().filter(|arrival| arrival.past).count();
    let skipped = arrivals
        .iter()
        .filter(|arrival| arrival.skipped.is_some())
        .count();
    match (past, skipped) {
        (0, 0) => words::planner::moved_many(count, day),
        (0, skipped) => words::planner::moved_many_skipped(count, day, skipped),
        (past, _) => words::planner::moved_many_past(count, day, past),
    }
}
