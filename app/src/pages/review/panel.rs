//! The panels of a post's forms. Only called in the browser.

use super::focus::focus_on;
use domain::PostId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlDetailsElement, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// On a panel that opens by itself, over words that were kept.
pub(super) const UNFOLDED: &str = "data-unfolded";

/// A panel opened or closed: the first field of an open one takes the keyboard, and its form comes into view above the bar.
pub(super) fn toggled(event: leptos::ev::Event) {
    let panel = event
        .current_target()
        .and_then(|panel| panel.dyn_into::<HtmlDetailsElement>().ok());
    let Some(panel) = panel.filter(HtmlDetailsElement::open) else {
        return;
    };
    // Nobody pressed it: whoever reads goes on reading.
    if panel.has_attribute(UNFOLDED) {
        let _ = panel.remove_attribute(UNFOLDED);
        return;
    }
    show(&panel);
}

/// Points at the words in an open form of the post of that id, once what is said about them is drawn.
pub(super) fn point_at(post: PostId) {
    request_animation_frame(move || {
        if let Some(problem) = find(&format!("[id='post-{post}'] .field-error"))
            && let Ok(Some(form)) = problem.closest("details")
        {
            show(&form);
            // A form may be taller than the screen.
            nearest(&problem);
        }
    });
}

/// Brings what was said about a refused form of the post of that id into view, once it is drawn. Where the keyboard lost
/// its place, it comes to the button that sends the form again.
pub(super) fn show_refusal(post: PostId) {
    // The post may be drawn anew with it, and be taller then.
    request_animation_frame(move || request_animation_frame(move || bring_refusal(post)));
}

fn bring_refusal(post: PostId) {
    let Some(said) = find(&format!("[id='post-{post}'] :is([role=alert], .field-error)")) else {
        return;
    };
    let form = said.closest("form").ok().flatten();
    let button = form.and_then(|form| form.query_selector("button").ok().flatten());
    // Both, with what was said first where there is no room.
    if let Some(button) = &button {
        nearest(button);
    }
    nearest(&said);
    let lost = document()
        .active_element()
        .is_none_or(|at| at.tag_name() == "BODY" || at.id() == format!("post-{post}"));
    // One that is decided has no form: the keyboard comes to the post.
    let place = button.or_else(|| find(&format!("[id='post-{post}']")));
    if let Some(place) = place.filter(|_| lost) {
        give(&place);
    }
}

fn show(panel: &Element) {
    let find = |selector| panel.query_selector(selector).ok().flatten();
    if let (Some(form), Some(field)) = (find("form"), find("textarea, [type=date]")) {
        give(&field);
        nearest(&form);
    }
}

/// Brings the keyboard to an element, and the element into view.
pub(super) fn bring(element: &Element) {
    give(element);
    nearest(element);
}

/// Brings the keyboard to an element with this identifier, and its beginning into view.
pub(super) fn begin_at(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        give(&element);
        element.scroll_into_view();
    }
}

/// Brings an element with this identifier into view.
pub(super) fn bring_to(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        nearest(&element);
    }
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Brings what was said about a post of that id that moved into view, once it is drawn: for who is still there, not for who
/// reads on.
pub(super) fn show_said(post: PostId) {
    request_animation_frame(move || {
        let Some(summary) = find(&format!(
            "[id='post-{post}'] [data-form=reschedule] > summary:focus"
        )) else {
            return;
        };
        let (place, height) = (summary.get_bounding_client_rect(), window().inner_height());
        let height = height.ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let in_view = place.bottom() > 0.0 && place.top() < height;
        if let Some(said) = find(&format!("[id='post-{post}'] .decide-said")).filter(|_| in_view) {
            nearest(&said);
        }
    });
}

/// Folds a panel. The keyboard, if it was in there or nowhere, comes to what opens it again; says whether it was.
pub(super) fn fold(panel: &HtmlDetailsElement) -> bool {
    let lost = document()
        .active_element()
        .is_none_or(|at| at.tag_name() == "BODY" || panel.contains(Some(&at)));
    panel.set_open(false);
    let summary = panel.query_selector("summary").ok().flatten();
    if let Some(summary) = summary
        .filter(|_| lost)
        .and_then(|summary| summary.dyn_into::<HtmlElement>().ok())
    {
        // Where a finger has scrolled on, the page stays.
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = summary.focus_with_options(&options);
    }
    lost
}

/// Brings the keyboard to an element.
fn give(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // One that cannot take it leaves it where it is.
        let _ = element.focus();
    }
}

/// Brings an element into view, by the shortest way, above the bar: with larger text that is taller.
fn nearest(element: &Element) {
    if let (Some(bar), Some(root)) = (find(".rv-bar"), document().document_element())
        && let Some(root) = root.dyn_ref::<HtmlElement>()
    {
        // Without it the margin is that of a bar at the usual size.
        let _ = root
            .style()
            .set_property("--bar", &format!("{}px", bar.client_height()));
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Opens "Request changes" of the post of that id, or goes to it where it is open.
pub(super) fn ask_for_changes(post: &str) {
    let panel = format!("[id='post-{post}'] [data-form=changes]");
    press(&format!("{panel}:not([open]) > summary"));
    focus_on(&format!("{panel}[open] textarea"));
}

/// Presses what a finger would press.
pub(super) fn press(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}
