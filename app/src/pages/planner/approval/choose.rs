use super::{Head, title};
use crate::{pages::planner::state::Planner, words};
use domain::PostId;
use leptos::prelude::*;

/// Nothing was selected: how to select, and the likely choice.
#[component]
pub fn Choose(
    /// What is taken.
    ids: RwSignal<Vec<PostId>>,
    /// Closes the dialog.
    close: Callback<()>,
) -> impl IntoView {
    let drafts = Planner::current().dated_drafts();
    let count = drafts.len();
    view! {
        <Head title=title() close />
        <div class="dialog-body">
            <h3>{words::approval::choose_title()}</h3>
            <p>{words::approval::choose_hint()}</p>
            {(count == 0).then(|| view! { <p class="muted">{words::approval::choose_none()}</p> })}
        </div>
        <footer class="dialog-foot">
            <button class="button" type="button" on:click=move |_| close.run(())>
                {words::common::cancel()}
            </button>
            {(count > 0)
                .then(|| {
                    view! {
                        <button class="button primary" type="button" on:click=move |_| ids.set(drafts.clone())>
                            {words::approval::choose_drafts(count)}
                        </button>
                    }
                })}
        </footer>
    }
}
