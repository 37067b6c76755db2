//! Which posts the client's screen shows.

use leptos::prelude::{StoredValue, WithValue, document, on_cleanup};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Calls `seen` once, when the element of that id has come to the middle of the screen.
pub(super) fn once_seen(id: &str, seen: impl Fn() + 'static) {
    observe(id, "-30% 0px", move |observer| {
        observer.disconnect();
        seen();
    });
}

/// Calls `come` each time the element of that id comes to where people read: a line in the upper half of the screen.
pub(super) fn each_read(id: &str, come: impl Fn() + 'static) {
    observe(id, "-40% 0px -60%", move |_| come());
}

/// Calls `come` whenever the element of that id enters the screen less `margin`. Only called in the browser.
fn observe(id: &str, margin: &str, come: impl Fn(&IntersectionObserver) + 'static) {
    let Some(element) = document().get_element_by_id(id) else {
        return;
    };
    let callback = Closure::<dyn Fn(js_sys::Array, IntersectionObserver)>::new(
        move |entries: js_sys::Array, observer: IntersectionObserver| {
            let shown = |entry: wasm_bindgen::JsValue| {
                entry
                    .dyn_into::<IntersectionObserverEntry>()
                    .is_ok_and(|e| e.is_intersecting())
            };
            if entries.iter().any(shown) {
                come(&observer);
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    let Ok(observer) = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options)
    else {
        return;
    };
    observer.observe(&element);
    let kept = StoredValue::new_local((observer, callback));
    on_cleanup(move || {
        let _ = kept.try_with_value(|(observer, _)| observer.disconnect());
    });
}
