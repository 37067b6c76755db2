//! Changes that others make, while a page is open.

/// Calls `changed` with the data of every event of the stream at `url`, in the browser, until the page is left.
/// The browser reconnects by itself.
#[cfg(feature = "hydrate")]
pub fn on_change(url: &str, changed: impl Fn(String) + 'static) {
    use leptos::prelude::{StoredValue, WithValue, on_cleanup};
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{EventSource, MessageEvent};

    let Ok(source) = EventSource::new(url) else { return };
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        changed(event.data().as_string().unwrap_or_default());
    });
    // Without the stream the page still works: people see changes when they load it again.
    let _ = source.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
    let kept = StoredValue::new_local((source, listener));
    on_cleanup(move || {
        let _ = kept.try_with_value(|(source, _)| source.close());
    });
}

/// On the server nothing is live.
#[cfg(not(feature = "hydrate"))]
pub fn on_change(_url: &str, _changed: impl Fn(String) + 'static) {}
