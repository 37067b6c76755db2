//! The browser entry: takes over the page that the server rendered. Called by `public/client/start.js`.

use hydration_context::{HydrateSharedContext, SharedContext};
use leptos::{
    prelude::*,
    web_sys::{Event, HtmlElement},
};
use std::{panic, sync::Arc, time::Duration};
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes over what the server drew into `root`.
#[wasm_bindgen]
pub fn hydrate(root: HtmlElement) {
    tell_of_panics();
    leptos::mount::hydrate_from(root, app::App).forget();
    ready();
}

/// Draws the page into `root`, which is empty, from the data that the server sent with its drawing.
#[wasm_bindgen]
pub fn draw(root: HtmlElement) {
    tell_of_panics();
    let data = Arc::new(HydrateSharedContext::new());
    let owner = Owner::new_root(Some(data.clone()));
    owner.with(|| leptos::mount::mount_to(root, app::App).forget());
    // A page has no other use for its root than to be there until it is left.
    std::mem::forget(owner);
    // The routes are drawn in the tasks that were just made; later ones fetch their data.
    set_timeout(move || data.hydration_complete(), Duration::ZERO);
    ready();
}

/// Whatever ends the program says so in the console, and to the page's script.
fn tell_of_panics() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Ok(event) = Event::new("client-panic") {
            // Nothing is left that could do without a listener.
            let _ = window().dispatch_event(&event);
        }
    }));
}

/// For style sheets and tests: from here on the page answers to scripts.
fn ready() {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-ready", "true");
    }
}
