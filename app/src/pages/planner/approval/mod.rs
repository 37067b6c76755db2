//! "Get approval": a set of posts, one approver, one link.

mod approver;
mod choose;
mod form;
mod issued;
mod offer;
mod picks;
mod send;

use super::state::Planner;
use crate::{
    ui::{CloseButton, Modal},
    words,
};
use choose::Choose;
use domain::{PostId, views::links::Issued};
use leptos::prelude::*;
use offer::Offer;

/// The dialog: which posts, to whom, and then the link.
#[component]
pub fn Approval(
    /// What was selected; nothing leads to a choice.
    ids: Vec<PostId>,
    /// Closes it.
    close: Callback<()>,
) -> impl IntoView {
    let planner = Planner::current();
    let ids = RwSignal::new(ids);
    let made = RwSignal::new(None::<Made>);
    let close = Callback::new(move |()| {
        if made.with_untracked(Option::is_some) {
            planner.unselect();
            planner.reload();
        }
        close.run(());
    });
    view! {
        <Modal class="dialog" labelled="approval-title" close>
            {move || match (made.get(), ids.get()) {
                (Some(made), _) => view! { <issued::IssuedView made close /> }.into_any(),
                (None, list) if list.is_empty() => view! { <Choose ids close /> }.into_any(),
                (None, list) => view! { <Offer ids=list made close /> }.into_any(),
            }}
        </Modal>
    }
}

/// A link that was just made.
#[derive(Clone, PartialEq, Eq)]
pub struct Made {
    pub issued: Issued,
    pub posts: usize,
}

/// Title and close button.
#[component]
fn Head(
    /// Title.
    title: &'static str,
    /// What it is about.
    #[prop(optional, into)]
    sub: String,
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
