//! Changes that others make, while a page is open.

/// Changes come in bursts: a client who approves all makes one for each post.
#[cfg(feature = "hydrate")]
const CALM: std::time::Duration = std::time::Duration::from_millis(250);

/// Calls `changed` in the browser, until the page is left, when the stream at `url` told of an event whose data
/// `concerns` the page: once for a burst of them. The browser reconnects by itself.
#[cfg(feature = "hydrate")]
pub fn on_change(url: &str, concerns: impl Fn(&str) -> bool + 'static, changed: impl Fn() + Copy + 'static) {
    use leptos::prelude::{GetValue, SetValue, StoredValue, WithValue, on_cleanup, set_timeout};
    use std::cell::Cell;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{EventSource, MessageEvent};

    use crate::ui::load_failed_again;

    let Ok(source) = EventSource::new(url) else { return };
    let waiting = StoredValue::new(false);
    let soon = move || {
        if waiting.try_get_value() != Some(false) {
            return;
        }
        waiting.set_value(true);
        let calm = move || {
            // Nobody is there to be told when the page was left meanwhile.
            if waiting.try_set_value(false).is_none() {
                changed();
            }
        };
        set_timeout(calm, CALM);
    };
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if concerns(&event.data().as_string().unwrap_or_default()) {
            soon();
        }
    });
    // Without the stream the page still works: people see changes when they load it again.
    let _ = source.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
    let before = Cell::new(false);
    let opened = Closure::<dyn Fn()>::new(move || {
        load_failed_again();
        // Nothing was told while it was interrupted.
        if before.replace(true) {
            soon();
        }
    });
    let _ = source.add_event_listener_with_callback("open", opened.as_ref().unchecked_ref());
    let kept = StoredValue::new_local((source, listener, opened));
    on_cleanup(move || {
        let _ = kept.try_with_value(|(source, ..)| source.close());
    });
}

/// On the server nothing is live.
#[cfg(not(feature = "hydrate"))]
pub fn on_change(
    _url: &str,
    _concerns: impl Fn(&str) -> bool + 'static,
    _changed: impl Fn() + Copy + 'static,
) {
}
