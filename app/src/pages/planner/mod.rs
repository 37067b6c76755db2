//! The planner: a project's calendar, its composer and "Get approval".

mod action_bar;
mod actions;
mod approval;
mod board;
mod chip;
mod composer;
mod confirm;
mod day_cell;
mod day_pop;
mod dialogs;
mod drag;
mod empty;
mod filters;
mod focus;
mod help;
mod hits;
mod keys;
mod list;
mod live;
mod month;
mod month_strip;
mod move_dialog;
mod news;
mod place;
mod post_row;
mod projects;
pub(super) mod query;
mod selection;
mod share_calendar;
mod skeleton;
mod state;
mod time_advice;
mod toasts;
mod toolbar;
mod tray;

use board::Board;
use leptos::prelude::*;
use skeleton::Skeleton;
use state::Planner;
use std::{
    future::{Future, IntoFuture, poll_fn},
    pin::pin,
};

/// The calendar of a project: `/p/{project}/calendar`. What it shows is in the address, see [`query::Query`].
#[component]
pub fn PlannerPage() -> impl IntoView {
    let planner = Planner::new();
    provide_context(planner);
    view! {
        <Transition fallback=Skeleton>
            {move || Suspend::new(async move {
                planner.take(once(planner.loaded.into_future()).await);
                planner.take_found(once(planner.searched.into_future()).await);
                view! { <Board /> }
            })}
        </Transition>
    }
}

/// Waits without following: later calendars are put into what stands already, nothing is built again.
async fn once<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    poll_fn(|context| untrack(|| future.as_mut().poll(context))).await
}
