use super::Reload;
use crate::{
    api::people::invite,
    pages::staff::once::{Once, Secret},
    ui::{Field, Icon, KeptForm, Sent, Trouble, submitted},
    words,
};
use domain::{Field as Name, Spelled, staff::Role, views::people::Me};
use leptos::prelude::*;
use strum::VariantArray;

/// Makes an invitation; its address is shown once, in a dialog.
#[component]
pub fn Invite(
    /// Who looks.
    me: Me,
    /// Reloads the list after a change.
    reload: Reload,
) -> impl IntoView {
    let kept = KeptForm::that_makes("invite");
    let once = Once::current();
    let make = Action::new(move |(email, role, links, sent): &(String, Role, bool, Sent)| {
        let (email, role, links, sent) = (email.clone(), *role, *links, sent.clone());
        async move {
            let answer = invite(email.clone(), role, links, sent.key()).await;
            sent.answered(&answer);
            // Whoever left this page is shown it all the same.
            if let Ok(address) = &answer {
                let address = address.clone();
                once.show(Secret::Invitation { email, address });
            }
            answer
        }
    });
    let failure = Signal::derive(move || make.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move |_| {
        if let Some(Ok(_)) = make.value().get() {
            reload.refetch();
        }
    });
    let roles = Role::VARIANTS
        .iter()
        .copied()
        .filter(move |role| me.role == Role::Owner || *role != Role::Owner);
    let options = roles.map(|role| {
        view! { <option value=role.as_str() selected=role == Role::Editor>{words::of_role(role)}</option> }
    });
    view! {
        <details class="add-form" data-row="invite">
            <summary><Icon name="plus" />{words::people::invite()}</summary>
            <form
                class="stack"
                node_ref=kept.form()
                on:input=move |_| kept.typed()
                on:change=move |_| kept.typed()
                on:submit=move |event| {
                    let mut values = submitted(&event);
                    if make.pending().get_untracked() {
                        return;
                    }
                    let sent = kept.sends();
                    let role = values.get("role").and_then(|role| role.parse().ok()).unwrap_or(Role::Viewer);
                    let links = values.contains_key("links");
                    make.dispatch((values.remove("email").unwrap_or_default(), role, links, sent));
                }
            >
                <Trouble failure lost=words::people::lost() />
                <div class="field-row">
                    <Field label=words::people::email() id="invite-email" name=Name::Email failure>
                        <input class="input" id="invite-email" name="email" type="email" autocomplete="off" required aria-describedby="invite-email-problem" />
                    </Field>
                    <Field label=words::people::role() id="invite-role" name=Name::Role failure>
                        <select class="select" id="invite-role" name="role">{options.collect_view()}</select>
                    </Field>
                </div>
                <label class="check switch">
                    <input type="checkbox" role="switch" name="links" value="on" checked />
                    <span>{words::people::creates_links()}</span>
                </label>
                <button class="button primary">{words::people::invite_button()}</button>
            </form>
        </details>
    }
}
