//! Where the focus is, and where it comes back to.

use domain::PostId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The element that has the focus. Only called in the browser.
#[must_use]
pub fn focused() -> Option<HtmlElement> {
    document()
        .active_element()
        .and_then(|element| element.dyn_into().ok())
}

/// The post to whose chip or row the element belongs.
#[must_use]
pub fn post_of(element: &Element) -> Option<PostId> {
    element
        .closest("[data-id]")
        .ok()
        .flatten()?
        .get_attribute("data-id")?
        .parse()
        .ok()
}

/// What has the focus, by selectors that find it again where it is drawn anew, the nearest first.
#[derive(Clone, Debug, Default)]
pub struct Held(Vec<String>);

impl Held {
    /// What has the focus; nothing on the server.
    #[must_use]
    pub fn now() -> Self {
        if cfg!(not(feature = "hydrate")) {
            return Self::default();
        }
        focused().map_or_else(Self::default, |element| Self::of(&element))
    }

    fn of(element: &Element) -> Self {
        let post = post_of(element).map(|id| format!("[data-id='{id}'] a"));
        let row = element.closest("[data-row]").ok().flatten();
        let row = row.and_then(|row| row.get_attribute("data-row"));
        let row = row.map(|id| format!("[data-row='{id}'] :is(a, summary)"));
        Self(post.into_iter().chain(row).collect())
    }

    fn found(&self) -> Option<HtmlElement> {
        self.0.iter().find_map(|selector| {
            let found = document().query_selector(selector).ok().flatten()?;
            found.dyn_into().ok()
        })
    }

    /// Gives the focus back once all is drawn, unless it is somewhere else by then.
    pub fn give_back(self) {
        if self.0.is_empty() {
            return;
        }
        request_animation_frame(move || {
            let elsewhere = focused().is_some_and(|element| element.tag_name() != "BODY");
            if let Some(place) = self.found().filter(|_| !elsewhere) {
                let _ = place.focus();
            }
        });
    }
}

/// Brings the focus to the first element of that selector, once all is drawn.
pub fn bring_focus(selector: &'static str) {
    request_animation_frame(move || {
        let found = document().query_selector(selector).ok().flatten();
        if let Some(place) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            let _ = place.focus();
        }
    });
}

/// The beginning of what the page is about.
fn beginning() -> Option<HtmlElement> {
    let main = document().get_element_by_id("main")?;
    main.set_attribute("tabindex", "-1").ok()?;
    main.dyn_into().ok()
}

/// Gives the focus back to what had it, or to what stands in its place, or to the beginning of the page.
pub fn give_back(element: &HtmlElement, held: &Held) {
    // Nothing had it, or it is gone.
    let own = Some(element.clone()).filter(|element| element.is_connected() && element.tag_name() != "BODY");
    if let Some(place) = own.or_else(|| held.found()).or_else(beginning) {
        let _ = place.focus();
    }
}
