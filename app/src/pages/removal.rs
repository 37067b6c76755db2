//! The dialog before something is removed: what it touches is told first.

use crate::{
    api::people::foresee_removal,
    dates,
    ui::{CloseButton, Modal, Trouble},
    words,
};
use domain::{
    Failure,
    views::people::{Removable, Removal},
};
use leptos::prelude::*;

/// What a removal would touch, asked when its dialog opens.
#[derive(Clone, Copy)]
pub struct Foreseen(Action<Removable, Result<Removal, crate::api::ApiError>>);

impl Foreseen {
    /// Asks the server.
    #[must_use]
    pub fn of(thing: Removable) -> Self {
        let ask = Action::new(|thing: &Removable| foresee_removal(*thing));
        ask.dispatch(thing);
        Self(ask)
    }

    /// The answer, when it came.
    #[must_use]
    pub fn get(self) -> Option<Removal> {
        self.0.value().get().and_then(Result::ok)
    }

    /// Why there is none.
    #[must_use]
    pub fn failure(self) -> Option<Failure> {
        self.0.value().get().and_then(Result::err).map(|error| error.0)
    }
}

/// Asks before something is removed.
#[component]
pub fn RemovalDialog(
    /// The question.
    title: String,
    /// The word on the button that does it.
    button: &'static str,
    /// Everything that must be known is on the screen.
    #[prop(into)]
    ready: Signal<bool>,
    /// What came of the last try.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
    /// Does it.
    act: Callback<()>,
    /// Leaves everything as it is.
    close: Callback<()>,
    /// What follows.
    children: Children,
) -> impl IntoView {
    view! {
        <Modal class="dialog fit" labelled="removal-title" close>
            <header class="dialog-head">
                <h2 id="removal-title" dir="auto">
                    {title}
                </h2>
                <CloseButton close />
            </header>
            <div class="dialog-body">
                <Trouble failure />
                {children()}
            </div>
            <footer class="dialog-foot">
                <button class="button" type="button" on:click=move |_| close.run(())>
                    {words::common::cancel()}
                </button>
                <button
                    class="button danger primary"
                    type="button"
                    disabled=move || !ready.get()
                    on:click=move |_| act.run(())
                >
                    {button}
                </button>
            </footer>
        </Modal>
    }
}

/// The links, posts and the shared calendar that a removal would touch, by name.
#[component]
pub fn Touched(
    /// What the server told.
    foreseen: Foreseen,
) -> impl IntoView {
    move || match foreseen.get() {
        None => foreseen
            .failure()
            .is_none()
            .then(|| view! { <p class="muted" role="status">{words::common::loading()}</p> })
            .into_any(),
        Some(Removal {
            links,
            posts,
            more,
            shared,
        }) => {
            let count = posts.len() + more;
            let links = (!links.is_empty()).then(|| {
                let titles = links
                    .iter()
                    .map(|(_, title)| view! { <li dir="auto">{title.clone()}</li> })
                    .collect_view();
                view! {
                    <div>
                        <p>{words::removal::links(links.len())}</p>
                        <ul class="touched">{titles}</ul>
                    </div>
                }
            });
            let posts = (count > 0).then(|| {
                let titles = posts
                    .into_iter()
                    .map(|post| {
                        let day = post.when.map_or(words::planner::no_date().to_owned(), |when| dates::day(when.day));
                        view! { <li><span dir="auto">{post.title}</span> " " <small class="muted">{day}</small></li> }
                    })
                    .collect_view();
                view! {
                    <div>
                        <p>{words::removal::posts(count)}</p>
                        <ul class="touched">
                            {titles} {(more > 0).then(|| view! { <li>{words::removal::more_posts(more)}</li> })}
                        </ul>
                    </div>
                }
            });
            view! { {links} {posts} {shared.then(|| view! { <p>{words::removal::shared()}</p> })} }.into_any()
        }
    }
}
