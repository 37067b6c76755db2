//! The composer: one post, in a drawer at the right.

mod caption;
mod channels;
mod comments;
mod counters;
mod draft;
mod editor;
mod foot;
mod form;
mod history;
mod media;
mod media_item;
mod preview;
mod reading;
mod save;
mod schedule;
mod send_again;
mod side;
mod upload;
mod warning;

use super::{
    confirm::Confirm,
    modal::{CloseButton, Modal},
    query::Open,
    state::Planner,
};
use crate::{api::planner::open_post, ui::Unavailable, words};
use domain::PostId;
use editor::Editor;
use form::Form;
use leptos::prelude::*;

/// What the parts of the composer need to close it.
#[derive(Clone, Copy)]
pub struct Drawer {
    /// Closes it; asks first if something typed would be lost.
    pub close: Callback<()>,
    /// Closes it without asking.
    pub leave: Callback<()>,
    /// Something is typed that is not saved.
    pub dirty: RwSignal<bool>,
}

/// The composer with a new post, or with one that exists.
#[component]
pub fn Composer(
    /// Which.
    open: Open,
) -> impl IntoView {
    let planner = Planner::current();
    let dirty = RwSignal::new(false);
    let asking = RwSignal::new(false);
    let leave = Callback::new(move |()| planner.go(|query| query.open = None));
    let close = Callback::new(move |()| {
        if dirty.get_untracked() {
            asking.set(true)
        } else {
            leave.run(())
        }
    });
    let stay = Callback::new(move |()| asking.set(false));
    provide_context(Drawer { close, leave, dirty });
    guard_window(dirty);
    view! {
        <Modal class="drawer" labelled="composer-title" close>
            {match open {
                Open::New(date) => view! { <Editor form=Form::blank(planner, date) /> }.into_any(),
                Open::Post(id) => view! { <Opened id /> }.into_any(),
            }}
        </Modal>
        <Show when=move || asking.get()>
            <Confirm
                title=words::composer::leave_title()
                hint=words::composer::leave_hint()
                button=words::composer::leave_do()
                stay=words::composer::leave_stay()
                act=leave
                close=stay
            />
        </Show>
    }
}

#[component]
fn Opened(id: PostId) -> impl IntoView {
    let planner = Planner::current();
    let close = expect_context::<Drawer>().close;
    let first = planner.first.get_value().filter(|(first, _)| *first == id);
    let detail = first.map_or_else(
        || Resource::new(|| (), move |()| open_post(id)),
        |(_, detail)| detail,
    );
    // In the browser, what came with the page is used once: later, it is old.
    Effect::new(move |_| planner.first.set_value(None));
    view! {
        <Suspense fallback=move || view! { <Waiting close /> }>
            {move || Suspend::new(async move {
                match detail.await {
                    Ok(detail) => view! { <Editor form=Form::opened(planner, detail) /> }.into_any(),
                    Err(error) => {
                        view! {
                            <header class="dialog-head">
                                <h2 id="composer-title">{words::composer::look()}</h2>
                                <CloseButton close />
                            </header>
                            <Unavailable error />
                        }
                            .into_any()
                    }
                }
            })}
        </Suspense>
    }
}

#[component]
fn Waiting(close: Callback<()>) -> impl IntoView {
    view! {
        <header class="dialog-head">
            <h2 id="composer-title">{words::composer::look()}</h2>
            <CloseButton close />
        </header>
        <div class="composer">
            <div class="composer-form">
                <p class="visually-hidden" role="status">
                    {words::composer::loading()}
                </p>
                <span class="skeleton w2"></span>
                <span class="skeleton w4"></span>
                <span class="skeleton w3"></span>
                <span class="skeleton w4"></span>
            </div>
            <div class="composer-side">
                <span class="skeleton tile"></span>
            </div>
        </div>
    }
}

/// The browser asks before the window closes over something that is not saved.
fn guard_window(dirty: RwSignal<bool>) {
    Effect::new(move |_| {
        let handle = window_event_listener(leptos::ev::beforeunload, move |event| {
            if dirty.try_get_untracked() == Some(true) {
                event.prevent_default();
            }
        });
        on_cleanup(move || handle.remove());
    });
}
