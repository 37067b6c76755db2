use super::state::{Dialog, Planner};
use crate::{ui::Icon, words};
use leptos::prelude::*;

/// What can be done with the selection.
#[component]
pub fn ActionBar() -> impl IntoView {
    let planner = Planner::current();
    let count = Memo::new(move |_| planner.selected.with(Vec::len));
    let unseen = Memo::new(move |_| planner.selected_unseen());
    let ask = move |dialog: fn(Vec<domain::PostId>) -> Dialog| {
        move |_| planner.dialog.set(Some(dialog(planner.selected.get_untracked())))
    };
    view! {
        <Show when=move || count.get() != 0>
            <section class="action-bar" aria-label=words::planner::selection()>
                <b aria-live="polite">{move || words::planner::selected(count.get(), unseen.get())}</b>
                {planner
                    .can_edit
                    .then(|| {
                        view! {
                            <button class="button" type="button" aria-haspopup="dialog" on:click=ask(Dialog::Move)>
                                <Icon name="reschedule" />
                                {words::planner::move_dots()}
                            </button>
                            <button
                                class="button wide-only"
                                type="button"
                                aria-haspopup="dialog"
                                on:click=ask(Dialog::Delete)
                            >
                                <Icon name="trash" />
                                {words::planner::delete()}
                            </button>
                        }
                    })}
                {planner
                    .can_ask
                    .then(|| {
                        view! {
                            <button class="button primary" type="button" aria-haspopup="dialog" on:click=ask(Dialog::Ask)>
                                {words::planner::get_approval()}
                            </button>
                        }
                    })}
                <button
                    class="button quiet icon-only"
                    type="button"
                    aria-label=words::planner::clear_selection()
                    on:click=move |_| planner.unselect()
                >
                    <Icon name="x" />
                </button>
            </section>
        </Show>
    }
}
