//! "Share": a read-only link to the calendar.

mod access;
mod content;
mod form;
mod link;
mod logo;
mod overtaken;
mod typed;

use super::state::Planner;
use crate::{
    api::{ApiError, shared_calendars::show_shared_calendar_settings},
    ui::{CloseButton, Modal, Unavailable, focus::bring_focus},
    words,
};
use domain::views::shared_calendar::{ActiveSharedCalendar, SharedCalendarSettings};
use form::SharedCalendarFormView;
use leptos::prelude::*;
use link::LinkView;

/// The dialog: the link that works, what it shows, and how it ends.
#[component]
pub fn ShareCalendar(
    /// Closes it.
    close: Callback<()>,
) -> impl IntoView {
    let project = Planner::current().project;
    let settings = LocalResource::new(move || {
        let project = project.get_untracked();
        async move {
            match project {
                Some(project) => show_shared_calendar_settings(project).await,
                None => Err(ApiError(domain::Failure::NotFound)),
            }
        }
    });
    view! {
        <Modal class="dialog" labelled="share-title" close>
            <header class="dialog-head">
                <div>
                    <h2 id="share-title">{words::share_calendar::title()}</h2>
                    <p>{words::share_calendar::sub()}</p>
                </div>
                <span class="spacer"></span>
                <CloseButton close />
            </header>
            <Suspense fallback=|| view! { <div class="dialog-body" aria-busy="true"></div> }>
                {move || Suspend::new(async move {
                    match settings.await {
                        Ok(settings) => view! { <Body settings /> }.into_any(),
                        Err(error) => view! { <div class="dialog-body"><Unavailable error /></div> }.into_any(),
                    }
                })}
            </Suspense>
        </Modal>
    }
}

#[component]
fn Body(settings: SharedCalendarSettings) -> impl IntoView {
    let SharedCalendarSettings {
        project,
        channels,
        active,
    } = settings;
    let active = RwSignal::new(active);
    // A link that was made, ended or changed has another form.
    let (round, saved) = (RwSignal::new(0_u32), RwSignal::new(false));
    let made = Memo::new(move |_| {
        let seen = active.with(|active| {
            active
                .as_ref()
                .map(|a: &ActiveSharedCalendar| (a.row.seen.id, a.row.seen.version))
        });
        (seen, round.get())
    });
    // What had the focus is gone with the form.
    Effect::new(move |before: Option<()>| {
        made.track();
        if before.is_some() {
            bring_focus("form .share-acts .button");
        }
    });
    let anew = Callback::new(move |()| round.update(|round| *round += 1));
    view! {
        <div class="dialog-body">
            <LinkView project=project.id active anew />
            // New elements, not the old ones: what was typed in those would stay.
            <For each=move || [made.get()] key=|made| *made let:_made>
                <SharedCalendarFormView project=project.clone() channels=channels.clone() active anew saved />
            </For>
        </div>
    }
}
