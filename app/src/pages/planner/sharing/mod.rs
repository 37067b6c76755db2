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
    api::{ApiError, shares::show_sharing},
    ui::{CloseButton, Modal, Unavailable},
    words,
};
use domain::views::share::{ActiveShare, Sharing};
use form::ShareFormView;
use leptos::prelude::*;
use link::LinkView;

/// The dialog: the link that works, what it shows, and how it ends.
#[component]
pub fn Share(
    /// Closes it.
    close: Callback<()>,
) -> impl IntoView {
    let project = Planner::current().project;
    let sharing = LocalResource::new(move || {
        let project = project.get_untracked();
        async move {
            match project {
                Some(project) => show_sharing(project).await,
                None => Err(ApiError(domain::Failure::NotFound)),
            }
        }
    });
    view! {
        <Modal class="dialog" labelled="share-title" close>
            <header class="dialog-head">
                <div>
                    <h2 id="share-title">{words::sharing::title()}</h2>
                    <p>{words::sharing::sub()}</p>
                </div>
                <span class="spacer"></span>
                <CloseButton close />
            </header>
            <Suspense fallback=|| view! { <div class="dialog-body" aria-busy="true"></div> }>
                {move || Suspend::new(async move {
                    match sharing.await {
                        Ok(sharing) => view! { <Body sharing /> }.into_any(),
                        Err(error) => view! { <div class="dialog-body"><Unavailable error /></div> }.into_any(),
                    }
                })}
            </Suspense>
        </Modal>
    }
}

#[component]
fn Body(sharing: Sharing) -> impl IntoView {
    let Sharing {
        project,
        channels,
        active,
    } = sharing;
    let active = RwSignal::new(active);
    // A link that was made, ended or changed has another form: what was typed for the last one is over.
    let (round, saved) = (RwSignal::new(0_u32), RwSignal::new(false));
    let made = Memo::new(move |_| {
        let id = active.with(|active| active.as_ref().map(|a: &ActiveShare| a.row.seen.id));
        (id, round.get())
    });
    let anew = Callback::new(move |()| round.update(|round| *round += 1));
    view! {
        <div class="dialog-body">
            <LinkView project=project.id active anew />
            // New elements, not the old ones: what was typed in those would stay.
            <For each=move || [made.get()] key=|made| *made let:_made>
                <ShareFormView project=project.clone() channels=channels.clone() active anew saved />
            </For>
        </div>
    }
}
