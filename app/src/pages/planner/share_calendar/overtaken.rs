use crate::{api::shared_calendars::show_shared_calendar_settings, ui::keep::forget, words};
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
    /// Where this browser keeps what is typed.
    #[prop(optional, into)]
    kept: Option<String>,
) -> impl IntoView {
    let overtaken = move || {
        let refused = |refusal| failure.with(|f| *f == Some(Failure::Refused(refusal)));
        refused(Refusal::SharedCalendarChanged) || refused(Refusal::SharedCalendarEnded)
    };
    let kept = StoredValue::new(kept);
    let load = move |_| {
        if let Some(kept) = kept.get_value() {
            forget(&kept);
        }
        reload(project, active, anew, failure);
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

/// Shows what stands now.
pub(super) fn reload(
    project: ProjectId,
    active: RwSignal<Option<ActiveSharedCalendar>>,
    anew: Callback<()>,
    failure: RwSignal<Option<Failure>>,
) {
    spawn_local(async move {
        match show_shared_calendar_settings(project).await {
            Ok(settings) => {
                // The dialog may be closed by now.
                let _ = active.try_set(settings.active);
                anew.try_run(());
            }
            Err(error) => {
                let _ = failure.try_set(Some(error.0));
            }
        }
    });
}
