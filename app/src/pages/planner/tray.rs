use super::{chip::Chip, day_cell::face, state::Planner};
use crate::{ui::Icon, words};
use leptos::prelude::*;

/// Posts without a date. It stands in the rail's column; dropping a post here takes it off the calendar.
#[component]
pub fn Tray() -> impl IntoView {
    let planner = Planner::current();
    let posts = planner.posts_of(String::new());
    let count = Memo::new(move |_| posts.with(Vec::len));
    view! {
        <details class="tray" open aria-label=words::planner::unscheduled_label() data-date="">
            <summary>{move || words::planner::unscheduled(count.get())} <Icon name="chevron-down" /></summary>
            <Show
                when=move || count.get() != 0
                fallback=|| view! { <p class="small muted tray-hint">{words::planner::unscheduled_empty()}</p> }
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
