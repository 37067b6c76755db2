use super::{
    decide::Decide, desk::Desk, looks::Looks, parts::Parts, picked, said::Newer, warnings::Warnings,
};
use crate::{
    dates,
    ui::{Glyph, Icon, LocalTime},
    words,
};
use domain::views::{When, review::ReviewPost};
use leptos::prelude::*;

/// A post that waits for a decision.
#[component]
pub(super) fn PostOpen(post: Signal<ReviewPost>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let id = post.with_untracked(|post| post.id);
    let ticked = desk
        .ticked
        .with_untracked(|all| all.contains(&post.with_untracked(picked::name_of)));
    let hue = desk.page.with_untracked(|page| page.hue);
    let previews = Memo::new(move |_| post.with(|post| post.previews.clone()));
    let pictures = Memo::new(move |_| post.with(|post| post.pictures.clone()));
    let when = Memo::new(move |_| post.with(|post| post.when.clone()));
    let passed = Memo::new(move |_| desk.page.with(|page| post.with(|post| page.has_passed(post))));
    let title = Memo::new(move |_| post.with(|post| post.title.clone()));
    let campaign = move || {
        let campaign = post.with(|post| post.campaign.clone());
        (!campaign.is_empty()).then(|| view! { <span class="label">{campaign}</span> })
    };
    view! {
        <header class="rv-post-head">
            <div>
                <h3 id=format!("title{}", desk.number(id)) dir="auto">{title}</h3>
                <p class="rv-meta">{move || channels(&previews.get())} {campaign}</p>
            </div>
            <label class="check rv-pick">
                <input
                    type="checkbox"
                    form="bulk"
                    name="post"
                    autocomplete="off"
                    value=move || post.with(picked::name_of)
                    checked=ticked
                    on:change=move |_| picked::keep(desk.ticked)
                />
                <span class="visually-hidden">{move || words::review::select(title.get())}</span>
            </label>
            <p class="rv-when"><Icon name="clock" /><span>{move || moment(when.get())}</span></p>
        </header>
        <Newer post />
        <Looks previews pictures when hue />
        <Warnings previews pictures passed />
        <Parts post />
        <Decide post />
    }
}

/// The accounts that will show it.
fn channels(previews: &[domain::views::Preview]) -> impl IntoView + use<> {
    previews
        .iter()
        .map(|preview| {
            let platform = preview.platform;
            let name = format!("{} · {}", platform.name(), preview.handle);
            view! { <span><Glyph platform /> " " {name}</span> }
        })
        .collect_view()
}

fn moment(when: Option<When>) -> impl IntoView {
    match when {
        Some(when) => view! {
            <time datetime=when.utc.clone()><b>{dates::moment(&when)}</b></time>
            " "
            <small>{when.zone.clone()} <LocalTime when /></small>
        }
        .into_any(),
        None => words::review::no_date().into_any(),
    }
}
