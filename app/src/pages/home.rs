//! The start page: the first project's calendar.

use domain::views::people::Me;
use leptos::prelude::*;
use leptos_router::components::Redirect;

/// Leads to the project that was created first (identifiers grow with time), or to creating one.
#[component]
pub fn HomePage() -> impl IntoView {
    let me = expect_context::<Me>();
    let path = me
        .projects
        .iter()
        .min_by_key(|p| p.id)
        .map_or("/projects/new".to_owned(), |p| format!("/p/{}/calendar", p.id));
    view! { <Redirect path /> }
}
