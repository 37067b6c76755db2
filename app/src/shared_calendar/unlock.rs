use super::document::document;
use crate::{ui::Icon, words};
use domain::{Failure, Field, shared_calendar::Accent};
use leptos::prelude::*;

/// The page that asks for a calendar's password, after a try with what came of it.
#[must_use]
pub fn unlock(address: &str, failure: Option<&Failure>) -> String {
    let problem = failure.map(|failure| {
        failure.problem_of(Field::Password).map_or_else(
            || words::of_failure(failure),
            |problem| words::of_problem(Field::Password, problem),
        )
    });
    let action = format!("{address}/unlock");
    document(
        words::shared_calendar::unlock_title(),
        Accent::default(),
        move || form(action, problem),
    )
}

fn form(action: String, problem: Option<String>) -> AnyView {
    let invalid = problem.is_some().then_some("true");
    let problem =
        problem.map(|text| view! { <p class="field-error" role="alert"><Icon name="alert" />{text}</p> });
    view! {
        <main class="sc-door">
            <form class="card" method="post" action=action>
                <span class="empty-mark"><Icon name="lock" large=true /></span>
                <h1>{words::shared_calendar::unlock_title()}</h1>
                <p>{words::shared_calendar::unlock_hint()}</p>
                <div class="field">
                    <label class="field-label" for="password">{words::shared_calendar::password()}</label>
                    <input
                        class="input"
                        id="password"
                        name="password"
                        type="password"
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        required
                        autofocus
                        aria-describedby="problem"
                        aria-invalid=invalid
                    />
                    <div id="problem">{problem}</div>
                </div>
                <button class="button primary">{words::shared_calendar::unlock()}</button>
            </form>
        </main>
    }
    .into_any()
}
