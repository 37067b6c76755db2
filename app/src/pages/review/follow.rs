//! What others change while the client looks, and the end of their link.

use super::desk::Desk;

/// Keeps the desk up to date, while there is a session. A link that was revoked or replaced ends its stream, and with it
/// the open page.
#[cfg(feature = "hydrate")]
pub(super) fn follow(desk: Desk) {
    leptos::prelude::Effect::new(move |_| {
        use leptos::prelude::Get;
        if !desk.over.get() {
            listen(desk);
        }
    });
}

#[cfg(feature = "hydrate")]
fn listen(desk: Desk) {
    use crate::ui::load_failed_again;
    use leptos::{
        prelude::{StoredValue, WithValue, on_cleanup},
        task::spawn_local,
    };
    use std::cell::Cell;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::EventSource;

    let Ok(source) = EventSource::new(&format!("/review/{}/events", desk.link)) else {
        return;
    };
    let changed = Closure::<dyn Fn()>::new(move || spawn_local(async move { desk.refresh(None).await }));
    let stream = source.clone();
    let failed = Closure::<dyn Fn()>::new(move || {
        // While it is only interrupted the browser connects again by itself; closed means that it was refused.
        if stream.ready_state() == EventSource::CLOSED {
            spawn_local(async move { desk.refresh(None).await });
        }
    });
    // Without the stream the page still works: it is up to date when it is loaded again.
    let _ = source.add_event_listener_with_callback("change", changed.as_ref().unchecked_ref());
    let _ = source.add_event_listener_with_callback("error", failed.as_ref().unchecked_ref());
    let before = Cell::new(false);
    let opened = Closure::<dyn Fn()>::new(move || {
        load_failed_again();
        // Nothing was told while it was interrupted.
        if before.replace(true) {
            spawn_local(async move { desk.refresh(None).await });
        }
    });
    let _ = source.add_event_listener_with_callback("open", opened.as_ref().unchecked_ref());
    let kept = StoredValue::new_local((source, changed, failed, opened));
    on_cleanup(move || {
        let _ = kept.try_with_value(|(source, ..)| source.close());
    });
}

/// On the server nothing is live.
#[cfg(not(feature = "hydrate"))]
pub(super) fn follow(_desk: Desk) {}
