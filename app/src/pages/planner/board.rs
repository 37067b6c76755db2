use super::{
    action_bar::ActionBar,
    composer::Composer,
    day_pop::DayPop,
    dialogs::Dialogs,
    drag::follow_pointer,
    empty::{Empty, NoMatch},
    filters::Filters,
    hits::Hits,
    keys::follow_keys,
    list::List,
    live::follow_changes,
    month::Month,
    query::{Query, View},
    state::Planner,
    toasts::Toasts,
    toolbar::Toolbar,
    tray::Tray,
};
use crate::{
    dates,
    ui::{PageTitle, Unavailable},
    words,
};
use domain::views::planner::Calendar;
use leptos::prelude::*;

/// The planner once its first calendar came, or why it did not come.
#[component]
pub fn Board() -> impl IntoView {
    let planner = Planner::current();
    follow_changes(planner);
    Effect::new(move |_| {
        follow_pointer(planner);
        follow_keys(planner);
    });
    move || match planner.failure.get() {
        Some(error) => view! { <main id="main"><Unavailable error /></main> }.into_any(),
        None => view! { <Desk /> }.into_any(),
    }
}

#[component]
fn Desk() -> impl IntoView {
    let planner = Planner::current();
    // An empty month of a project that is under way is just that; one that has nothing at all gets a hand.
    let empty = Memo::new(move |_| {
        planner.of(|c| {
            let untouched = c.campaigns.is_empty() && c.today.month() == c.month;
            c.posts.is_empty() && c.unscheduled.is_empty() && (c.channels.is_empty() || untouched)
        })
    });
    let unmatched =
        Memo::new(move |_| planner.shown.with(Vec::is_empty) && planner.query.with(Query::filters));
    let searching = Memo::new(move |_| planner.query.with(Query::searches));
    let listed = Memo::new(move |_| planner.query.with(|q| q.view == View::List));
    let busy = move || (planner.of(|c| c.month.to_string()) != planner.asked_month()).to_string();
    let open = Memo::new(move |_| {
        planner
            .query
            .with(|q| q.open.clone())
            .map(|open| (open, planner.reopened.get()))
    });
    view! {
        <PageTitle text=Signal::derive(move || planner.of(|c| words::planner::page_title(planner.heading(c), &c.project.name))) />
        <main id="main" class="planner">
            <Toolbar />
            <Filters />
            <div class="planner-scroll" aria-busy=busy>
                {move || match (empty.get(), unmatched.get(), listed.get()) {
                    _ if searching.get() => view! { <Hits /> }.into_any(),
                    (true, ..) => view! { <Empty /> }.into_any(),
                    (_, true, _) => view! { <NoMatch /> }.into_any(),
                    (_, _, true) => view! { <List /> }.into_any(),
                    _ => view! { <Month /> }.into_any(),
                }}
            </div>
            <ActionBar />
            <Toasts />
        </main>
        <Tray />
        <DayPop />
        <Dialogs />
        {move || open.get().map(|(open, _)| view! { <Composer open /> })}
    }
}

impl Planner {
    /// What stands over the posts: the month, or that they are what a search found.
    pub fn heading(self, calendar: &Calendar) -> String {
        if self.query.with(Query::searches) {
            words::planner::found_title().to_owned()
        } else {
            dates::month(calendar.month)
        }
    }

    /// The month in the address; the one that is shown if none is named.
    fn asked_month(self) -> String {
        let named = self.query.with(|q| q.month.clone());
        if named.is_empty() {
            self.of(|c| c.month.to_string())
        } else {
            named
        }
    }
}
