//! Manage links: every link ever made.

mod actions;
mod calendars;
mod detail;
mod filters;
mod row;

use crate::{
    api::links::list_links,
    pages::staff::Asked,
    pages::staff::changes::on_change,
    ui::{Icon, Unavailable, focus::Held},
    words,
};
use calendars::Calendars;
use domain::views::links::LinkRow;
use filters::{Filter, Filters};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use row::Row;

/// The list, with one link opened by `?open=ID`.
#[component]
pub fn LinksPage() -> impl IntoView {
    let rows = Resource::new(|| (), |()| list_links());
    let reload = Reload {
        rows,
        held: StoredValue::default(),
    };
    let calendars = calendars::calendars();
    let Asked(asked) = expect_context();
    Effect::new(move |_| {
        on_change(
            None,
            |change| change.links,
            move |_| {
                reload.refetch();
                calendars.refetch();
            },
        )
    });
    Effect::new(move |_| {
        if let Some(Ok(rows)) = rows.get() {
            asked.set(rows.iter().filter(|row| row.asked.is_some()).count());
        }
    });
    view! {
        <Title text=words::links::title() />
        <main id="main">
            <div class="page">
                <header class="page-head">
                    <div>
                        <h1>{words::links::title()}</h1>
                        <p class="sub">{words::links::sub()}</p>
                    </div>
                </header>
                <Transition>
                    {move || Suspend::new(async move {
                        match rows.await {
                            Ok(rows) if rows.is_empty() => view! { <Empty /> }.into_any(),
                            Ok(all) => view! { <List all reload /> }.into_any(),
                            Err(error) => view! { <Unavailable error /> }.into_any(),
                        }
                    })}
                </Transition>
                <Calendars calendars />
            </div>
        </main>
    }
}

/// What reloads the list after a change.
#[derive(Clone, Copy)]
pub(super) struct Reload {
    rows: Resource<Result<Vec<LinkRow>, crate::api::ApiError>>,
    /// What had the focus: the list is drawn anew.
    held: StoredValue<Held>,
}

impl Reload {
    /// Asks the server again.
    pub(super) fn refetch(self) {
        self.held.set_value(Held::now());
        self.rows.refetch();
    }

    /// The list is drawn.
    fn drawn(self) {
        if let Some(held) = self.held.try_update_value(std::mem::take) {
            held.give_back();
        }
    }
}

#[component]
fn List(all: Vec<LinkRow>, reload: Reload) -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| Filter::from_query(&query.read()));
    let open = Memo::new(move |_| query.read().get("open").and_then(|id| id.parse().ok()));
    let all = StoredValue::new(all);
    Effect::new(move |_| reload.drawn());
    let shown = Memo::new(move |_| {
        let filter = filter.get();
        all.with_value(|all| {
            all.iter()
                .filter(|row| filter.takes(row))
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Filters all=all filter />
        <Show when=move || shown.with(Vec::is_empty)>
            <p class="muted">{words::links::empty_filtered()}</p>
        </Show>
        <div class="card" hidden=move || shown.with(Vec::is_empty)>
            <table class="table links-table">
                <caption class="visually-hidden">{words::links::caption()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::links::col_posts()}</th>
                        <th scope="col">{words::links::approver()}</th>
                        <th scope="col">{words::links::col_decisions()}</th>
                        <th scope="col">{words::links::col_delivery()}</th>
                        <th scope="col">{words::links::col_valid()}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || shown.get() key=|row| (row.id, format!("{row:?}")) let:row>
                        <Row row open reload />
                    </For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty-mark"><Icon name="link" large=true /></span>
            <h2>{words::links::empty_title()}</h2>
            <p>{words::links::empty()}</p>
            <a class="button primary" href="/">{words::links::to_calendar()}</a>
        </div>
    }
}
