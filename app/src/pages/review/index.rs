use super::{
    desk::Desk,
    looks::Thumb,
    page::Order,
    stamp::{look_of, name_of},
};
use crate::{dates, ui::Icon, words};
use domain::PostId;
use leptos::prelude::*;

/// All posts, as a list of links beside them.
#[component]
pub(super) fn Index(order: Memo<Order>) -> impl IntoView {
    let all = move || {
        order.with(|order| {
            order
                .first
                .iter()
                .chain(&order.second)
                .copied()
                .collect::<Vec<_>>()
        })
    };
    view! {
        <nav class="rv-index" aria-label=words::review::index()>
            <ol>
                <For each=all key=|id| *id children=|id| view! { <Item id /> } />
            </ol>
        </nav>
    }
}

#[component]
fn Item(id: PostId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let post = Memo::new(move |_| desk.post(id));
    move || {
        let post = post.get()?;
        let (icon, word, _, verdict) = look_of(&post.state);
        let when = post
            .when
            .as_ref()
            .map_or_else(|| words::review::no_date().to_owned(), dates::moment);
        Some(view! {
            <li>
                <a href=format!("#post-{id}") rel="external" data-verdict=verdict.map(name_of)>
                    <Thumb post=post.clone() />
                    <span><b class="truncate" dir="auto">{post.title}</b><small>{when}</small></span>
                    <Icon name=icon />
                    <span class="visually-hidden">{word}</span>
                </a>
            </li>
        })
    }
}
