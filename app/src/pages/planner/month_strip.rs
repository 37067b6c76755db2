use super::state::Planner;
use crate::words;
use domain::{Spelled, views::planner::Day};
use leptos::prelude::*;

/// The days of the month with a dot for each post, for phones.
#[component]
pub fn MonthStrip(
    /// The days; the flag marks today.
    days: Memo<Vec<(Day, bool)>>,
) -> impl IntoView {
    let planner = Planner::current();
    let initials = move || {
        let names = planner.of(|c| c.weekdays.clone());
        names
            .into_iter()
            .map(|n| view! { <span aria-hidden="true">{n.chars().next()}</span> })
            .collect_view()
    };
    view! {
        <nav class="month-strip" aria-label=move || words::planner::days_of(planner.of(|c| c.title.clone()))>
            {initials}
            <For each=move || days.get() key=|(day, today)| (day.date.clone(), day.outside, *today) let((day, today))>
                <StripDay day today />
            </For>
        </nav>
    }
}

#[component]
fn StripDay(day: Day, today: bool) -> impl IntoView {
    let posts = Planner::current().posts_of(day.date.clone());
    let label = day.label;
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
            <b>{day.number}</b>
            <i>{dots}</i>
        </a>
    }
}
