use crate::{ui::Question, words};
use leptos::prelude::*;

/// The confirmation that deletes posts.
#[component]
pub fn ConfirmDelete(
    /// How many.
    count: usize,
    /// Deletes.
    act: Callback<()>,
    /// Does not.
    close: Callback<()>,
) -> impl IntoView {
    view! {
        <Question
            title=words::planner::delete_title(count)
            hint=words::planner::delete_hint(count)
            button=words::planner::delete_do()
            stay=words::common::cancel()
            act
            close
        />
    }
}
