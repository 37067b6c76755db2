use super::Reload;
use crate::{
    api::people::WithdrawInvitation,
    dates,
    ui::{Avatar, Trouble},
    words,
};
use domain::views::people::Invited;
use leptos::prelude::*;

/// An open invitation, which can be taken back.
#[component]
pub fn InvitedRow(
    /// Who was invited.
    invited: Invited,
    /// Reloads the list after a change.
    reload: Reload,
) -> impl IntoView {
    let withdraw = ServerAction::<WithdrawInvitation>::new();
    let failure = Signal::derive(move || withdraw.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move |_| {
        if matches!(withdraw.value().get(), Some(Ok(()))) {
            reload.refetch();
        }
    });
    let Invited { email, role, expires } = invited;
    view! {
        <li>
            <Avatar name=email.clone() />
            <div>
                <b>{email.clone()}</b>
                <small>
                    {format!(
                        "{} · {} · {}",
                        words::people::invited(),
                        words::of_role(role),
                        words::people::until(dates::day(expires.day)),
                    )}
                </small>
                <Trouble failure lost=words::failure::again() />
            </div>
            <ActionForm action=withdraw>
                <input type="hidden" name="email" value=email.clone() />
                <button class="button small" aria-label=words::people::withdraw_of(&email)>
                    {words::people::withdraw()}
                </button>
            </ActionForm>
        </li>
    }
}
