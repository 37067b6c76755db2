use crate::{percent::encode, session::ENDED, ui::Sheet, words};
use leptos::prelude::*;

/// Says that the session has ended, over whatever is on the page, and leads back here.
#[component]
pub fn SignedOut() -> impl IntoView {
    let ended = RwSignal::new(false);
    Effect::new(move |_| {
        let handle = window_event_listener_untyped(ENDED, move |_| ended.set(true));
        on_cleanup(move || handle.remove());
    });
    view! {
        <Show when=move || ended.get()>
            <Sheet class="dialog fit" labelled="signed-out-title" aside=Callback::new(move |()| ended.set(false))>
                <header class="dialog-head">
                    <h2 id="signed-out-title">{words::staff::signed_out()}</h2>
                </header>
                <div class="dialog-body">
                    <p>{words::staff::signed_out_hint()}</p>
                </div>
                <footer class="dialog-foot">
                    <button class="button" type="button" on:click=move |_| ended.set(false)>
                        {words::staff::stay_signed_out()}
                    </button>
                    <a class="button primary" href=sign_in() rel="external">
                        {words::access::sign_in_button()}
                    </a>
                </footer>
            </Sheet>
        </Show>
    }
}

/// The front door, with the way back.
fn sign_in() -> String {
    let location = window().location();
    let part = |text: Result<String, _>| text.unwrap_or_default();
    let here = format!("{}{}", part(location.pathname()), part(location.search()));
    format!("/sign-in?next={}", encode(&here))
}
