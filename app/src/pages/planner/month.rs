use super::{day_cell::DayCell, month_strip::MonthStrip, state::Planner};
use crate::{dates, words};
use leptos::prelude::*;

/// The month as a grid of days; on a phone, a strip of days and an agenda.
#[component]
pub fn Month() -> impl IntoView {
    let planner = Planner::current();
    let days = Memo::new(move |_| {
        planner.of(|c| {
            c.period
                .days()
                .map(|day| (day, day.date == c.today))
                .collect::<Vec<_>>()
        })
    });
    let weekdays = (0..7).map(|day| view! { <span>{words::dates::weekday_short(day)}</span> });
    view! {
        <MonthStrip days />
        <div class="dow" aria-hidden="true">
            {weekdays.collect_view()}
        </div>
        <ol class="month" aria-label=move || planner.of(|c| dates::month(c.month))>
            <For each=move || days.get() key=|shown| *shown let((day, today))>
                <DayCell day today />
            </For>
        </ol>
    }
}
