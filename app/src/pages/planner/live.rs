//! What others change, and the way to the next calendar.

use super::state::Planner;
use crate::live::on_change;
use domain::ProjectId;
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Change {
    project: Option<ProjectId>,
}

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
        let concerns = move |data: &str| {
            let change = serde_json::from_str::<Change>(data).ok();
            let concerned = change.and_then(|change| change.project);
            concerned.is_none_or(|id| planner.project.get_untracked() == Some(id))
        };
        on_change("/events", concerns, move || planner.reload());
    });
}
