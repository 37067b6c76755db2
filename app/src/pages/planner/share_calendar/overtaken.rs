use crate::{api::shared_calendars::show_shared_calendar_settings, words};
use domain::{Failure, ProjectId, Refusal, views::shared_calendar::ActiveSharedCalendar};
use leptos::{prelude::*, task::spawn_local};

/// The way out where a colleague was faster: what stands now, in place of what was opened.
#[component]
pub(super) fn Overtaken(
    /// Whose calendar.
    project: ProjectId,
    /// What came of the last try.
    failure: RwSignal<Option<Failure>>,
    /// The link, as it was seen.
    active: RwSignal<Option<ActiveSharedCalendar>>,
    /// Begins anew with what is in `active`.
    anew: Callback<()>,
) -> impl IntoView {
    let overtaken = move || {
        let refused = |refusal| failure.with(|f| *f == Some(Failure::Refused(refusal)));
        refused(Refusal::SharedCalendarChanged) || refused(Refusal::SharedCalendarEnded)
    };
    let load = move |_| {
        spawn_local(async move {
            match show_shared_calendar_settings(project).await {
                Ok(settings) => {
                    active.set(settings.active);
                    // The dialog may be closed by now.
                    anew.try_run(());
                }
                Err(error) => failure.set(Some(error.0)),
            }
        });
    };
    view! {
        <Show when=overtaken>
            <p class="small">
                <button class="link-button" type="button" on:click=load>
                    {words::share_calendar::load()}
                </button>
                " "
                {words::share_calendar::load_hint()}
            </p>
        </Show>
    }
}
