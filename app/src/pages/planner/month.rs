use super::{day_cell::DayCell, month_strip::MonthStrip, state::Planner};
use leptos::prelude::*;

/// The month as a grid of days; on a phone, a strip of days and an agenda.
#[component]
pub fn Month() -> impl IntoView {
    let planner = Planner::current();
    let days = Memo::new(move |_| {
        planner.of(|c| {
            c.days
                .iter()
                .map(|day| (day.clone(), day.date == c.today))
                .collect::<Vec<_>>()
        })
    });
    let weekdays = move || {
        planner
            .of(|c| c.weekdays.clone())
            .into_iter()
            .map(|name| view! { <span>{name}</span> })
            .collect_view()
    };
    view! {
        <MonthStrip days />
        <div class="dow" aria-hidden="true">
            {weekdays}
        </div>
        <ol class="month" aria-label=move || planner.of(|c| c.title.clone())>
            <For each=move || days.get() key=|(day, today)| (day.date.clone(), day.outside, *today) let((day, today))>
                <DayCell day today />
            </For>
        </ol>
    }
}
