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
mod keeping;
mod kept;
mod leaving;
mod media;
mod media_item;
mod mended;
mod merge;
mod preview;
mod reading;
mod returned;
mod save;
mod schedule;
mod send_again;
mod side;
mod upload;
mod warning;
mod ways_out;

use super::{query::Open, state::Planner};
use crate::{
    api::planner::open_post,
    ui::{CloseButton, Connection, Modal, Notice, Unavailable},
    words,
};
use domain::{PostId, views::people::Me};
use editor::Editor;
use form::Form;
use keeping::Keeping;
use leaving::Leaving;
use leptos::prelude::*;

/// What the parts of the composer need to close it.
#[derive(Clone, Copy)]
pub struct Drawer {
    /// Closes it; asks first what becomes of what is typed.
    pub close: Callback<()>,
    /// Closes it; what is typed is saved or not wanted.
    pub leave: Callback<()>,
    /// Something is typed that is not saved, or a picture is on its way.
    pub dirty: RwSignal<bool>,
    /// A picture is on its way.
    pub sending: RwSignal<bool>,
    /// What is kept in this browser.
    pub keeping: Keeping,
    /// Whether anything can be saved now.
    pub connection: Connection,
}

/// The composer with a new post, or with one that exists.
#[component]
pub fn Composer(
    /// Which.
    open: Open,
) -> impl IntoView {
    let planner = Planner::current();
    let dirty = RwSignal::new(false);
    let sending = RwSignal::new(false);
    let asking = RwSignal::new(false);
    let person = expect_context::<Me>().id;
    let key = planner
        .project
        .get_untracked()
        .map(|project| kept::key(person, project, &open));
    let keeping = Keeping::new(key.unwrap_or_default());
    let hide = Callback::new(move |()| planner.go(|query| query.open = None));
    let leave = Callback::new(move |()| {
        keeping.settle();
        hide.run(());
    });
    let close = Callback::new(move |()| {
        if dirty.get_untracked() {
            asking.set(true)
        } else {
            hide.run(())
        }
    });
    let stay = Callback::new(move |()| asking.set(false));
    let keep = Callback::new(move |()| {
        if keeping.keeps() {
            hide.run(());
        } else {
            asking.set(false);
            let why = if sending.get_untracked() {
                words::composer::uploading()
            } else {
                words::composer::not_kept()
            };
            planner.tell(why, None);
        }
    });
    provide_context(Drawer {
        close,
        leave,
        dirty,
        sending,
        keeping,
        connection: Connection::current(),
    });
    // The browser's own way back asks nothing, and loses nothing.
    on_cleanup(move || {
        let left = planner.query.with_untracked(|query| query.open.is_none());
        if left && dirty.get_untracked() && !keeping.is_settled() && keeping.keeps() {
            planner.tell(words::composer::kept_for_later(), None);
        }
    });
    view! {
        <Modal class="drawer" labelled="composer-title" close asks_itself=true>
            {match open {
                Open::New(date) => view! { <Editor form=Form::blank(planner, date) /> }.into_any(),
                Open::Post(id) => view! { <Opened id /> }.into_any(),
            }}
        </Modal>
        <Show when=move || asking.get()>
            <Leaving stay keep discard=leave />
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
                            <LeftWords />
                            <Unavailable error />
                        }
                            .into_any()
                    }
                }
            })}
        </Suspense>
    }
}

/// What this browser keeps of words for a post that cannot be opened.
#[component]
fn LeftWords() -> impl IntoView {
    let place = expect_context::<Drawer>().keeping.place();
    let words = RwSignal::new(Vec::new());
    Effect::new(move |_| words.set(kept::words_at(&place)));
    move || {
        let texts = words.get();
        (!texts.is_empty()).then(|| {
            let texts = texts
                .into_iter()
                .map(|text| view! { <p class="message-box" dir="auto">{text}</p> });
            view! {
                <div class="dialog-body">
                    <Notice kind="warn">{words::composer::gone_typed()}</Notice>
                    {texts.collect_view()}
                </div>
            }
        })
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
