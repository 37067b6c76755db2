//! What a client typed and did not send: kept in their browser until it was sent. The post's version is no part of the
//! name, so that words outlast an edit by staff.

use super::{desk::Desk, panel::UNFOLDED};
use crate::ui::keep::{all, forget, forget_all, keep, kept};
use domain::{
    LinkId, PostId, RequestKey, Spelled,
    review::Verdict,
    views::review::{FlashForm, ReviewPage, ReviewPost, State},
};
use leptos::{html, prelude::*};
use std::{collections::BTreeSet, fmt::Display};
use wasm_bindgen::JsCast;

/// The name for what is typed for a verdict; with none, for the thread.
fn key(link: impl Display, post: impl Display, form: &str) -> String {
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
    form.verdict().map_or(THREAD, |verdict| verdict.as_str())
}

/// A decision was sent with these words; what was typed since is something else.
pub(super) fn forget_decision(link: LinkId, post: PostId, verdict: Verdict, words: &str) {
    let key = key(link, post, verdict.as_str());
    if kept(&key).is_some_and(|kept| kept.trim() == words.trim()) {
        forget_all(&key);
    }
}

/// The decision on a post is being taken back: its words are typed ones again, unless others were typed since.
/// Gives them where that is so.
pub(super) fn bring_back(link: LinkId, post: &ReviewPost) -> Option<(Verdict, String)> {
    take_move_up(link, post.id);
    let decision = post.state.decision()?;
    let note = post.reason()?;
    let key = key(link, post.id, decision.verdict.as_str());
    let back = kept(&key).is_none().then(|| {
        keep(&key, note);
        (decision.verdict, note.to_owned())
    });
    give_back(link, post.id);
    back
}

/// Words whose decision came too late wait in the thread. Once the post can be decided again they are the decision's alone.
fn give_back(link: LinkId, post: PostId) {
    let kept_for = |form| kept(&key(link, post, name_of(form)));
    let waiting = kept_for(FlashForm::Note);
    let decisions = ANY.into_iter().filter(|form| form.verdict().is_some());
    if waiting.is_some() && decisions.map(kept_for).any(|words| words == waiting) {
        forget_all(&key(link, post, THREAD));
    }
}

/// Words that stand with a decision were sent, whether or not this browser heard so. With `first`, of a page that has just
/// been loaded; else one that can be taken back may be on its way back, with its words.
pub(super) fn settle_sent(page: &ReviewPage, first: bool) {
    for post in &page.posts {
        if post.state == State::Open {
            give_back(page.link, post.id);
        }
        let (Some(decision), Some(words)) = (post.state.decision(), post.reason()) else {
            continue;
        };
        let back = !first && post.state.is_undoable();
        if decision.by != page.approver || back {
            continue;
        }
        forget_decision(page.link, post.id, decision.verdict, words);
        if words_about_several(page.link, decision.verdict).is_some_and(|kept| kept.trim() == words.trim()) {
            forget_several(page.link, decision.verdict);
        }
    }
}

/// The words about a post that were not sent: not those of the decision that stands, or is being sent, and not those of a
/// note of which nobody knows.
pub(super) fn unsent(link: LinkId, post: &ReviewPost) -> Option<String> {
    let sent = post.reason().unwrap_or_default().trim();
    let tried = kept(&try_of(link, post.id));
    ANY.into_iter()
        .filter_map(|form| Some((form, kept(&key(link, post.id, name_of(form)))?)))
        .filter(|(form, text)| *form != FlashForm::Note || !is_tried(tried.as_deref(), text))
        .map(|(_, text)| text)
        .find(|text| !text.trim().is_empty() && text.trim() != sent)
}

/// Whether these words were sent under a key, and no answer came.
fn is_tried(tried: Option<&str>, words: &str) -> bool {
    let said = tried.and_then(|tried| tried.split_once('\n'));
    said.is_some_and(|(_, said)| said == words)
}

/// All words about the posts of a link that were not sent.
pub(super) fn all_unsent(link: LinkId) -> Vec<String> {
    let start = format!("review/{link}/");
    let mut texts: Vec<String> = all(&start)
        .into_iter()
        .filter(|(key, text)| key[start.len()..].matches('/').count() == 1 && !text.trim().is_empty())
        // Of a note that heard no answer nobody knows.
        .filter(|(key, text)| !is_tried(kept(&format!("{key}/try")).as_deref(), text))
        .map(|(_, text)| text)
        .collect();
    texts.sort();
    texts.dedup();
    texts
}

/// The posts about which words lie in this browser, whether or not the page still has them.
pub(super) fn written_about(link: LinkId) -> BTreeSet<PostId> {
    let start = format!("review/{link}/");
    let post = |key: &str| key[start.len()..].split('/').next()?.parse().ok();
    all(&start).iter().filter_map(|(key, _)| post(key)).collect()
}

/// Words about a post are put away.
pub(super) fn forget_about(link: LinkId, post: PostId) {
    forget_all(&format!("review/{link}/{post}/"));
    forget_move(link, post);
    forget(&aside(link, post));
}

