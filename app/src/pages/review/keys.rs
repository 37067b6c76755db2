//! Deciding with the keyboard.

#[cfg(feature = "hydrate")]
use super::panel;

/// `j` and `k` go from post to post; on a post, `a` approves and `r` asks for changes.
#[cfg(feature = "hydrate")]
pub(super) fn listen() {
    use leptos::{ev, prelude::*};
    Effect::new(move |_| {
        let handle = window_event_listener(ev::keydown, move |event| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat() {
                return;
            }
            let done = match event.key().as_str() {
                "j" => step(1),
                "k" => step(-1),
                "a" => approve(),
                "r" => ask_for_changes(),
                _ => None,
            };
            if done.is_some() {
                event.prevent_default();
            }
        });
        on_cleanup(move || handle.remove());
    });
}

#[cfg(not(feature = "hydrate"))]
pub(super) fn listen() {}

/// The post that has the focus, unless it is a field that has it.
#[cfg(feature = "hydrate")]
fn current() -> Option<Option<String>> {
    let active = leptos::prelude::document().active_element();
    let typing = active.as_ref().is_some_and(|e| {
        e.matches("input:not([type=checkbox]), textarea, select")
            .unwrap_or(false)
    });
    let post = active
        .and_then(|e| e.closest("article.rv-post").ok().flatten())
        .map(|e| e.id());
    (!typing).then_some(post)
}

#[cfg(feature = "hydrate")]
fn step(by: isize) -> Option<()> {
    use leptos::prelude::*;
    let at = current()?;
    let all = document().query_selector_all("article.rv-post").ok()?;
    let ids: Vec<String> = (0..all.length())
        .filter_map(|index| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(all.get(index)?).ok())
        .map(|element| element.id())
        .collect();
    let next = match at.and_then(|id| ids.iter().position(|other| *other == id)) {
        Some(at) => at.checked_add_signed(by)?,
        None => 0,
    };
    super::focus::focus(ids.get(next)?);
    Some(())
}

/// Presses the button of the post that has the focus.
#[cfg(feature = "hydrate")]
fn approve() -> Option<()> {
    panel::press(&format!(
        "[id='post-{}'] .decide-main > form button",
        current_id()?
    ));
    Some(())
}

#[cfg(feature = "hydrate")]
fn ask_for_changes() -> Option<()> {
    panel::ask_for_changes(&current_id()?);
    Some(())
}

#[cfg(feature = "hydrate")]
fn current_id() -> Option<String> {
    Some(current()??.strip_prefix("post-")?.to_owned())
}
