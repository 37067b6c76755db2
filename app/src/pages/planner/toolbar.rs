use super::{
    query::{Open, View},
    state::{Dialog, Planner},
};
use crate::{ui::Icon, words};
use domain::{civil::Month, search::SEARCH_MAX};
use leptos::prelude::*;

/// Month, view, search, and what starts new things.
#[component]
pub fn Toolbar() -> impl IntoView {
    let planner = Planner::current();
    // Each of these leads to the calendar, also out of a search.
    let to = move |month: Option<Month>| {
        planner.href(move |q| {
            q.month = month.map(|month| month.to_string()).unwrap_or_default();
            q.leave_search();
        })
    };
    let seen_as = move |view: View| {
        move || {
            planner.href(|q| {
                q.view = view;
                q.leave_search();
            })
        }
    };
    let current = move |view: View| {
        move || {
            planner
                .query
                .with(|q| q.view == view && !q.searches())
                .then_some("page")
        }
    };
    view! {
        <header class="planner-top">
            <h1>{move || planner.of(|c| planner.heading(c))}</h1>
            <div class="seg" role="group" aria-label=words::planner::period()>
                <a
                    class="icon-only"
                    href=move || to(planner.of(|c| c.month.previous()))
                    data-noscroll
                    rel="prev"
                    aria-label=words::planner::previous_month()
                >
                    <Icon name="chevron-left" />
                </a>
                <a href=move || to(None) data-noscroll title=words::planner::today_hint()>
                    {words::planner::today()}
                </a>
                <a
                    class="icon-only"
                    href=move || to(planner.of(|c| c.month.next()))
                    data-noscroll
                    rel="next"
                    aria-label=words::planner::next_month()
                >
                    <Icon name="chevron-right" />
                </a>
            </div>
            <nav class="seg views" aria-label=words::planner::view()>
                <a href=seen_as(View::Month) data-noscroll aria-current=current(View::Month)>
                    {words::planner::month()}
                </a>
                <a href=seen_as(View::List) data-noscroll aria-current=current(View::List)>
                    {words::planner::list()}
                </a>
            </nav>
            <span class="spacer"></span>
            <Search />
            {planner
                .can_edit
                .then(|| {
                    view! {
                        <a
                            class="button collapse"
                            href=move || planner.href(|q| q.open = Some(Open::New(String::new())))
                            data-noscroll
                            title=words::planner::new_post_hint()
                        >
                            <Icon name="plus" />
                            {words::planner::new_post()}
                        </a>
                    }
                })}
            {planner
                .can_ask
                .then(|| {
                    view! {
                        <button
                            class="button collapse"
                            type="button"
                            aria-haspopup="dialog"
                            title=words::share_calendar::share_hint()
                            on:click=move |_| planner.dialog.set(Some(Dialog::ShareCalendar))
                        >
                            <Icon name="share" />
                            {words::share_calendar::share()}
                        </button>
                        <button
                            class="button primary"
                            type="button"
                            aria-haspopup="dialog"
                            title=words::planner::get_approval_hint()
                            on:click=move |_| planner.ask()
                        >
                            {words::planner::get_approval()}
                        </button>
                    }
                })}
        </header>
    }
}

#[component]
fn Search() -> impl IntoView {
    let planner = Planner::current();
    let text = Memo::new(move |_| planner.query.with(|q| q.text.clone()));
    view! {
        <form class="search" role="search" on:submit=|event| event.prevent_default()>
            <Icon name="search" />
            <label class="visually-hidden" for="q">
                {words::planner::search()}
            </label>
            <input
                class="input"
                id="q"
                name="q"
                type="search"
                maxlength=SEARCH_MAX
                placeholder=words::planner::search()
                autocomplete="off"
                value=text.get_untracked()
                prop:value=text
                on:input:target=move |event| {
                    let typed = event.target().value();
                    planner.slide(|q| q.text = typed);
                }
            />
            <kbd aria-hidden="true">"/"</kbd>
        </form>
    }
}
