use super::overtaken::Overtaken;
use crate::{
    api::shared_calendars::deactivate_shared_calendar,
    dates,
    ui::{Confirm, CopyField, Notice, Trouble},
    words,
};
use domain::{Failure, ProjectId, SharedCalendarId, views::shared_calendar::ActiveSharedCalendar};
use leptos::{prelude::*, task::spawn_local};

/// The link that works now: its address and its end.
#[component]
pub(super) fn LinkView(
    /// Whose calendar.
    project: ProjectId,
    /// The link.
    active: RwSignal<Option<ActiveSharedCalendar>>,
    /// Begins anew with what is in `active`.
    anew: Callback<()>,
) -> impl IntoView {
    move || {
        active.get().map(|calendar| {
            let address = match calendar.url.clone() {
                Some(url) => view! {
                    <CopyField id="share-link" label=words::share_calendar::link() text=url button=words::share_calendar::copy() />
                }
                .into_any(),
                None => view! { <Notice kind="warn">{words::share_calendar::lost()}</Notice> }.into_any(),
            };
            view! {
                {address}
                <p class="muted small">
                    <bdi>{words::share_calendar::shared_by(dates::day(calendar.row.created.day), &calendar.row.created_by)}</bdi>
                    " "
                    {calendar.url.clone().map(|url| view! { <a href=url target="_blank" rel="noopener">{words::share_calendar::open()}</a> })}
                </p>
                <Deactivate id=calendar.row.seen.id project active anew />
            }
        })
    }
}

/// Ends the link, after a second press.
#[component]
fn Deactivate(
    id: SharedCalendarId,
    project: ProjectId,
    active: RwSignal<Option<ActiveSharedCalendar>>,
    anew: Callback<()>,
) -> impl IntoView {
    let failure = RwSignal::new(None::<Failure>);
    let end = Callback::new(move |()| {
        spawn_local(async move {
            match deactivate_shared_calendar(id).await {
                Ok(()) => active.set(None),
                Err(error) => failure.set(Some(error.0)),
            }
        });
    });
    view! {
        <Trouble failure lost=words::failure::again() />
        <Overtaken project failure active anew />
        <div class="share-acts">
            <Confirm
                label=words::share_calendar::deactivate()
                icon="x-circle"
                question=words::share_calendar::deactivate_sure()
                yes=words::share_calendar::deactivate_yes()
                act=end
            />
        </div>
    }
}
