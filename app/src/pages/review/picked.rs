//! The posts that are ticked. They stand in the address of both views, so that a page that is loaded again, or gone back to,
//! has them ticked still.

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

/// What is ticked on this page, as [`name_of`] writes it: first what its address says.
pub(super) fn ticks() -> RwSignal<Vec<String>> {
    RwSignal::new(in_address())
}

/// These ticks as they end an address: empty, or from the question mark on.
pub(super) fn query(names: &[String]) -> String {
    let query: Vec<_> = names.iter().map(|name| format!("post={name}")).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{mark}{}", query.join("&"))
}

/// The address of the posts, with these of them ticked.
pub(super) fn address<'a>(link: LinkId, ticked: impl Iterator<Item = &'a ReviewPost>) -> String {
    let names: Vec<_> = ticked.map(name_of).collect();
    format!("/review/{link}{}", query(&names))
}

/// Takes note of what is ticked now, and writes it into the address: the router does not hear of that.
pub(super) fn keep(ticked: RwSignal<Vec<String>>) {
    #[cfg(not(feature = "hydrate"))]
    let _ = ticked;
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let Ok(boxes) = document().query_selector_all(".rv-pick input:checked") else {
            return;
        };
        let boxes = (0..boxes.length()).filter_map(|index| boxes.get(index));
        let names: Vec<String> = boxes
            .filter_map(|node| node.dyn_into::<web_sys::HtmlInputElement>().ok())
            .map(|tick| tick.value())
            .collect();
        let query = query(&names);
        ticked.set(names);
        let location = window().location();
        let Ok(path) = location.pathname() else { return };
        let Ok(history) = window().history() else { return };
        let state = history.state().unwrap_or_default();
        // A browser that refuses forgets the ticks with the page.
        let _ = history.replace_state_with_url(&state, "", Some(&format!("{path}{query}")));
    }
}
