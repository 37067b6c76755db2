//! What a client typed and did not send: kept in their browser until it was sent. The post's version is no part of the
//! name, so that words outlast an edit by staff.

use crate::ui::keep::{forget, keep, kept};
use domain::{LinkId, PostId, review::Verdict};
use leptos::{html, prelude::*};

/// The name for what is typed for a verdict; with none, for the thread.
fn key(link: &str, post: &str, form: &str) -> String {
    format!("review/{link}/{post}/{form}")
}

/// The form of the thread has no verdict.
const THREAD: &str = "note";

/// Forgets what was typed for any verdict on a post: it is decided.
pub(super) fn forget_decision(link: LinkId, post: PostId) {
    for verdict in Verdict::ALL {
        forget(&key(&link.to_string(), &post.to_string(), verdict.as_str()));
    }
}

/// Forgets what was typed for the thread of a post: it stands there.
pub(super) fn forget_note(link: LinkId, post: PostId) {
    forget(&key(&link.to_string(), &post.to_string(), THREAD));
}

/// Keeps what is typed in a field of a form about a post, and brings back what was kept: what the field is about stands
/// in its form.
pub(super) fn keep_typed(area: NodeRef<html::Textarea>) {
    Effect::new(move |_| {
        let Some(area) = area.get() else { return };
        let Some(key) = key_of(&area) else { return };
        let there = area.value();
        if !there.is_empty() {
            // Typed before this program ran, or in a form that was refused: newer than what was kept.
            keep(&key, &there);
        } else if let Some(text) = kept(&key).filter(|text| !text.is_empty()) {
            area.set_value(&text);
            open(&area);
        }
    });
}

/// Keeps what stands in a field now.
pub(super) fn keep_now(area: &leptos::web_sys::HtmlTextAreaElement) {
    let Some(key) = key_of(area) else { return };
    let text = area.value();
    if text.is_empty() {
        forget(&key)
    } else {
        keep(&key, &text)
    }
}

#[cfg(feature = "hydrate")]
fn key_of(area: &leptos::web_sys::HtmlTextAreaElement) -> Option<String> {
    let data = web_sys::FormData::new_with_form(&area.form()?).ok()?;
    let field = |name: &str| data.get(name).as_string();
    let form = field("verdict").unwrap_or_else(|| THREAD.to_owned());
    Some(key(&field("link")?, &field("post")?, &form))
}

#[cfg(not(feature = "hydrate"))]
fn key_of(_: &leptos::web_sys::HtmlTextAreaElement) -> Option<String> {
    None
}

/// Opens what the field is folded into.
fn open(area: &leptos::web_sys::HtmlTextAreaElement) {
    if let Ok(Some(fold)) = area.closest("details") {
        // A fold that cannot be opened is opened by hand.
        let _ = fold.set_attribute("open", "");
    }
}
