//! What a client typed and did not send: kept in their browser until it was sent. The post's version is no part of the
//! name, so that words outlast an edit by staff.

use crate::ui::keep::{all, forget, forget_all, keep, kept};
use domain::{
    LinkId, PostId, RequestKey,
    review::Verdict,
    views::review::{FlashForm, ReviewPost, State},
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

/// The name for what is typed for a verdict; with none, for the thread.
fn key(link: &str, post: &str, form: &str) -> String {
    format!("review/{link}/{post}/{form}")
}

/// The forms whose words say something else than approval.
const ELSEWISE: [FlashForm; 3] = [FlashForm::RequestChanges, FlashForm::Reject, FlashForm::Note];
/// The forms whose words do not go with a decision on several posts.
const ANY: [FlashForm; 4] = [
    FlashForm::RequestChanges,
    FlashForm::Reject,
    FlashForm::Note,
    FlashForm::Approve,
];
/// The form of the thread has no verdict.
const THREAD: &str = "note";
/// What stands for the post where a form is about several.
const SEVERAL: &str = "several";

/// A form's part of the name.
fn name_of(form: FlashForm) -> &'static str {
    form.verdict().map_or(THREAD, Verdict::as_str)
}

/// A decision was sent with these words; what was typed since is something else.
pub(super) fn forget_decision(link: LinkId, post: PostId, verdict: Verdict, words: &str) {
    let key = key(&link.to_string(), &post.to_string(), verdict.as_str());
    if kept(&key).is_some_and(|kept| kept.trim() == words.trim()) {
        forget_all(&key);
    }
}

/// The decision on a post is being taken back: its words are typed ones again, unless others were typed since.
/// Gives them where that is so.
pub(super) fn bring_back(link: LinkId, post: &ReviewPost) -> Option<(Verdict, String)> {
    let State::Decided { verdict, note, .. } = &post.state else {
        return None;
    };
    let key = key(&link.to_string(), &post.id.to_string(), verdict.as_str());
    (!note.is_empty() && kept(&key).is_none()).then(|| {
        keep(&key, note);
        (*verdict, note.clone())
    })
}

/// The words about a post that were not sent: not those of the decision that stands, or is being sent.
pub(super) fn unsent(link: LinkId, post: &ReviewPost) -> Option<String> {
    let sent = post.reason().unwrap_or_default().trim();
    ANY.into_iter()
        .map(name_of)
        .filter_map(|form| kept(&key(&link.to_string(), &post.id.to_string(), form)))
        .find(|text| !text.trim().is_empty() && text.trim() != sent)
}

/// All words about the posts of a link that were not sent.
pub(super) fn all_unsent(link: LinkId) -> Vec<String> {
    let start = format!("review/{link}/");
    let mut texts: Vec<String> = all(&start)
        .into_iter()
        .filter(|(key, text)| key[start.len()..].matches('/').count() == 1 && !text.trim().is_empty())
        // Of a note that heard no answer nobody knows.
        .filter(|(key, _)| kept(&format!("{key}/try")).is_none())
        .map(|(_, text)| text)
        .collect();
    texts.sort();
    texts.dedup();
    texts
}

