use super::{chip::Chip, day_cell::face, query::Query, state::Planner};
use crate::{ui::Icon, words};
use leptos::prelude::*;

/// Posts without a date. It stands in the rail's column; dropping a post here takes it off the calendar.
#[component]
pub fn Tray() -> impl IntoView {
    let planner = Planner::current();
    let posts = planner.posts_of(String::new());
    let count = Memo::new(move |_| posts.with(Vec::len));
    let all = Memo::new(move |_| planner.of(|c| c.unscheduled.len()));
    let narrowed = Memo::new(move |_| planner.query.with(Query::filters) && all.get() > count.get());
    let title = move || {
        if narrowed.get() {
            words::planner::unscheduled_of(all.get(), count.get())
        } else {
            words::planner::unscheduled(count.get())
        }
    };
    view! {
        <details class="tray" open aria-label=words::planner::unscheduled_label() data-date="">
            <summary>{title} <Icon name="chevron-down" /></summary>
            <Show
                when=move || count.get() != 0
                fallback=move || {
                    let hint = move || if narrowed.get() {
                        words::planner::unscheduled_narrowed()
                    } else {
                        words::planner::unscheduled_empty()
                    };
                    view! { <p class="small muted tray-hint">{hint}</p> }
                }
            >
                <ul class="chips">
                    <For each=move || posts.get() key=face let:card>
                        <Chip card />
                    </For>
                </ul>
            </Show>
        </details>
    }
}
