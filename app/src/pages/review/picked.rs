//! The posts that are ticked. They stand in the address, so that a page that is loaded again, or gone back to, has them
//! ticked still.

use domain::{LinkId, views::review::ReviewPost};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What names a post at its revision and time in an address: a tick is for what was seen.
pub(super) fn name_of(post: &ReviewPost) -> String {
    format!("{}:{}:{}", post.id, post.revision, post.planned())
}

/// The ticks in the address of this page.
pub(super) fn in_address() -> Vec<String> {
    use_query_map().with_untracked(|query| query.get_all("post").unwrap_or_default())
}

/// The address of the posts, with these of them ticked.
pub(super) fn address<'a>(link: LinkId, ticked: impl Iterator<Item = &'a ReviewPost>) -> String {
    let query: Vec<_> = ticked.map(|post| format!("post={}", name_of(post))).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("/review/{link}{mark}{}", query.join("&"))
}

/// Writes what is ticked now into the address.
pub(super) fn keep() {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let Ok(boxes) = document().query_selector_all(".rv-pick input:checked") else {
            return;
        };
        let boxes = (0..boxes.length()).filter_map(|index| boxes.get(index));
        let names: Vec<String> = boxes
            .filter_map(|node| node.dyn_into::<web_sys::HtmlInputElement>().ok())
            .map(|tick| format!("post={}", tick.value()))
            .collect();
        let location = window().location();
        let Ok(path) = location.pathname() else { return };
        let mark = if names.is_empty() { "" } else { "?" };
        let Ok(history) = window().history() else { return };
        let state = history.state().unwrap_or_default();
        // A browser that refuses forgets the ticks with the page.
        let _ = history.replace_state_with_url(&state, "", Some(&format!("{path}{mark}{}", names.join("&"))));
    }
}
