//! What others change, and the way to the next calendar.

use super::state::Planner;
use crate::live::on_change;
use domain::ProjectId;
use leptos::prelude::*;
use serde::Deserialize;
use std::time::Duration;

/// Changes come in bursts: a client who approves all makes one for each post.
const CALM: Duration = Duration::from_millis(250);

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
    Effect::new(move |before: Option<Option<ProjectId>>| {
        let project = planner.project.get();
        if before.is_some_and(|before| before != project) {
            planner.unselect();
            planner.dialog.set(None);
            planner.day.set(None);
        }
        project
    });
    let waiting = StoredValue::new(false);
    Effect::new(move |_| {
        on_change("/events", move |data| {
            let concerned = serde_json::from_str::<Change>(&data)
                .ok()
                .and_then(|change| change.project);
            if concerned.is_some_and(|id| planner.project.get_untracked() != Some(id)) || waiting.get_value()
            {
                return;
            }
            waiting.set_value(true);
            let reload = move || {
                if waiting.try_set_value(false).is_none() {
                    planner.reload();
                }
            };
            set_timeout(reload, CALM);
        });
    });
}
