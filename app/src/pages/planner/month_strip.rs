use super::state::Planner;
use crate::{dates, words};
use domain::{Spelled, civil::Day};
use leptos::prelude::*;

/// The days of the month with a dot for each post, for phones.
#[component]
pub fn MonthStrip(
    /// The days; the flag marks today.
    days: Memo<Vec<(Day, bool)>>,
) -> impl IntoView {
    let planner = Planner::current();
    let initials = (0..7).map(|day| {
        let name = words::dates::weekday_narrow(day);
        view! { <span aria-hidden="true">{name.chars().next()}</span> }
    });
    view! {
        <nav class="month-strip" aria-label=move || words::planner::days_of(planner.of(|c| dates::month(c.month)))>
            {initials.collect_view()}
            <For each=move || days.get() key=|shown| *shown let((day, today))>
                <StripDay day today />
            </For>
        </nav>
    }
}

#[component]
fn StripDay(day: Day, today: bool) -> impl IntoView {
    let posts = Planner::current().posts_of(day.date.to_string());
    let label = dates::whole_day(day.date);
    let dots = move || {
        let few = posts.with(|posts| posts.iter().take(3).map(|card| card.status).collect::<Vec<_>>());
        few.into_iter()
            .map(|status| view! { <span class="dot" data-status=status.as_str()></span> })
            .collect_view()
    };
    view! {
        <a
            href=format!("#day-{}", day.date)
            data-outside=day.outside.then_some("")
            data-today=today.then_some("")
            aria-label=move || words::planner::day_posts(posts.with(Vec::len), &label)
        >
            <b>{day.date.day()}</b>
            <i>{dots}</i>
        </a>
    }
}
