//! Changes that others make, while a page is open: the stream of a page, as the browser hears it.

/// Hears the stream at `url` until the page is left. `changed` gets the data of each event; `refused` is called when the
/// server ends it for good. The browser connects again by itself, and says which event it heard last.
#[cfg(feature = "hydrate")]
pub fn listen(url: &str, changed: impl Fn(&str) + 'static, refused: impl Fn() + 'static) {
    use crate::ui::load_failed_again;
    use leptos::prelude::{StoredValue, WithValue, on_cleanup};
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{EventSource, MessageEvent};

    // Without the stream the page still works: it is up to date when it is loaded again.
    let Ok(source) = EventSource::new(url) else { return };
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        changed(&event.data().as_string().unwrap_or_default());
    });
    let stream = source.clone();
    let failed = Closure::<dyn Fn()>::new(move || {
        // While it is only interrupted the browser connects again by itself; closed means that it was refused.
        if stream.ready_state() == EventSource::CLOSED {
            refused();
        }
    });
    let opened = Closure::<dyn Fn()>::new(load_failed_again);
    for (name, listener) in [
        ("change", heard.as_ref()),
        ("error", failed.as_ref()),
        ("open", opened.as_ref()),
    ] {
        let _ = source.add_event_listener_with_callback(name, listener.unchecked_ref());
    }
    let kept = StoredValue::new_local((source, heard, failed, opened));
    on_cleanup(move || {
        let _ = kept.try_with_value(|(source, ..)| source.close());
    });
}

/// On the server nothing is live.
#[cfg(not(feature = "hydrate"))]
pub fn listen(_url: &str, _changed: impl Fn(&str) + 'static, _refused: impl Fn() + 'static) {}
