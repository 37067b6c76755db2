//! Calendars that come from the server: what they change on the screen, and what of it is news.

use super::{query::Query, state::Planner};
use crate::{api::ApiError, ui::focus::Held, words};
use domain::{
    PostId,
    views::planner::{Calendar, Card, Found},
};
use leptos::prelude::*;
use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

/// How long a post that somebody else changed stands out.
const FRESH: Duration = Duration::from_secs(4);

impl Planner {
    /// Takes what the server gave.
    pub fn take(self, result: Result<Calendar, ApiError>) {
        match result {
            Ok(calendar) => {
                // Told only if it changes: it decides what stands on the page.
                if self.failure.with_untracked(Option::is_some) {
                    self.failure.set(None);
                }
                // That it could not be loaded is not so any more.
                if let Some(told) = self.unloaded.try_update_value(Option::take).flatten() {
                    self.dismiss(told);
                }
                self.show(calendar);
            }
            Err(error) if self.calendar.with_untracked(Option::is_some) => {
                let told = self.toast(words::of_loading(&error.0), true, None);
                self.unloaded.set_value(told);
            }
            Err(error) => self.failure.set(Some(error)),
        }
    }

    fn show(self, new: Calendar) {
        let same_month = |old: &Calendar| (&old.project.id, &old.month) == (&new.project.id, &new.month);
        let old = self.calendar.get_untracked();
        match &old {
            Some(old) if old.project.id != new.project.id => self.unselect(),
            Some(old) if old.month != new.month => {
                self.carry_selection(old.posts.iter().chain(&old.unscheduled), new.month);
            }
            Some(old) => self.forget_elsewhere(old.posts.iter().chain(&old.unscheduled)),
            None => {}
        }
        let old = old.filter(same_month);
        let settled = self.moves.with_untracked(|moves| moves.values().any(|m| m.done));
        if settled {
            self.moves.update(|moves| moves.retain(|_, m| !m.done));
        }
        if old.as_ref() == Some(&new) {
            return;
        }
        let changed = old.map(|old| changed(&old, &new)).unwrap_or_default();
        let held = Held::now();
        self.calendar.set(Some(new));
        held.give_back();
        self.forget_the_gone();
        self.point_out(changed);
    }

    /// Takes what a search found; `None` if nothing is looked for.
    pub fn take_found(self, result: Option<Result<Found, ApiError>>) {
        match result {
            Some(Err(error)) => self.complain(&error),
            found => {
                let found = found.and_then(Result::ok);
                if self.found.with_untracked(|old| *old != found) {
                    let held = Held::now();
                    let shown = self
                        .calendar
                        .with_untracked(|shown| shown.as_ref().map(|c| c.month));
                    if let (Some(old), Some(shown)) = (self.found.get_untracked(), shown) {
                        let cards = || old.months.iter().flat_map(|month| &month.posts);
                        if found.as_ref().is_some_and(|new| new.text == old.text) {
                            self.forget_elsewhere(cards());
                        } else {
                            self.carry_selection(cards(), shown);
                        }
                    }
                    self.found.set(found);
                    held.give_back();
                    self.forget_the_gone();
                }
            }
        }
    }

    /// Lets go of selected posts that are neither in the calendar nor among those that were found.
    fn forget_the_gone(self) {
        let gone = |id: &PostId| self.card(*id).is_none();
        let selected = self.selected.get_untracked();
        if selected.iter().any(gone) {
            self.selected
                .set(selected.into_iter().filter(|id| !gone(id)).collect());
        }
    }

    /// Makes changes by others stand out for a moment, and says them.
    fn point_out(self, changed: Vec<Card>) {
        let mut own = Vec::new();
        self.mine.update_value(|mine| {
            own = changed
                .iter()
                .map(|card| card.id)
                .filter(|id| mine.remove(id))
                .collect()
        });
        let news: Vec<Card> = changed
            .into_iter()
            .filter(|card| !own.contains(&card.id))
            .collect();
        let text = match news.as_slice() {
            [] => return,
            [one] => words::planner::changed_live(words::of_status(one.status), &one.title),
            many => words::planner::changed_live_many(many.len()),
        };
        self.said.set(text);
        self.fresh.set(news.iter().map(|card| card.id).collect());
        set_timeout(move || drop(self.fresh.try_set(HashSet::new())), FRESH);
    }

    /// Loads the calendar again; what is shown stays until it came.
    pub fn reload(self) {
        // An answer may come when the planner was left.
        let Some(searches) = self.query.try_with_untracked(Query::searches) else {
            return;
        };
        self.loaded.refetch();
        if searches {
            self.searched.refetch();
        }
    }

    /// Notes that these change here.
    pub fn own(self, ids: &[PostId]) {
        self.mine.update_value(|mine| mine.extend(ids));
    }
}

/// The cards of `new` that were otherwise in `old`, or not there.
fn changed(old: &Calendar, new: &Calendar) -> Vec<Card> {
    let before: HashMap<PostId, &Card> = old
        .posts
        .iter()
        .chain(&old.unscheduled)
        .map(|card| (card.id, card))
        .collect();
    let cards = new.posts.iter().chain(&new.unscheduled);
    cards
        .filter(|card| before.get(&card.id) != Some(card))
        .cloned()
        .collect()
}
