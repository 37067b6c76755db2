//! Which posts the client's screen showed.

/// Calls `seen` once, when the element of that id has come to the middle of the screen.
#[cfg(feature = "hydrate")]
pub(super) fn once_seen(id: &str, seen: impl Fn() + 'static) {
    use leptos::prelude::{StoredValue, WithValue, document, on_cleanup};
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

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
                observer.disconnect();
                seen();
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin("-30% 0px");
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

/// A server sees no screen.
#[cfg(not(feature = "hydrate"))]
pub(super) fn once_seen(_id: &str, _seen: impl Fn() + 'static) {}
