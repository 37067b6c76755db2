use crate::words;
use leptos::prelude::*;

/// How many chips each of five weeks pretends to have.
const SHAPE: [[u8; 7]; 5] = [
    [1, 2, 3, 2, 2, 1, 0],
    [1, 2, 3, 2, 2, 1, 0],
    [1, 2, 3, 2, 2, 1, 0],
    [1, 2, 3, 2, 2, 1, 0],
    [1, 2, 3, 2, 2, 1, 0],
];

/// What stands in the place of the planner until the first calendar comes.
#[component]
pub fn Skeleton() -> impl IntoView {
    let days = SHAPE.into_iter().flatten().map(|chips| {
        let chips = (0..chips).map(|_| view! { <span class="skeleton chip-skeleton"></span> });
        view! {
            <li class="day">
                <div class="day-head">
                    <span class="skeleton w1"></span>
                </div>
                {chips.collect_view()}
            </li>
        }
    });
    view! {
        <main id="main" class="planner">
            <header class="planner-top" aria-hidden="true"><span class="skeleton w1"></span></header>
            <div class="planner-bar" aria-hidden="true"><span class="skeleton w2"></span></div>
            <div class="planner-scroll">
                <p class="visually-hidden" role="status">{words::planner::loading()}</p>
                <ol class="month loading" aria-hidden="true">{days.collect_view()}</ol>
            </div>
        </main>
        <section class="tray" aria-hidden="true">
            <div class="chips">
                <span class="skeleton tray-skeleton"></span>
                <span class="skeleton tray-skeleton"></span>
            </div>
        </section>
    }
}
