use super::{
    looks::{Thumb, networks_of},
    stamp::{approved_for, decided_at, look_of},
    unsent::Unsent,
    warnings::Warnings,
};
use crate::{
    dates,
    ui::{Icon, Moment},
    words,
};
use domain::{
    LinkId,
    views::review::{ReviewPost, State},
};
use leptos::prelude::*;

/// What became of each post, with its words and the reason: to be read on a phone and on paper.
#[component]
pub(super) fn ReceiptList(
    link: LinkId,
    /// Each with whether its time is over.
    posts: Vec<(ReviewPost, bool)>,
) -> impl IntoView {
    let items = posts
        .into_iter()
        .map(|(post, passed)| view! { <Item link post passed /> });
    view! { <ol class="sign-list receipt-list" aria-label=words::review::decisions()>{items.collect_view()}</ol> }
}

#[component]
fn Item(
    link: LinkId,
    post: ReviewPost,
    /// Its time is over.
    passed: bool,
) -> impl IntoView {
    let (icon, word, status, _) = look_of(&post.state);
    let by = post.state.decision().map(|decision| {
        let verdict = words::of_verdict(Some(decision.verdict));
        let by = words::review::by_at(&decision.by, decided_at(decision.when.as_ref()));
        // What is out says only that.
        match post.state {
            State::Out { .. } => format!("{verdict} {by}"),
            _ => by,
        }
    });
    let reason = post.reason().map(|note| {
        let text = words::review::quote(note);
        view! { <p class="receipt-reason" dir="auto">{text}</p> }
    });
    let moved = approved_for(&post.state, dates::moment);
    let networks = networks_of(&post.previews);
    let when = post.when.clone().map_or_else(
        || words::review::no_date().into_any(),
        |when| view! { <Moment when /> }.into_any(),
    );
    let warnings = post.state.is_approved().then(|| {
        let (previews, pictures) = (post.previews.clone(), post.pictures.clone());
        view! {
            <Warnings
                previews=Signal::stored(previews)
                pictures=Signal::stored(pictures)
                passed=Signal::stored(passed)
            />
        }
    });
    let texts = texts(&post).into_iter().map(|(networks, text)| {
        let networks = networks.map(|networks| view! { <small>{networks}</small> });
        view! { {networks} <p class="receipt-text" dir="auto">{text}</p> }
    });
    let texts = texts.collect_view();
    let there = format!("/review/{link}#post-{}", post.id);
    let stored = Signal::stored(post.clone());
    view! {
        <li>
            <Thumb post=post.clone() />
            <div>
                <b dir="auto">{post.title}</b>
                <small>{networks} " · " {when}</small>
            </div>
            <p class="receipt-verdict">
                <span class="status" data-status=status><Icon name=icon />{word}</span>
                {by.map(|by| view! { " " <small>{by}</small> })}
            </p>
            {moved.map(|text| view! { <p class="rv-moved">{text}</p> })}
            {warnings}
            {reason}
            {texts}
            <Unsent link post=stored say=words::review::done_unsent>
                <a href=there.clone() rel="external">{words::review::show_post()}</a>
            </Unsent>
        </li>
    }
}

/// The texts that the channels get, each once, where the title does not say it all; where there are several, with the
/// networks that get it.
fn texts(post: &ReviewPost) -> Vec<(Option<String>, String)> {
    let mut texts: Vec<(Vec<&str>, &str)> = Vec::new();
    for preview in &post.previews {
        let (network, text) = (preview.platform.name(), preview.caption.trim());
        match texts.iter_mut().find(|(_, known)| *known == text) {
            Some((networks, _)) => networks.push(network),
            None => texts.push((vec![network], text)),
        }
    }
    let several = texts.len() > 1;
    let told = |text: &str| !text.is_empty() && (several || text != post.title);
    let texts = texts.into_iter().filter(|(_, text)| told(text));
    texts
        .map(|(networks, text)| (several.then(|| networks.join(", ")), text.to_owned()))
        .collect()
}
