//! What others change in the workspace, for the pages that show it.

use crate::live::listen;
use domain::ProjectId;
use leptos::prelude::*;
use serde::Deserialize;
use std::time::Duration;

/// Changes come in bursts: a client who approves all makes one for each post.
const CALM: Duration = Duration::from_millis(250);

/// A change, as far as pages need it.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Change {
    /// Its number; none stands for anything that may have changed.
    pub seq: Option<i64>,
    /// Its project.
    pub project: Option<ProjectId>,
    /// It concerns the planner.
    pub planner: bool,
    /// It concerns the links.
    pub links: bool,
}

impl Change {
    /// Whether a page that shows all up to `seq` has it.
    #[must_use]
    pub fn is_shown(&self, seq: i64) -> bool {
        self.seq.is_some_and(|own| own <= seq)
    }
}

/// Calls `changed` when something changed that `concerns` the page, once for a burst of it, with the last of it. With
/// `after`, the number of the last event that the page shows, nothing that came since then is missed.
pub fn on_change(
    after: Option<i64>,
    concerns: impl Fn(&Change) -> bool + 'static,
    changed: impl Fn(Change) + Copy + 'static,
) {
    let waiting = StoredValue::new(None::<Change>);
    let soon = move |change: Change| {
        let before = waiting.try_update_value(|waiting| waiting.replace(change));
        // One is waiting already, or the page was left.
        if !matches!(before, Some(None)) {
            return;
        }
        let calm = move || {
            let last = waiting.try_update_value(Option::take).flatten();
            if let Some(last) = last {
                changed(last);
            }
        };
        set_timeout(calm, CALM);
    };
    let url = after.map_or_else(|| "/events".to_owned(), |after| format!("/events?after={after}"));
    let heard = move |data: &str| {
        if let Some(change) = serde_json::from_str::<Change>(data).ok().filter(|c| concerns(c)) {
            soon(change);
        }
    };
    listen(&url, heard, || {});
}
