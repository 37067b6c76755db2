//! "Get approval": a set of posts, one approver, one link.

mod approver;
mod choose;
mod form;
mod offer;
mod picks;

use crate::{
    ui::{CloseButton, Modal},
    words,
};
use choose::Choose;
use domain::PostId;
use leptos::prelude::*;
use offer::Offer;

/// The dialog: which posts, and to whom. The link is shown by itself.
#[component]
pub fn Approval(
    /// What was selected; nothing leads to a choice.
    ids: Vec<PostId>,
    /// Closes it.
    close: Callback<()>,
) -> impl IntoView {
    let ids = RwSignal::new(ids);
    view! {
        <Modal class="dialog" labelled="approval-title" close>
            {move || match ids.get() {
                list if list.is_empty() => view! { <Choose ids close /> }.into_any(),
                list => view! { <Offer ids=list close /> }.into_any(),
            }}
        </Modal>
    }
}

/// Title and close button.
#[component]
fn Head(
    /// Title.
    title: &'static str,
    /// What it is about.
    #[prop(optional, into)]
    sub: Signal<String>,
    /// Closes the dialog.
    close: Callback<()>,
) -> impl IntoView {
    view! {
        <header class="dialog-head">
            <div>
                <h2 id="approval-title">{title}</h2>
                <p>{sub}</p>
            </div>
            <span class="spacer"></span>
            <CloseButton close />
        </header>
    }
}

/// The words of the dialog's first step.
fn title() -> &'static str {
    words::approval::title()
}
