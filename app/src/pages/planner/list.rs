use super::{day_cell::face, post_row::PostRow, state::Planner};
use crate::{dates, words};
use domain::civil::Day;
use leptos::prelude::*;

/// The month as a list, day by day.
#[component]
pub fn List() -> impl IntoView {
    let planner = Planner::current();
    let days = Memo::new(move |_| {
        let dated = planner.by_day.get();
        let full = |day: &Day| !day.outside && dated.contains_key(&day.date.to_string());
        planner.of(|c| {
            let days = c.period.days().filter(full);
            days.map(|day| (day, day.date == c.today)).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || days.with(Vec::is_empty)>
            <div class="empty">
                <p>{move || words::planner::list_empty(planner.of(|c| dates::month(c.month)))}</p>
            </div>
        </Show>
        <For each=move || days.get() key=|shown| *shown let((day, today))>
            <ListDay day today />
        </For>
    }
}

#[component]
fn ListDay(day: Day, today: bool) -> impl IntoView {
    let posts = Planner::current().posts_of(day.date.to_string());
    let id = format!("day-{}", day.date);
    let labelled = id.clone();
    view! {
        <section aria-labelledby=labelled>
            <h2 class="list-day" id=id data-today=today.then_some("")>
                {dates::whole_day(day.date)}
                <small>{move || words::planner::posts_count(posts.with(Vec::len))}</small>
            </h2>
            <ol>
                <For each=move || posts.get() key=face let:card>
                    <PostRow card />
                </For>
            </ol>
        </section>
    }
}
