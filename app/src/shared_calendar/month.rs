use super::{calendar::icon, details::opener};
use crate::{called, dates, ui::Icon, words};
use domain::{
    Spelled,
    civil::Day,
    views::shared_calendar::{Layout, SharedCalendarPage, SharedPost},
};
use leptos::prelude::*;

/// The days of a month or week: a grid where there is room, one below the other on a phone.
#[component]
pub(super) fn Grid(calendar: SharedCalendarPage) -> impl IntoView {
    let class = match calendar.layout {
        Layout::Week => "sc-grid week",
        Layout::Month | Layout::List => "sc-grid",
    };
    let weekdays = (0..7).map(|day| view! { <span>{words::dates::weekday_short(day)}</span> });
    let days = calendar.period.days().map(|day| {
        let posts = calendar
            .posts
            .iter()
            .filter(|post| post.when.day.date == day.date);
        let posts: Vec<SharedPost> = posts.cloned().collect();
        let today = day.date == calendar.today;
        view! { <DayCell day posts today /> }
    });
    view! {
        <div class="sc-weekdays" aria-hidden="true">{weekdays.collect_view()}</div>
        <ol class=class>{days.collect_view()}</ol>
    }
}

#[component]
fn DayCell(day: Day, posts: Vec<SharedPost>, today: bool) -> impl IntoView {
    let label = words::shared_calendar::posts_on(posts.len(), dates::whole_day(day.date));
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
                <span aria-hidden="true">{day.date.day()}</span>
                <span class="sc-long">{label}</span>
            </h3>
            {(!empty).then(|| view! { <ul>{chips.collect_view()}</ul> })}
        </li>
    }
}

/// A post in a day: time, first words and a mark.
#[component]
fn Chip(post: SharedPost) -> impl IntoView {
    let title = called::shared_post(&post);
    let thumbnail = post.pictures.first().map(|picture| {
        view! { <img src=picture.thumbnail.clone() alt="" width="28" height="28" loading="lazy" /> }
    });
    view! {
        <li>
            <button class="sc-chip" type="button" data-status=post.status.as_str() popovertarget=opener(&post)>
                <Icon name=icon(post.status) />
                <span class="visually-hidden">{words::of_public_status(post.status)}" "</span>
                <span class="sc-time">{dates::clock(&post.when)}</span>
                <span class="truncate" dir="auto">{title}</span>
                {thumbnail}
            </button>
        </li>
    }
}
