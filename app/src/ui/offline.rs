use crate::{ui::Icon, words};
use domain::Failure;
use leptos::prelude::*;

/// Whether the browser has a network, given by context to every page.
#[derive(Clone, Copy)]
pub struct Connection(RwSignal<bool>);

impl Connection {
    /// Follows the browser until the page is left.
    pub fn follow() {
        let lost = RwSignal::new(false);
        provide_context(Self(lost));
        Effect::new(move |_| {
            let look = move || {
                let _ = lost.try_set(!window().navigator().on_line());
            };
            look();
            // A page that does not come would take this one away, and what is said here with it.
            let leaves = move |event: leptos::web_sys::Event, selector: &str| {
                use wasm_bindgen::JsCast;
                let target = event
                    .target()
                    .and_then(|t| t.dyn_into::<leptos::web_sys::Element>().ok());
                let leaving = target.is_some_and(|t| t.closest(selector).ok().flatten().is_some());
                if leaving && lost.try_get_untracked() == Some(true) {
                    event.prevent_default();
                }
            };
            let handles = [
                window_event_listener(leptos::ev::click, move |event| {
                    leaves(
                        event.into(),
                        "a[href]:not([href^='#'], [href^='mailto:'], [target], [download])",
                    );
                }),
                window_event_listener(leptos::ev::submit, move |event| {
                    leaves(event.into(), "form[method=get]")
                }),
                window_event_listener(leptos::ev::offline, move |_| look()),
                window_event_listener(leptos::ev::online, move |_| look()),
            ];
            on_cleanup(move || handles.into_iter().for_each(|handle| handle.remove()));
        });
    }

    /// That of the page.
    #[must_use]
    pub fn current() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(false)))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_lost(self) -> bool {
        self.0.get()
    }

    /// Why nothing can be sent now, if that is so.
    #[must_use]
    pub fn failure(self) -> Option<Failure> {
        self.0.get_untracked().then_some(Failure::Offline)
    }
}

/// Says at the edge of every page that there is no network.
#[component]
pub fn Offline() -> impl IntoView {
    view! {
        <div class="offline" role="status">
            <OfflineNotice />
        </div>
    }
}

/// Says it where one looks: a dialog covers the edge of the page.
#[component]
pub fn OfflineNotice() -> impl IntoView {
    let connection = Connection::current();
    view! {
        <Show when=move || connection.is_lost()>
            <p class="offline-line">
                <Icon name="offline" />
                <span>{words::common::offline()}</span>
            </p>
        </Show>
    }
}
