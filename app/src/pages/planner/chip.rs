use super::{query::Open, state::Planner};
use crate::{
    dates,
    ui::{Glyph, Icon, icon_of},
    words,
};
use domain::{
    Spelled,
    platform::Platform,
    views::{When, planner::Card},
};
use leptos::prelude::*;

/// A post on the calendar. It is drawn anew when the post changes, never otherwise.
#[component]
pub fn Chip(
    /// The post.
    card: Card,
    /// Where the day is full: only shown where there is room for all.
    #[prop(optional)]
    overflow: bool,
) -> impl IntoView {
    let planner = Planner::current();
    let id = card.id;
    let title = card.title.clone();
    let platforms: Vec<_> = card.platforms.iter().map(|p| p.name()).collect();
    let about = words::planner::about(platforms.join(", "), words::of_status(card.status));
    let next = words::of_next(card.status);
    let glyph = card.platforms.first().copied().unwrap_or(Platform::Instagram);
    let href = move || planner.href(|query| query.open = Some(Open::Post(id)));
    let pick = move |event: leptos::ev::MouseEvent| planner.pick(id, event.shift_key());
    // A shifted click on the title would open a window.
    let range = move |event: leptos::ev::MouseEvent| {
        if event.shift_key() {
            event.prevent_default();
            planner.pick(id, true);
        }
    };
    let selected = Signal::derive(move || planner.is_selected(id));
    let acts = planner.can_edit || planner.can_ask;
    view! {
        <li
            class="chip"
            class:fresh=move || planner.fresh.with(|fresh| fresh.contains(&id))
            data-status=card.status.as_str()
            data-id=id.to_string()
            data-fixed=(!card.open || !planner.can_edit).then_some("")
            data-overflow=overflow.then_some("")
            data-selected=move || selected.get().then_some("")
            title=next
            tabindex="-1"
        >
            {if acts {
                view! {
                    <button
                        class="chip-pick"
                        type="button"
                        aria-pressed=move || selected.get().to_string()
                        aria-label=words::planner::select(&title)
                        on:click=pick
                    >
                        <Glyph platform=glyph />
                    </button>
                }
                    .into_any()
            } else {
                view! { <Glyph platform=glyph /> }.into_any()
            }}
            {card.when.map(clock)}
            <a class="chip-title" href=href data-noscroll draggable="false" dir="auto" on:click=range>
                {title}
            </a>
            {card
                .thumbnail
                .map(|src| {
                    view! { <img class="chip-thumb" src=src width="36" height="36" alt="" loading="lazy" draggable="false" /> }
                })} <Icon name=icon_of(card.status) /> <span class="visually-hidden">{about} {next.map(|next| format!(". {next}"))}</span>
        </li>
    }
}

/// The time of day, in the project's zone.
pub fn clock(when: When) -> impl IntoView {
    let exact = format!("{}T{}", when.day.date, when.time);
    view! { <time datetime=exact>{dates::clock(&when)}</time> }
}
