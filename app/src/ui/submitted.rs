//! What a form holds when it is submitted by script.

use std::collections::HashMap;

/// The form's fields by name; files are left out.
#[cfg(feature = "hydrate")]
pub fn submitted(event: &leptos::ev::SubmitEvent) -> HashMap<String, String> {
    use wasm_bindgen::JsCast;
    event.prevent_default();
    let form = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok());
    let Some(data) = form.and_then(|form| web_sys::FormData::new_with_form(&form).ok()) else {
        return HashMap::new();
    };
    let entries = js_sys::try_iter(&data).ok().flatten();
    let pair = |entry: wasm_bindgen::JsValue| {
        let entry: js_sys::Array = entry.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    entries.into_iter().flatten().flatten().filter_map(pair).collect()
}

/// The server submits nothing.
#[cfg(not(feature = "hydrate"))]
pub fn submitted(_event: &leptos::ev::SubmitEvent) -> HashMap<String, String> {
    HashMap::new()
}
