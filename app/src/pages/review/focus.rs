//! Where the keyboard is.

/// Brings the keyboard to the element of that id, and the element into view.
pub(super) fn focus(id: &str) {
    focus_on(&format!("[id='{id}']"));
}

/// Brings the keyboard to the first element of that selector, and the element into view.
pub(super) fn focus_on(selector: &str) {
    give(selector, true);
}

/// Brings the keyboard to the element of that id. The page stays where it is.
pub(super) fn focus_in_place(id: &str) {
    give(&format!("[id='{id}']"), false);
}

fn give(selector: &str, scroll: bool) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let element = leptos::prelude::document()
            .query_selector(selector)
            .ok()
            .flatten()
            .and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = element {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(!scroll);
            // An element that cannot take the focus leaves it where it is.
            let _ = element.focus_with_options(&options);
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (selector, scroll);
}