/// All words about a post that lie in this browser.
pub(super) fn words_about(link: LinkId, post: PostId) -> Option<String> {
    let texts: Vec<String> = ANY
        .into_iter()
        .map(name_of)
        .filter_map(|form| kept(&key(link, post, form)))
        .filter(|text| !text.trim().is_empty())
        .collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

/// What was typed for several posts and not sent.
pub(super) fn words_about_several(link: LinkId, verdict: Verdict) -> Option<String> {
    kept(&key(link, SEVERAL, verdict.as_str())).filter(|text| !text.trim().is_empty())
}

/// These words stand in the thread of a post; what was typed since is something else.
pub(super) fn forget_note(link: LinkId, post: PostId, words: &str) {
    // They may be those of a decision that came too late.
    for form in ANY {
        let key = key(link, post, name_of(form));
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

/// Where a time is kept that was chosen for a post: it is not among the words about it.
fn move_of(link: LinkId, post: PostId) -> String {
    format!("move/{link}/{post}")
}

/// Keeps the time that stands in the form that moves a post, with the zone in which it is read.
pub(super) fn keep_move(link: LinkId, post: PostId, zone: &str) {
    match time_in_sight(post) {
        Some(time) => keep(&move_of(link, post), &format!("{time}T{zone}")),
        None => forget_move(link, post),
    }
}

/// Whether a time was chosen for a post that it does not have, and not sent.
pub(super) fn unsent_move(link: LinkId, post: &ReviewPost) -> bool {
    let planned = post
        .when
        .as_ref()
        .map(|when| format!("{}T{}T", when.day.date, when.time));
    let chosen = kept(&move_of(link, post.id));
    chosen.is_some_and(|chosen| planned.is_none_or(|planned| !chosen.starts_with(&planned)))
}

/// A post was approved for the time that it has: what was chosen and not sent is wanted again where that is taken back.
pub(super) fn lay_move_aside(link: LinkId, post: PostId) {
    match kept(&move_of(link, post)) {
        Some(chosen) => keep(&aside(link, post), &chosen),
        None => forget(&aside(link, post)),
    }
    forget_move(link, post);
}

fn aside(link: LinkId, post: PostId) -> String {
    format!("{}/aside", move_of(link, post))
}

/// A decision on a post is taken back.
fn take_move_up(link: LinkId, post: PostId) {
    if let Some(chosen) = kept(&aside(link, post)) {
        keep(&move_of(link, post), &chosen);
        forget(&aside(link, post));
    }
}

/// What was chosen for a post is not wanted any more.
pub(super) fn forget_move(link: LinkId, post: PostId) {
    forget(&move_of(link, post));
}

/// A post was moved to this date and time. What was chosen meanwhile is another one.
pub(super) fn forget_sent_move(link: LinkId, post: PostId, to: &str) {
    if kept(&move_of(link, post)).is_some_and(|chosen| chosen.starts_with(&format!("{to}T"))) {
        forget_move(link, post);
    }
}

/// Brings a chosen date and time that were not sent back into their open form, unless what was refused stands there, and
/// gives the zone in which they were read.
pub(super) fn bring_move_back(
    link: LinkId,
    post: PostId,
    panel: &leptos::web_sys::HtmlDetailsElement,
) -> Option<String> {
    let text = kept(&move_of(link, post)).filter(|_| !panel.has_attribute("data-typed"))?;
    let mut parts = text.splitn(3, 'T');
    let (date, time, zone) = (parts.next()?, parts.next()?, parts.next()?);
    for (name, typed) in [("date", date), ("time", time)] {
        let field = panel.query_selector(&format!("[name={name}]")).ok().flatten();
        if let Some(field) =
            field.and_then(|field| field.dyn_into::<leptos::web_sys::HtmlInputElement>().ok())
        {
            field.set_value(typed);
        }
    }
    unfold(panel.clone().into());
    Some(zone.to_owned())
}

/// Where it is kept under which key a note was sent whose answer is not known.
fn try_of(link: LinkId, post: PostId) -> String {
    format!("{}/try", key(link, post, THREAD))
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
        let key = key(link, post, verdict.as_str());
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
    forget_all(&key(link, SEVERAL, verdict.as_str()));
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
            unfold(area.into());
        }
    });
}

/// Keeps what stands in the fields of this page when it is left: another tab may have kept its own words there, or sent them.
pub(super) fn keep_when_left(desk: Desk) {
    Effect::new(move |_| {
        let leaves = window_event_listener(leptos::ev::pagehide, move |_| {
            desk.tell_seen();
            let Ok(areas) = document().query_selector_all("main form textarea[name=note]") else {
                return;
            };
            let areas = (0..areas.length()).filter_map(|n| areas.item(n)?.dyn_into().ok());
            for area in
                areas.filter(|area: &leptos::web_sys::HtmlTextAreaElement| !area.value().trim().is_empty())
            {
                if let Some(key) = key_of(&area) {
                    keep(&key, &area.value());
                }
            }
        });
        on_cleanup(move || leaves.remove());
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
    Some(key(field("link")?, post, &form))
}

#[cfg(not(feature = "hydrate"))]
fn key_of(_: &leptos::web_sys::HtmlTextAreaElement) -> Option<String> {
    None
}

/// Opens an element and all that it is folded into.
fn unfold(element: leptos::web_sys::Element) {
    let mut inside = Some(element);
    while let Some(fold) = inside.and_then(|element| element.closest("details").ok().flatten()) {
        // Of the forms of a decision one is open at a time: one that is, is not closed over another's words.
        let taken = fold.get_attribute("name").is_some_and(|group| {
            let open = format!("details[name='{group}'][open]");
            document().query_selector(&open).ok().flatten().is_some()
        });
        if !taken {
            // A fold that cannot be opened is opened by hand.
            let _ = fold.set_attribute(UNFOLDED, "");
            let _ = fold.set_attribute("open", "");
        }
        inside = fold.parent_element();
    }
}
