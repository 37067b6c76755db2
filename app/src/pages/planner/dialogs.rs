use super::{
    approval::Approval,
    confirm::ConfirmDelete,
    help::HelpDialog,
    move_dialog::MoveDialog,
    share_calendar::ShareCalendar,
    state::{Dialog, Planner},
};
use leptos::prelude::*;

/// The dialog that is open, if one is.
#[component]
pub fn Dialogs() -> impl IntoView {
    let planner = Planner::current();
    let close = Callback::new(move |()| planner.dialog.set(None));
    move || {
        planner.dialog.get().map(|dialog| match dialog {
            Dialog::Move(ids) => view! { <MoveDialog ids close /> }.into_any(),
            Dialog::Ask(ids) => view! { <Approval ids close /> }.into_any(),
            Dialog::ShareCalendar => view! { <ShareCalendar close /> }.into_any(),
            Dialog::Help => view! { <HelpDialog close /> }.into_any(),
            Dialog::Delete(ids) => {
                let count = ids.len();
                let act = Callback::new(move |()| {
                    planner.delete(&ids);
                    planner.unselect();
                    close.run(());
                });
                view! { <ConfirmDelete count act close /> }.into_any()
            }
        })
    }
}
