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

/// A place of the focus, which is found again where it was drawn anew.
#[derive(Clone, Debug)]
pub struct Place {
    element: HtmlElement,
    /// What leads to what stands in its place, the nearest first.
    selectors: Vec<String>,
}

impl Place {
    /// Where the focus is; nowhere on the server.
    #[must_use]
    pub fn now() -> Option<Self> {
        if cfg!(not(feature = "hydrate")) {
            return None;
        }
        let element = focused().filter(|element| element.tag_name() != "BODY")?;
        let post = post_of(&element).map(|id| format!("[data-id='{id}'] a"));
        let row = element.closest("[data-row]").ok().flatten();
        let row = row.and_then(|row| row.get_attribute("data-row"));
        let row = row.map(|id| format!("[data-row='{id}'] :is(a, summary)"));
        Some(Self {
            element,
            selectors: post.into_iter().chain(row).collect(),
        })
    }

    /// Gives the focus back, unless it is somewhere else by now.
    pub fn give_back(&self) {
        if focused().is_some_and(|element| element.tag_name() != "BODY") {
            return;
        }
        self.take();
    }

    /// Gives the focus back.
    pub fn take(&self) {
        let found = self.selectors.iter().find_map(|selector| {
            let found = document().query_selector(selector).ok().flatten()?;
            found.dyn_into::<HtmlElement>().ok()
        });
        let place = if self.element.is_connected() {
            Some(self.element.clone())
        } else {
            found
        };
        if let Some(place) = place {
            let _ = place.focus();
        }
    }
}
