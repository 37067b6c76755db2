//! What the keys of the planner go by, and where things stand on the screen. Only called in the browser.

use crate::ui::focus::{focused, post_of};
use domain::PostId;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// The post on whose chip or row the focus is.
#[must_use]
pub fn focused_post() -> Option<PostId> {
    post_of(focused()?.as_ref())
}

/// Whether letters go into the element instead of being keys of the planner.
#[must_use]
pub fn takes_text(element: &HtmlElement) -> bool {
    element.is_content_editable() || matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}

/// All elements of a selector.
#[must_use]
pub fn all(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|n| found.item(n)?.dyn_into().ok())
        .collect()
}

/// Shows a pop-over beside an element, within the window.
pub fn show_beside(panel: &HtmlElement, id: &str) {
    let _ = panel.show_popover();
    let Some(anchor) = document().get_element_by_id(id) else {
        return;
    };
    let (anchor, own) = (
        anchor.get_bounding_client_rect(),
        panel.get_bounding_client_rect(),
    );
    let size = |value: Result<JsValue, JsValue>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let left = anchor.left().min(width - own.width() - 8.0).max(8.0);
    let top = anchor.top().min(height - own.height() - 8.0).max(8.0);
    let style = panel.style();
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}

/// Whether a toggle event says that its pop-over closed.
#[must_use]
pub fn is_closed(event: &leptos::ev::Event) -> bool {
    js_sys::Reflect::get(event, &"newState".into())
        .is_ok_and(|state| state.as_string().as_deref() == Some("closed"))
}
