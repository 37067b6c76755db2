use crate::{
    api::ApiError,
    ui::{Connection, Icon},
    words,
};
use domain::Failure;
use leptos::prelude::*;

/// A sentence that stands out.
#[component]
pub fn Notice(
    /// `info`, `warn`, `error` or `success`.
    kind: &'static str,
    /// The sentence.
    children: Children,
) -> impl IntoView {
    let icon = match kind {
        "success" => "check",
        "info" => "info",
        _ => "alert",
    };
    let role = if kind == "error" { "alert" } else { "status" };
    view! {
        <div class=format!("notice {kind}") role=role>
            <Icon name=icon />
            <div>{children()}</div>
        </div>
    }
}

/// The sentence of a failure, if there is one that does not stand beside a field.
#[component]
pub fn Trouble(
    /// What happened.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
    /// What to do where no answer came: most forms can be sent again without harm, and say so.
    #[prop(optional)]
    lost: Option<&'static str>,
) -> impl IntoView {
    let sentence = move |failure: &Failure| match (failure, lost) {
        (Failure::Unanswered, Some(lost)) => lost.to_owned(),
        _ => words::of_failure(failure),
    };
    let connection = Connection::current();
    move || {
        let shown = failure
            .get()
            .filter(|f| *f != Failure::Offline || connection.is_lost())
            .filter(|f| !matches!(f, Failure::Invalid(errors) if !errors.is_empty()));
        shown.map(|failure| view! { <Notice kind="error">{sentence(&failure)}</Notice> })
    }
}

/// What stands in the place of something that could not be loaded; gives the page its status.
#[component]
pub fn Unavailable(
    /// Why.
    error: ApiError,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::request::set_status(error.0.status());
    view! {
        <div class="empty">
            <span class="empty-mark"><Icon name="alert" large=true /></span>
            <h2>{words::failure::title()}</h2>
            <p>{words::of_loading(&error.0)}</p>
        </div>
    }
}
