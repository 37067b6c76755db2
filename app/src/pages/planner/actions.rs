//! Moving and deleting posts: shown at once, taken back if the server refuses.

use super::{
    composer::draft_of,
    place::{Moved, date_of, title_of},
    state::Planner,
};
use crate::{
    api::{
        ApiError,
        planner::{delete_post, move_post, open_post, save_post},
    },
    words,
};
use domain::{Failure, PostId, Refusal, views::planner::Card};
use leptos::{prelude::*, task::spawn_local};

/// Where a post goes.
#[derive(Clone)]
struct Step {
    id: PostId,
    /// The version that is moved.
    version: i64,
    /// Empty is the tray.
    date: String,
    /// The time of day to give back to a post that lost it in the tray.
    time: Option<String>,
}

impl Step {
    async fn take(&self, planner: Planner) -> Result<(), ApiError> {
        let (Some(time), Some(project)) = (&self.time, planner.project.get_untracked()) else {
            return move_post(self.id, self.version, self.date.clone()).await;
        };
        let mut draft = draft_of(&open_post(self.id).await?);
        if draft.post != Some((self.id, self.version)) {
            return Err(Failure::from(Refusal::EditedMeanwhile).into());
        }
        (draft.date, draft.time) = (self.date.clone(), time.clone());
        save_post(project, draft).await.map(drop)
    }

    /// What takes this step back, once it was taken on `card`.
    fn back(&self, card: &Card) -> Self {
        let time = card
            .when
            .as_ref()
            .filter(|_| self.date.is_empty())
            .map(|when| when.time.clone());
        Self {
            id: self.id,
            version: self.version + 1,
            date: date_of(card).to_owned(),
            time,
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
        let Some(title) = movable.first().map(|card| title_of(card).to_owned()) else {
            return;
        };
        let step = |card: &Card| Step {
            id: card.id,
            version: card.version,
            date: date.clone(),
            time: None,
        };
        let steps: Vec<(Step, Step)> = movable
            .iter()
            .map(|card| (step(card), step(card).back(card)))
            .collect();
        spawn_local(async move {
            let back = self.carry(steps).await;
            let day = self.day_label(&date);
            let text = match (back.len(), date.is_empty()) {
                (0, _) => return,
                (1, false) => words::planner::moved(&day, &title),
                (1, true) => words::planner::unscheduled_one(&title),
                (many, false) => words::planner::moved_many(many, &day),
                (many, true) => words::planner::unscheduled_many(many),
            };
            self.tell(text, Some(self.undo(back)));
        });
    }

    fn undo(self, back: Vec<Step>) -> Callback<()> {
        Callback::new(move |()| {
            let steps = back.iter().map(|step| (step.clone(), step.clone())).collect();
            spawn_local(async move {
                if !self.carry(steps).await.is_empty() {
                    self.tell(words::planner::undone(), None);
                }
            });
        })
    }

    /// Takes each step; gives the way back of those that were taken.
    async fn carry(self, steps: Vec<(Step, Step)>) -> Vec<Step> {
        let ids: Vec<PostId> = steps.iter().map(|(step, _)| step.id).collect();
        self.own(&ids);
        self.moves.update(|moves| {
            for (step, _) in &steps {
                moves.insert(
                    step.id,
                    Moved {
                        to: step.date.clone(),
                        time: step.time.clone(),
                        done: false,
                    },
                );
            }
        });
        let mut done = Vec::new();
        for (step, back) in steps {
            match step.take(self).await {
                Ok(()) => {
                    self.moves.update(|moves| {
                        if let Some(moved) = moves.get_mut(&step.id) {
                            moved.done = true;
                        }
                    });
                    done.push(back);
                }
                Err(error) => {
                    self.moves.update(|moves| drop(moves.remove(&step.id)));
                    self.complain(&error);
                }
            }
        }
        self.reload();
        done
    }

    /// Deletes posts.
    pub fn delete(self, ids: &[PostId]) {
        let cards: Vec<Card> = ids.iter().filter_map(|id| self.card(*id)).collect();
        self.own(ids);
        spawn_local(async move {
            let mut gone = 0;
            let mut trouble = None::<ApiError>;
            for card in cards {
                match delete_post(card.id, card.version).await {
                    Ok(()) => gone += 1,
                    Err(error) => trouble = Some(error),
                }
            }
            if let Some(error) = trouble {
                self.complain(&error);
            }
            if gone > 0 {
                self.tell(words::planner::deleted(gone), None);
            }
            self.reload();
        });
    }

    /// `Tuesday 24 November` if that day is on the screen, or the date.
    #[must_use]
    pub fn day_label(self, date: &str) -> String {
        let label = self.calendar.with_untracked(|calendar| {
            let days = calendar.as_ref().map(|calendar| &calendar.days)?;
            days.iter()
                .find(|day| day.date == date)
                .map(|day| day.label.clone())
        });
        label.unwrap_or_else(|| date.to_owned())
    }
}
