use super::Reload;
use crate::{
    api::people::invite,
    pages::staff::once::{Once, Shown},
    ui::{Field, Icon, KeptForm, Trouble, submitted},
    words,
};
use domain::{Field as Name, Spelled, staff::Role, views::people::Me};
use leptos::{prelude::*, task::spawn_local};
use strum::VariantArray;

/// Makes an invitation; its address is shown once, in a dialog.
#[component]
pub fn Invite(
    /// Who looks.
    me: Me,
    /// Reloads the list after a change.
    reload: Reload,
) -> impl IntoView {
    let failure = RwSignal::new(None);
    let kept = KeptForm::that_makes("invite", failure, move |_| reload.refetch());
    let once = Once::current();
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
                    let Some(sent) = kept.sends_once() else { return };
                    let role = values.get("role").and_then(|role| role.parse().ok()).unwrap_or(Role::Viewer);
                    let links = values.contains_key("links");
                    let email = values.remove("email").unwrap_or_default();
                    spawn_local(async move {
                        // Whoever left this page is shown it all the same.
                        if let Ok(address) = sent.hear(invite(email.clone(), role, links, sent.key())).await {
                            once.show(Shown::Invitation { email, address });
                        }
                    });
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
