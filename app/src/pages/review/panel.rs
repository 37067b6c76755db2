//! The panels of a post's forms. Only called in the browser.

use super::unlock::focus_on;
use domain::PostId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// A panel opened or closed: the first field of an open one takes the keyboard, and its form comes into view above the bar.
pub(super) fn toggled(event: leptos::ev::Event) {
    let panel = event
        .current_target()
        .and_then(|panel| panel.dyn_into::<HtmlDetailsElement>().ok());
    let Some(panel) = panel.filter(HtmlDetailsElement::open) else {
        return;
    };
    show(&panel);
}

/// Points at the words in the open panel of the post of that id, once what is said about them is drawn.
pub(super) fn point_at(post: PostId) {
    request_animation_frame(move || {
        let panel = document().query_selector(&format!("[id='post-{post}'] details[name][open]"));
        if let Ok(Some(panel)) = panel {
            show(&panel);
        }
    });
}

fn show(panel: &Element) {
    let find = |selector| panel.query_selector(selector).ok().flatten();
    let field = find("textarea, [type=date]").and_then(|field| field.dyn_into::<HtmlElement>().ok());
    if let (Some(form), Some(field)) = (find("form"), field) {
        // A field that cannot take it leaves it where it is.
        let _ = field.focus();
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        form.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Opens "Request changes" of the post of that id, or goes to it where it is open.
pub(super) fn ask_for_changes(post: &str) {
    let panel = format!("[id='post-{post}'] [data-form=changes]");
    press(&format!("{panel}:not([open]) > summary"));
    focus_on(&format!("{panel}[open] textarea"));
}

/// Presses what a finger would press.
pub(super) fn press(selector: &str) {
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}
