use crate::{
    dates,
    pages::planner::{query::Open, state::Planner},
    ui::{Glyph, Icon, StatusTag},
    words,
};
use domain::views::links::OfferedPost;
use leptos::prelude::*;

/// The posts of a link, each with what helps to recognise it.
#[component]
pub fn Picks(
    /// Which.
    posts: Vec<OfferedPost>,
    /// What the list is.
    label: &'static str,
) -> impl IntoView {
    let rows = posts.into_iter().map(|post| view! { <Pick post /> });
    view! {
        <ul class="post-picks" aria-label=label tabindex="0">
            {rows.collect_view()}
        </ul>
    }
}

#[component]
fn Pick(post: OfferedPost) -> impl IntoView {
    let card = Planner::current().card(post.id);
    let thumbnail = card.as_ref().and_then(|card| card.thumbnail.clone());
    let platforms = card.map(|card| card.platforms).unwrap_or_default();
    let picture = match thumbnail {
        Some(src) => {
            view! { <img class="thumb" src=src width="40" height="40" alt="" loading="lazy" /> }.into_any()
        }
        None => view! { <span class="thumb"><Icon name="note" /></span> }.into_any(),
    };
    let glyphs = platforms
        .into_iter()
        .map(|platform| view! { <Glyph platform /> })
        .collect_view();
    let when = post.when.map_or_else(
        || words::approval::undated().to_owned(),
        |when| dates::moment(&when),
    );
    let planner = Planner::current();
    let change = words::fit::change();
    let misfits = post
        .misfits
        .iter()
        .map(|misfit| {
            let class = if misfit.blocks { "misfit blocks" } else { "misfit" };
            view! { <small class=class><Icon name="alert" />{words::of_misfit(misfit)}</small> }
        })
        .collect_view();
    let fix = post.misfits.iter().any(|misfit| misfit.blocks).then(|| {
        let id = post.id;
        let href = move || planner.href(|query| query.open = Some(Open::Post(id)));
        view! { <a class="misfit-fix" href=href data-noscroll on:click=move |_| planner.dialog.set(None)>{change}</a> }
    });
    view! {
        <li>
            {picture}
            <div>
                <b class="truncate" dir="auto">{post.title}</b>
                <small>{glyphs} {when}</small>
                {misfits}
                {fix}
                {(post.stills > 0).then(|| view! { <small>{words::common::moved(post.stills)}</small> })}
            </div>
            <StatusTag status=post.status />
        </li>
    }
}
