use super::state::{Planner, Toast};
use crate::{ui::Icon, words};
use leptos::prelude::*;

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
