//! The start page: the first project's calendar.

use domain::views::people::Me;
use leptos::prelude::*;
use leptos_router::components::Redirect;

/// Leads to the first project, or to creating one.
#[component]
pub fn HomePage() -> impl IntoView {
    let me = expect_context::<Me>();
    let path = me.projects.first().map_or("/projects/new".to_owned(), |p| format!("/p/{}/calendar", p.id));
    view! { <Redirect path /> }
}
