use super::row::Row;
use crate::dates;
use domain::views::shared_calendar::{SharedCalendarPage, SharedPost};
use leptos::prelude::*;

/// The posts one below the other, under their days.
#[component]
pub(super) fn Rows(calendar: SharedCalendarPage) -> impl IntoView {
    let days = calendar.period.days().filter_map(|day| {
        let posts = calendar
            .posts
            .iter()
            .filter(|post| post.when.day.date == day.date);
        let posts: Vec<SharedPost> = posts.cloned().collect();
        let today = (day.date == calendar.today).then_some("date");
        (!posts.is_empty()).then(|| {
            let rows = posts.into_iter().map(|post| view! { <Row post /> });
            view! {
                <section class="sc-rows" aria-current=today>
                    <h3>{dates::whole_day(day.date)}</h3>
                    <ul>{rows.collect_view()}</ul>
                </section>
            }
        })
    });
    days.collect_view()
}
