use super::{looks::Thumb, stamp::look_of};
use crate::{
    ui::{Icon, Moment},
    words,
};
use domain::views::review::{ReviewPost, State};
use leptos::prelude::*;

/// What became of each post, with its words and the reason: to be read on a phone and on paper.
#[component]
pub(super) fn ReceiptList(posts: Vec<ReviewPost>) -> impl IntoView {
    let items = posts.into_iter().map(|post| view! { <Item post /> });
    view! { <ol class="sign-list receipt-list" aria-label=words::review::decisions()>{items.collect_view()}</ol> }
}

#[component]
fn Item(post: ReviewPost) -> impl IntoView {
    let (icon, word, status, _) = look_of(&post.state);
    let by = match &post.state {
        State::Decided { by, when, .. } => Some(words::review::by_at(by, &when.day, &when.time)),
        _ => None,
    };
    let reason = post.reason().map(|note| {
        let text = words::review::quote(note);
        view! { <p class="receipt-reason" dir="auto">{text}</p> }
    });
    let networks: Vec<_> = post
        .previews
        .iter()
        .map(|preview| preview.platform.name())
        .collect();
    let when = post.when.clone().map(|when| view! { " · " <Moment when /> });
    let texts = texts(&post)
        .into_iter()
        .map(|text| view! { <p class="receipt-text" dir="auto">{text}</p> });
    let texts = texts.collect_view();
    view! {
        <li>
            <Thumb post=post.clone() />
            <div>
                <b dir="auto">{post.title}</b>
                <small>{networks.join(", ")} {when}</small>
            </div>
            <p class="receipt-verdict">
                <span class="status" data-status=status><Icon name=icon />{word}</span>
                {by.map(|by| view! { " " <small>{by}</small> })}
            </p>
            {reason}
            {texts}
        </li>
    }
}

/// The texts that the channels get, each once, where the title does not say it all.
fn texts(post: &ReviewPost) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for preview in &post.previews {
        let text = preview.caption.trim();
        if !text.is_empty() && !texts.iter().any(|known| known == text) {
            texts.push(text.to_owned());
        }
    }
    texts.retain(|text| *text != post.title);
    texts
}
