use super::{calendar::Days, stamp::look_of};
use crate::{dates, words};
use domain::civil::{Day, Month, Period};
use leptos::prelude::*;

/// The months of the posts, small: a way to a day.
#[component]
pub(super) fn MiniMonth(days: Memo<Days>) -> impl IntoView {
    let months = move || {
        let days = days.get();
        let mut months: Vec<Month> = days
            .iter()
            .filter_map(|(day, _)| Some((*day)?.date.month()))
            .collect();
        months.dedup();
        months
            .into_iter()
            .filter_map(|month| table(month, &days))
            .collect_view()
    };
    view! { <nav class="rv-month" aria-label=words::review::month()>{months}</nav> }
}

fn table(month: Month, days: &Days) -> Option<impl IntoView + use<>> {
    let weekdays = (0..7).map(|day| view! { <th scope="col">{words::dates::weekday_narrow(day)}</th> });
    let shown: Vec<Day> = Period::weeks_of(month)?.days().collect();
    let rows = shown.chunks(7).map(|week| {
        let cells = week
            .iter()
            .map(|day| view! { <td>{(!day.outside).then(|| cell(*day, days))}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    Some(view! {
        <table class="mini-month">
            <caption>{dates::month(month)}</caption>
            <thead>
                <tr>{weekdays.collect_view()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    })
}

/// A day: its number, and a way to its posts if it has some.
fn cell(day: Day, days: &Days) -> AnyView {
    let number = day.date.day();
    let of_it = days.iter().find_map(|(shown, posts)| {
        let shown = shown.filter(|shown| shown.date == day.date)?;
        Some((shown, posts))
    });
    let Some((shown, posts)) = of_it else {
        return number.into_any();
    };
    let dots = posts
        .iter()
        .take(3)
        .map(|post| view! { <span class="dot" data-status=look_of(&post.state).2></span> });
    let dots = dots.collect_view();
    let label = words::review::on_day(posts.len(), dates::day(shown));
    view! {
        <a href=format!("#day-{}", day.date) rel="external" aria-label=label>
            {number}
            <span class="dots">{dots}</span>
        </a>
    }
    .into_any()
}
