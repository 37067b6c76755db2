//! Moving and deleting posts: shown at once, taken back if the server refuses.

use super::state::{Moved, Planner, date_of, title_of};
use crate::{
    api::{
        ApiError,
        planner::{delete_post, move_post},
    },
    words,
};
use domain::{PostId, views::planner::Card};
use leptos::{prelude::*, task::spawn_local};

/// A move that happened, as what takes it back: post, the version it has now, the date it had.
type Back = (PostId, i64, String);

impl Planner {
    /// Moves posts to a date, or with an empty one to the tray.
    pub fn move_to(self, ids: &[PostId], date: String) {
        let cards: Vec<Card> = ids.iter().filter_map(|id| self.card(*id)).collect();
        let (movable, stuck): (Vec<_>, Vec<_>) =
            cards.into_iter().filter(|card| date_of(card) != date).partition(|card| card.open);
        if !stuck.is_empty() {
            self.tell(words::planner::not_movable(), None);
        }
        if movable.is_empty() {
            return;
        }
        let title = title_of(&movable[0]).to_owned();
        let steps: Vec<Back> = movable.iter().map(|c| (c.id, c.version, date.clone())).collect();
        let before: Vec<String> = movable.iter().map(|c| date_of(c).to_owned()).collect();
        spawn_local(async move {
            let done = self.carry(steps).await;
            let back: Vec<Back> = done.iter().map(|(n, id, version)| (*id, *version, before[*n].clone())).collect();
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

    fn undo(self, back: Vec<Back>) -> Callback<()> {
        Callback::new(move |()| {
            let back = back.clone();
            spawn_local(async move {
                if !self.carry(back).await.is_empty() {
                    self.tell(words::planner::undone(), None);
                }
            });
        })
    }

    /// Moves each post; gives the number, post and new version of those that moved.
    async fn carry(self, steps: Vec<Back>) -> Vec<(usize, PostId, i64)> {
        let ids: Vec<PostId> = steps.iter().map(|(id, ..)| *id).collect();
        self.own(&ids);
        self.moves.update(|moves| {
            for (id, _, to) in &steps {
                moves.insert(*id, Moved { to: to.clone(), done: false });
            }
        });
        let mut done = Vec::new();
        for (n, (id, version, date)) in steps.into_iter().enumerate() {
            match move_post(id, version, date).await {
                Ok(()) => {
                    self.moves.update(|moves| {
                        if let Some(moved) = moves.get_mut(&id) {
                            moved.done = true;
                        }
                    });
                    done.push((n, id, version + 1));
                }
                Err(error) => {
                    self.moves.update(|moves| drop(moves.remove(&id)));
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
            days.iter().find(|day| day.date == date).map(|day| day.label.clone())
        });
        label.unwrap_or_else(|| date.to_owned())
    }
}
