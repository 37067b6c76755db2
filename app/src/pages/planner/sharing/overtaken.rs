use crate::{api::shares::show_sharing, words};
use domain::{Failure, ProjectId, Refusal, views::share::ActiveShare};
use leptos::{prelude::*, task::spawn_local};

/// The way out where a colleague was faster: what stands now, in place of what was opened.
#[component]
pub(super) fn Overtaken(
    /// Whose calendar.
    project: ProjectId,
    /// What came of the last try.
    failure: RwSignal<Option<Failure>>,
    /// The link, as it was seen.
    active: RwSignal<Option<ActiveShare>>,
    /// Begins anew with what is in `active`.
    anew: Callback<()>,
) -> impl IntoView {
    let overtaken = move || {
        let refused = |refusal| failure.with(|f| *f == Some(Failure::Refused(refusal)));
        refused(Refusal::ShareChanged) || refused(Refusal::ShareEnded)
    };
    let load = move |_| {
        spawn_local(async move {
            match show_sharing(project).await {
                Ok(sharing) => {
                    active.set(sharing.active);
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
                    {words::sharing::load()}
                </button>
                " "
                {words::sharing::load_hint()}
            </p>
        </Show>
    }
}
