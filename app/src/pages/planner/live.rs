//! What others change, and the way to the next calendar.

use super::state::Planner;
use crate::pages::staff::changes::{Change, on_change};
use domain::{ProjectId, views::planner::Calendar};
use leptos::prelude::*;

/// Shows every calendar that comes, and asks for one when something of this project changes.
pub fn follow_changes(planner: Planner) {
    Effect::new(move |_| {
        if let Some(result) = planner.loaded.get() {
            untrack(|| planner.take(result));
        }
    });
    Effect::new(move |_| {
        if let Some(result) = planner.searched.get() {
            untrack(|| planner.take_found(result));
        }
    });
    Effect::new(move |before: Option<Option<ProjectId>>| {
        let project = planner.project.get();
        if before.is_some_and(|before| before != project) {
            planner.unselect();
            planner.dialog.set(None);
            planner.day.set(None);
        }
        project
    });
    Effect::new(move |_| {
        let shown = move || {
            planner
                .calendar
                .with_untracked(|shown| shown.as_ref().map(|shown: &Calendar| shown.seq))
        };
        let concerns = move |change: &Change| {
            let here = planner.project.get_untracked();
            change.planner && change.project.is_none_or(|id| here == Some(id))
        };
        // What was done here is shown already.
        let changed = move |change: Change| {
            if !shown().is_some_and(|seq| change.is_shown(seq)) {
                planner.reload();
            }
        };
        on_change(shown(), concerns, changed);
    });
}
