//! Which posts are selected.

use super::state::{Dialog, Planner};
use domain::{PostId, civil::Month, post::PostStatus, views::planner::Card};
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};

impl Planner {
    /// Whether the post is selected; follows the selection.
    #[must_use]
    pub fn is_selected(self, id: PostId) -> bool {
        self.selected.with(|selected| selected.contains(&id))
    }

    /// How many of the selected posts are not among those that are shown: of another month, or filtered out.
    #[must_use]
    pub fn selected_unseen(self) -> usize {
        let shown: HashSet<PostId> = self
            .shown
            .with(|cards| cards.iter().map(|card| card.id).collect());
        self.selected
            .with(|selected| selected.iter().filter(|id| !shown.contains(id)).count())
    }

    /// Selects a post or lets it go; with `range`, everything in order of time from the one selected last.
    pub fn pick(self, id: PostId, range: bool) {
        let last = self.selected.with_untracked(|selected| selected.last().copied());
        let order: Vec<PostId> = self
            .shown
            .with_untracked(|cards| cards.iter().map(|card| card.id).collect());
        let place = |id| order.iter().position(|other| *other == id);
        self.selected
            .update(|selected| match (last.and_then(place), place(id)) {
                (Some(from), Some(to)) if range => {
                    for id in &order[from.min(to)..=from.max(to)] {
                        if !selected.contains(id) {
                            selected.push(*id);
                        }
                    }
                }
                _ if selected.contains(&id) => selected.retain(|other| *other != id),
                _ => selected.push(id),
            });
    }

    /// These are not shown any more, but `month` is: what is selected of other months stays selected. What was selected of
    /// this one is in it, or gone.
    pub fn carry_selection<'a>(self, cards: impl Iterator<Item = &'a Card>, month: Month) {
        let selected = cards.filter(|card| self.selected.with_untracked(|all| all.contains(&card.id)));
        let selected: Vec<_> = selected.map(|card| (card.id, card.clone())).collect();
        self.elsewhere.update_value(|all| {
            all.extend(selected);
            all.retain(|_, card| {
                card.when
                    .as_ref()
                    .is_some_and(|when| when.day.date.month() != month)
            });
        });
    }

    /// These were shown, and what comes now shows what is left of them: what is gone is gone.
    pub fn forget_elsewhere<'a>(self, cards: impl Iterator<Item = &'a Card>) {
        let shown: HashSet<PostId> = cards.map(|card| card.id).collect();
        self.elsewhere
            .update_value(|all| all.retain(|id, _| !shown.contains(id)));
    }

    /// Lets these go.
    pub fn let_go(self, ids: &[PostId]) {
        self.elsewhere
            .update_value(|all| all.retain(|id, _| !ids.contains(id)));
        self.selected
            .update(|selected| selected.retain(|id| !ids.contains(id)));
    }

    /// Lets all go.
    pub fn unselect(self) {
        self.elsewhere.update_value(HashMap::clear);
        self.selected.update(Vec::clear);
    }

    /// "Get approval" for what is selected.
    pub fn ask(self) {
        if self.can_ask {
            self.dialog.set(Some(Dialog::Ask(self.selected.get_untracked())));
        }
    }

    /// The drafts with a date that are shown now: what can be asked about when nothing is selected.
    #[must_use]
    pub fn dated_drafts(self) -> Vec<PostId> {
        let draft =
            |card: &&domain::views::planner::Card| card.status == PostStatus::Draft && card.when.is_some();
        self.shown
            .with_untracked(|cards| cards.iter().filter(draft).map(|card| card.id).collect())
    }
}
