use super::{Head, form::LinkForm, title};
use crate::{api::links::offer_link, pages::planner::state::Planner, ui::Unavailable};
use domain::{Failure, PostId};
use leptos::prelude::*;

/// Asks the server what can be put on a link, then shows the form.
#[component]
pub fn Offer(
    /// Which posts.
    ids: Vec<PostId>,
    /// Closes the dialog.
    close: Callback<()>,
) -> impl IntoView {
    let project = Planner::current().project.get_untracked();
    let asked = ids.clone();
    let offer = LocalResource::new(move || {
        let ids = ids.clone();
        async move {
            match project {
                Some(project) => offer_link(project, ids).await.map(|offer| (project, offer)),
                None => Err(Failure::NotFound.into()),
            }
        }
    });
    let waiting = move || {
        view! {
            <Head title=title() close />
            <div class="dialog-body">
                <span class="skeleton w3"></span>
                <span class="skeleton w4"></span>
                <span class="skeleton w2"></span>
            </div>
        }
    };
    view! {
        <Suspense fallback=waiting>
            {move || {
                let asked = asked.clone();
                Suspend::new(async move {
                    match offer.await {
                        Ok((project, offer)) => view! { <LinkForm project asked offer close /> }.into_any(),
                        Err(error) => view! { <Head title=title() close /><Unavailable error /> }.into_any(),
                    }
                })
            }}
        </Suspense>
    }
}
