use super::{chip::Chip, day_cell::face, focus, query::Open, state::Planner};
use crate::{dates, ui::Icon, words};
use leptos::{html, prelude::*};

/// All posts of a day that has more than its cell can show.
#[component]
pub fn DayPop() -> impl IntoView {
    let planner = Planner::current();
    move || planner.day.get().map(|date| view! { <Pop date /> })
}

#[component]
fn Pop(date: String) -> impl IntoView {
    let planner = Planner::current();
    let posts = planner.posts_of(date.clone());
    let label = dates::typed_day(&date);
    let named = words::planner::new_post_on(&label);
    let panel = NodeRef::<html::Section>::new();
    let at = date.clone();
    Effect::new(move |_| {
        if let Some(panel) = panel.get() {
            focus::show_beside(&panel, &format!("day-{at}"));
        }
    });
    let close = move |_| planner.day.set(None);
    // Light dismissal and Escape are the browser's; it says so here.
    let toggled = move |event: leptos::ev::Event| {
        if focus::is_closed(&event) {
            let _ = planner.day.try_set(None);
        }
    };
    let add = move |_| planner.day.set(None);
    let href = move || planner.href(|query| query.open = Some(Open::New(date.clone())));
    view! {
        <section
            class="popover day-pop"
            popover="auto"
            role="dialog"
            aria-labelledby="day-pop-title"
            node_ref=panel
            on:toggle=toggled
        >
            <header class="popover-head">
                <h3 id="day-pop-title">
                    {label} " "
                    <small class="muted">{move || words::planner::posts_count(posts.with(Vec::len))}</small>
                </h3>
                {planner
                    .can_edit
                    .then(|| {
                        view! {
                            <a
                                class="button quiet icon-only small"
                                href=href
                                data-noscroll
                                aria-label=named
                                on:click=add
                            >
                                <Icon name="plus" />
                            </a>
                        }
                    })}
                <button
                    class="button quiet icon-only small"
                    type="button"
                    aria-label=words::common::close()
                    on:click=close
                >
                    <Icon name="x" />
                </button>
            </header>
            <div class="popover-body">
                <ul class="chips">
                    <For each=move || posts.get() key=face let:card>
                        <Chip card />
                    </For>
                </ul>
            </div>
        </section>
    }
}
