use super::{day_cell::face, empty::NoMatch, post_row::PostRow, state::Planner};
use crate::{dates, words};
use domain::{civil::Month, views::planner::FoundMonth};
use leptos::prelude::*;

/// The posts that hold the words of the search, in whatever month, the latest first.
#[component]
pub fn Hits() -> impl IntoView {
    let planner = Planner::current();
    let came = Memo::new(move |_| planner.found.with(Option::is_some));
    let months = Memo::new(move |_| planner.found_months());
    let count =
        Memo::new(move |_| months.with(|all| all.iter().map(|month| month.posts.len()).sum::<usize>()));
    let more = Memo::new(move |_| {
        planner
            .found
            .with(|found| found.as_ref().map_or(0, |found| found.more))
    });
    let told = move || match (came.get(), more.get()) {
        (false, _) => words::planner::searching().to_owned(),
        (true, 0) => words::planner::found(count.get()),
        (true, more) => words::planner::found_more(more, count.get()),
    };
    view! {
        <p class="found" role="status">{told}</p>
        <Show when=move || came.get() && count.get() == 0>
            <NoMatch />
        </Show>
        <For each=move || months.get() key=|month| month.month let:month>
            <HitsOfMonth month=month.month />
        </For>
    }
}

#[component]
fn HitsOfMonth(
    /// Which; none for posts without a date.
    month: Option<Month>,
) -> impl IntoView {
    let planner = Planner::current();
    let id = month.map_or("undated".to_owned(), |month| format!("month-{month}"));
    let labelled = id.clone();
    let title = month.map_or_else(|| words::planner::undated().to_owned(), dates::month);
    let posts = Memo::new(move |_| {
        let months = planner.found_months();
        months
            .into_iter()
            .find(|found| found.month == month)
            .map_or(Vec::new(), |found| found.posts)
    });
    view! {
        <section aria-labelledby=labelled>
            <h2 class="list-day" id=id>
                {title}
                <small>{move || words::planner::posts_count(posts.with(Vec::len))}</small>
            </h2>
            <ol>
                <For each=move || posts.get() key=face let:card>
                    <PostRow card dated=true />
                </For>
            </ol>
        </section>
    }
}

impl Planner {
    /// What was found, without what the filters hide.
    fn found_months(self) -> Vec<FoundMonth> {
        let mut months = self.found.get().map(|found| found.months).unwrap_or_default();
        self.query.with(|query| {
            for month in &mut months {
                month.posts.retain(|card| query.takes(card));
            }
        });
        months.retain(|month| !month.posts.is_empty());
        months
    }
}
