use super::Reload;
use crate::{
    api::people::remove_approver,
    pages::removal::{Foreseen, RemovalDialog, Touched},
    words,
};
use domain::{
    LinkId,
    views::people::{ApproverView, Removable},
};
use leptos::prelude::*;

/// Asks before an approver is removed, and what becomes of their links.
#[component]
pub fn RemoveApprover(
    /// Who.
    approver: ApproverView,
    /// Leaves them.
    close: Callback<()>,
    /// Reloads the page after a change.
    reload: Reload,
) -> impl IntoView {
    let id = approver.id;
    let foreseen = Foreseen::of(Removable::Approver(id));
    let revoke = RwSignal::new(true);
    let remove = Action::new(move |(active, revoke): &(Vec<LinkId>, bool)| {
        remove_approver(id, active.clone(), *revoke)
    });
    let failure = Signal::derive(move || {
        let refused = remove.value().get().and_then(Result::err).map(|e| e.0);
        refused.or_else(|| foreseen.failure())
    });
    Effect::new(move |_| {
        if matches!(remove.value().get(), Some(Ok(()))) {
            close.run(());
            reload.refetch();
        }
    });
    let active = move || {
        foreseen
            .get()
            .map(|removal| removal.links.into_iter().map(|(id, _)| id).collect())
    };
    let act = Callback::new(move |()| {
        if let Some(active) = active() {
            remove.dispatch((active, revoke.get_untracked()));
        }
    });
    let linked = Memo::new(move |_| foreseen.get().is_some_and(|removal| !removal.links.is_empty()));
    view! {
        <RemovalDialog
            title=words::removal::approver_title(&approver.name)
            button=words::removal::approver_do()
            ready=Signal::derive(move || foreseen.get().is_some() && !remove.pending().get())
            failure
            act
            close
        >
            <p>{words::removal::approver_hint()}</p>
            <Touched foreseen />
            <Show when=move || linked.get()>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=revoke
                        on:change:target=move |event| revoke.set(event.target().checked())
                    />
                    <span>
                        {words::removal::approver_revoke()} <small>{words::removal::approver_revoke_hint()}</small>
                    </span>
                </label>
            </Show>
        </RemovalDialog>
    }
}
