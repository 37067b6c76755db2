use super::state::Planner;
use crate::{
    api::ApiError,
    pages::staff::once::{Once, Shown},
    ui::Icon,
    words,
};
use domain::Failure;
use leptos::prelude::*;
use std::time::Duration;

/// A message at the edge of the screen.
#[derive(Clone, Debug)]
pub struct Toast {
    pub id: usize,
    pub text: String,
    pub bad: bool,
    pub undo: Option<Callback<()>>,
}

impl Planner {
    /// Shows a message.
    pub fn tell(self, text: impl Into<String>, undo: Option<Callback<()>>) {
        let _ = self.toast(text.into(), false, undo);
    }

    /// Shows that something failed.
    pub fn complain(self, error: &ApiError) {
        let _ = self.toast(words::of_failure(&error.0), true, None);
    }

    /// Shows what became of something whose dialog was closed before its answer came: `lost` where nobody knows, else the
    /// reason, as `refused` words it. Where the planner was left, it is said over the page that is there.
    pub fn complain_unseen(
        self,
        once: Once,
        failure: &Failure,
        lost: &str,
        refused: impl Fn(String) -> String,
    ) {
        let text = match failure {
            Failure::Unanswered => lost.to_owned(),
            failure => refused(words::of_failure(failure)),
        };
        if self.toast(text.clone(), true, None).is_none() {
            once.show(Shown::News { text, way: None });
        }
    }

    /// Shows a message, and gives its number; none where the planner was left.
    pub(super) fn toast(self, text: String, bad: bool, undo: Option<Callback<()>>) -> Option<usize> {
        // An answer may come when the planner was left.
        let id = self.told.try_update_value(|told| {
            *told += 1;
            *told
        })?;
        self.toasts.update(|all| {
            all.retain(|toast| toast.text != text);
            all.push(Toast { id, text, bad, undo });
        });
        let stays = Duration::from_secs(if bad || undo.is_some() { 12 } else { 5 });
        set_timeout(move || self.dismiss(id), stays);
        Some(id)
    }

    /// Takes a message away.
    pub fn dismiss(self, id: usize) {
        let _ = self.toasts.try_update(|all| all.retain(|toast| toast.id != id));
    }
}

/// Messages that come and go, and what is said to those who do not see the calendar change.
#[component]
pub fn Toasts() -> impl IntoView {
    let planner = Planner::current();
    view! {
        <div class="toast-region" role="region" aria-live="polite" aria-label=words::planner::notices()>
            <p class="visually-hidden">{move || planner.said.get()}</p>
            <For each=move || planner.toasts.get() key=|toast| toast.id let:toast>
                <ToastView toast />
            </For>
        </div>
    }
}

#[component]
fn ToastView(toast: Toast) -> impl IntoView {
    let planner = Planner::current();
    let Toast { id, text, bad, undo } = toast;
    let button = match undo {
        Some(undo) => {
            let act = move |_| {
                planner.dismiss(id);
                undo.run(());
            };
            view! {
                <button type="button" on:click=act>
                    {words::common::undo()}
                </button>
            }
            .into_any()
        }
        None => view! {
            <button type="button" aria-label=words::planner::dismiss() on:click=move |_| planner.dismiss(id)>
                <Icon name="x" />
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="toast" role=bad.then_some("alert")>
            <Icon name=if bad { "alert" } else { "check" } />
            <p>{text}</p>
            {button}
        </div>
    }
}
