use super::Reload;
use crate::{api::people::remove_person, pages::removal::RemovalDialog, words};
use domain::views::people::Person;
use leptos::prelude::*;

/// Asks before somebody is removed.
#[component]
pub fn RemovePerson(
    /// Who.
    person: Person,
    /// Leaves them.
    close: Callback<()>,
    /// Reloads the list after a change.
    reload: Reload,
) -> impl IntoView {
    let id = person.id;
    let remove = Action::new(move |(): &()| remove_person(id));
    let failure = Signal::derive(move || remove.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move |_| {
        if matches!(remove.value().get(), Some(Ok(()))) {
            close.run(());
            reload.refetch();
        }
    });
    view! {
        <RemovalDialog
            title=words::removal::person_title(&person.name)
            button=words::removal::person_do()
            ready=Signal::derive(move || !remove.pending().get())
            failure
            act=Callback::new(move |()| { remove.dispatch(()); })
            close
        >
            <p dir="auto">{person.email}</p>
            <p>{words::removal::person_hint()}</p>
        </RemovalDialog>
    }
}
