use super::{calendar::icon, details::opener};
use crate::{called, ui::Icon, words};
use domain::Spelled;
use domain::views::{
    planner::Day,
    share::{Layout, SharedCalendar, SharedPost},
};
use leptos::prelude::*;

/// The days of a month or week: a grid where there is room, one below the other on a phone.
#[component]
pub(super) fn Grid(calendar: SharedCalendar) -> impl IntoView {
    let class = match calendar.layout {
        Layout::Week => "sc-grid week",
        Layout::Month | Layout::List => "sc-grid",
    };
    let weekdays = calendar
        .weekdays
        .iter()
        .map(|name| view! { <span>{name.clone()}</span> });
    let days = calendar.days.iter().map(|day| {
        let posts = calendar.posts.iter().filter(|post| post.when.date == day.date);
        let posts: Vec<SharedPost> = posts.cloned().collect();
        let today = day.date == calendar.today;
        view! { <DayCell day=day.clone() posts today /> }
    });
    view! {
        <div class="sc-weekdays" aria-hidden="true">{weekdays.collect_view()}</div>
        <ol class=class>{days.collect_view()}</ol>
    }
}

#[component]
fn DayCell(day: Day, posts: Vec<SharedPost>, today: bool) -> impl IntoView {
    let label = words::shared::posts_on(posts.len(), &day.label);
    let empty = posts.is_empty();
    let chips = posts.into_iter().map(|post| view! { <Chip post /> });
    view! {
        <li
            class="sc-day"
            data-outside=day.outside.then_some("")
            data-empty=empty.then_some("")
            aria-current=today.then_some("date")
        >
            <h3>
                <span aria-hidden="true">{day.number}</span>
                <span class="sc-long">{label}</span>
            </h3>
            {(!empty).then(|| view! { <ul>{chips.collect_view()}</ul> })}
        </li>
    }
}

/// A post in a day: time, first words and a mark.
#[component]
fn Chip(post: SharedPost) -> impl IntoView {
    let title = called::shared(&post);
    let thumbnail = post.pictures.first().map(|picture| {
        view! { <img src=picture.thumbnail.clone() alt="" width="28" height="28" loading="lazy" /> }
    });
    view! {
        <li>
            <button class="sc-chip" type="button" data-status=post.status.as_str() popovertarget=opener(&post)>
                <Icon name=icon(post.status) />
                <span class="visually-hidden">{words::of_public_status(post.status)}" "</span>
                <span class="sc-time">{post.when.clock()}</span>
                <span class="truncate" dir="auto">{title}</span>
                {thumbnail}
            </button>
        </li>
    }
}
