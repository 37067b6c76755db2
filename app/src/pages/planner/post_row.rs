use super::{
    chip::clock,
    query::{Open, View},
    state::{Dialog, Planner},
};
use crate::{
    dates,
    ui::{Glyph, Icon, StatusTag},
    words,
};
use domain::Spelled;
use domain::views::{When, planner::Card};
use leptos::prelude::*;

/// A post in the list.
#[component]
pub fn PostRow(
    /// The post.
    card: Card,
    /// With its day, which leads there: for posts of many months.
    #[prop(optional)]
    dated: bool,
) -> impl IntoView {
    let planner = Planner::current();
    let id = card.id;
    let title = card.title.clone();
    let selected = Signal::derive(move || planner.is_selected(id));
    let href = move || planner.href(|query| query.open = Some(Open::Post(id)));
    let pick = move |event: leptos::ev::MouseEvent| planner.pick(id, event.shift_key());
    let picture = match card.thumbnail {
        Some(src) => {
            view! { <img class="thumb" src=src width="48" height="48" alt="" loading="lazy" /> }.into_any()
        }
        None => view! { <span class="thumb"><Icon name="note" /></span> }.into_any(),
    };
    let glyphs = card.platforms.iter().map(|p| {
        view! { <Glyph platform=*p /><span class="visually-hidden">{p.name()}</span> }
    });
    let next = words::of_next(card.status);
    let acts = planner.can_edit || planner.can_ask;
    view! {
        <li
            class="post-row"
            class:fresh=move || planner.fresh.with(|fresh| fresh.contains(&id))
            data-status=card.status.as_str()
            data-id=id.to_string()
            data-dated=dated.then_some("")
            data-selected=move || selected.get().then_some("")
        >
            <label class="check">
                <input
                    type="checkbox"
                    disabled=!acts
                    prop:checked=selected
                    on:click=pick
                />
                <span class="visually-hidden">{words::planner::select(&title)}</span>
            </label>
            {if dated { day(card.when).into_any() } else { card.when.map(clock).into_any() }}
            {picture}
            <div class="body">
                <h3>
                    <a href=href data-noscroll dir="auto">
                        {title.clone()}
                    </a>
                </h3>
                <p>
                    <span class="glyphs">{glyphs.collect_view()}</span>
                    {next.map(|next| view! { <span class="next">{next}</span> })}
                    <span dir="auto">{card.campaign}</span>
                </p>
            </div>
            <span class="where truncate" dir="auto">{card.handles.join(", ")}</span>
            <StatusTag status=card.status />
            {if card.open && planner.can_edit {
                view! {
                    <button
                        class="button quiet icon-only"
                        type="button"
                        aria-haspopup="dialog"
                        aria-label=words::planner::move_post(&title)
                        title=words::planner::move_dots()
                        on:click=move |_| planner.dialog.set(Some(Dialog::Move(vec![id])))
                    >
                        <Icon name="reschedule" />
                    </button>
                }
                    .into_any()
            } else {
                ().into_any()
            }}
        </li>
    }
}

/// Day and time of a post that was found, and the way to it in the calendar.
fn day(when: Option<When>) -> impl IntoView {
    let planner = Planner::current();
    let Some(when) = when else {
        return view! { <span class="when muted">{words::planner::no_date()}</span> }.into_any();
    };
    let month = when.day.date.month().to_string();
    let href = move || {
        planner.href(|query| {
            query.view = View::Month;
            query.month.clone_from(&month);
            query.leave_search();
        })
    };
    view! {
        <a class="when" href=href data-noscroll title=words::planner::show_in_calendar()>
            {dates::day(when.day)}
            " "
            {clock(when)}
            <span class="visually-hidden">{words::planner::in_calendar()}</span>
        </a>
    }
    .into_any()
}