/// All words about a post that lie in this browser.
pub(super) fn words_about(link: LinkId, post: PostId) -> Option<String> {
    let texts: Vec<String> = ANY
        .into_iter()
        .map(name_of)
        .filter_map(|form| kept(&key(&link.to_string(), &post.to_string(), form)))
        .filter(|text| !text.trim().is_empty())
        .collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

/// What was typed for several posts and not sent.
pub(super) fn words_about_several(link: LinkId, verdict: Verdict) -> Option<String> {
    kept(&key(&link.to_string(), SEVERAL, verdict.as_str())).filter(|text| !text.trim().is_empty())
}

/// These words stand in the thread of a post; what was typed since is something else.
pub(super) fn forget_note(link: LinkId, post: PostId, words: &str) {
    // They may be those of a decision that came too late.
    for form in ANY {
        let key = key(&link.to_string(), &post.to_string(), name_of(form));
        if kept(&key).is_some_and(|kept| kept.trim() == words.trim()) {
            forget_all(&key);
        }
    }
}

/// The words in an open form of a post that do not go with its approval, or the time that was chosen there.
pub(super) fn unsent_in_sight(post: PostId) -> Option<(FlashForm, String)> {
    let words = |form| words_in_sight(post, form).map(|words| (form, words));
    ELSEWISE
        .into_iter()
        .find_map(words)
        .or_else(|| time_in_sight(post).map(|time| (FlashForm::Reschedule, time)))
}

/// The note in the open form of an approval; empty if there is none.
pub(super) fn approval_in_sight(post: PostId) -> String {
    words_in_sight(post, FlashForm::Approve).unwrap_or_default()
}

fn words_in_sight(post: PostId, form: FlashForm) -> Option<String> {
    let of = match form.verdict() {
        Some(verdict) => format!(":has([name=verdict][value={}])", verdict.as_str()),
        None => ":not(:has([name=verdict]))".to_owned(),
    };
    let area = format!("[id='post-{post}'] details[open] > form{of} textarea");
    let area = document().query_selector(&area).ok()??;
    let words = area
        .dyn_into::<leptos::web_sys::HtmlTextAreaElement>()
        .ok()?
        .value();
    (!words.trim().is_empty()).then_some(words)
}

/// The date and time in the open form that moves a post, if they were changed.
fn time_in_sight(post: PostId) -> Option<String> {
    let field = |name: &str| {
        let field = format!("[id='post-{post}'] [data-form=reschedule][open] [name={name}]");
        let field = document().query_selector(&field).ok()??;
        field.dyn_into::<leptos::web_sys::HtmlInputElement>().ok()
    };
    let (date, time) = (field("date")?, field("time")?);
    let changed = date.value() != date.default_value() || time.value() != time.default_value();
    changed.then(|| format!("{}T{}", date.value(), time.value()))
}

/// Where it is kept under which key a note was sent whose answer is not known.
fn try_of(link: LinkId, post: PostId) -> String {
    format!("{}/try", key(&link.to_string(), &post.to_string(), THREAD))
}

/// Keeps under which key these words are sent.
pub(super) fn keep_try(link: LinkId, post: PostId, request: RequestKey, words: &str) {
    keep(&try_of(link, post), &format!("{request}\n{words}"));
}

/// What was sent is answered.
pub(super) fn forget_try(link: LinkId, post: PostId) {
    forget(&try_of(link, post));
}

/// The key under which these words were sent before.
pub(super) fn kept_try(link: LinkId, post: PostId, words: &str) -> Option<RequestKey> {
    let text = kept(&try_of(link, post))?;
    let (request, said) = text.split_once('\n')?;
    request.parse().ok().filter(|_| said == words)
}

/// What was written for several posts belongs to those that stayed as they were.
pub(super) fn keep_for(link: LinkId, posts: &[PostId], verdict: Verdict, words: &str) {
    for post in posts {
        let key = key(&link.to_string(), &post.to_string(), verdict.as_str());
        if !words.is_empty() && kept(&key).is_none() {
            keep(&key, words);
        }
    }
}

/// Where the text of a refused form is kept as it was drawn.
fn refused(key: &str) -> String {
    format!("{key}/refused")
}

/// Forgets what was typed about several posts: it was sent.
pub(super) fn forget_several(link: LinkId, verdict: Verdict) {
    forget_all(&key(&link.to_string(), SEVERAL, verdict.as_str()));
}

/// Keeps what is typed in a field of a form about a post, and brings back what was kept: what the field is about stands
/// in its form, which opens unless it is to stay `folded`.
pub(super) fn keep_typed(area: NodeRef<html::Textarea>, folded: bool) {
    Effect::new(move |_| {
        let Some(area) = area.get() else { return };
        let Some(key) = key_of(&area) else { return };
        // Typed before this program ran, given back by the browser, or in a form that was refused: newer than what was
        // kept. A refused form is drawn again with each page; what was typed since the first of them is newer.
        let there = area.value();
        let seen = refused(&key);
        let drawn = there == area.default_value().unwrap_or_default();
        let text = if there.is_empty() || (drawn && kept(&seen).as_ref() == Some(&there)) {
            let text = kept(&key).unwrap_or_default();
            area.set_value(&text);
            text
        } else {
            keep(&key, &there);
            keep(&seen, &there);
            there
        };
        if text.is_empty() {
            return;
        }
        if !folded {
            open(&area);
        }
    });
}

/// Keeps what stands in a field now.
pub(super) fn keep_now(area: NodeRef<html::Textarea>) {
    let Some(area) = area.get_untracked() else { return };
    let Some(key) = key_of(&area) else { return };
    let text = area.value();
    if text.is_empty() {
        forget(&key);
        // Whoever writes the same another day means another note.
        forget(&format!("{key}/try"));
    } else {
        keep(&key, &text)
    }
}

#[cfg(feature = "hydrate")]
fn key_of(area: &leptos::web_sys::HtmlTextAreaElement) -> Option<String> {
    let data = web_sys::FormData::new_with_form(&area.form()?).ok()?;
    let field = |name: &str| data.get(name).as_string();
    let form = field("verdict").unwrap_or_else(|| THREAD.to_owned());
    let post = field("post").unwrap_or_else(|| SEVERAL.to_owned());
    Some(key(&field("link")?, &post, &form))
}

#[cfg(not(feature = "hydrate"))]
fn key_of(_: &leptos::web_sys::HtmlTextAreaElement) -> Option<String> {
    None
}

/// Opens all that the field is folded into.
fn open(area: &leptos::web_sys::HtmlTextAreaElement) {
    let mut inside = area.parent_element();
    while let Some(fold) = inside.and_then(|element| element.closest("details").ok().flatten()) {
        // Of the forms of a decision one is open at a time: one that is, is not closed over another's words.
        let taken = fold.get_attribute("name").is_some_and(|group| {
            let open = format!("details[name='{group}'][open]");
            document().query_selector(&open).ok().flatten().is_some()
        });
        if !taken {
            // A fold that cannot be opened is opened by hand.
            let _ = fold.set_attribute("open", "");
        }
        inside = fold.parent_element();
    }
}
