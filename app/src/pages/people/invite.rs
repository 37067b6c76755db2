use super::Reload;
use crate::{
    api::people::invite,
    ui::{
        CopyField, Field, Icon, KeptForm, Sent, Trouble,
        guard::{CloseOnce, shown_once},
        submitted,
    },
    words,
};
use domain::{Field as Name, Spelled, staff::Role, views::people::Me};
use leptos::prelude::*;
use strum::VariantArray;

/// Makes an invitation; its address is shown once.
#[component]
pub fn Invite(
    /// Who looks.
    me: Me,
    /// Reloads the list when the address was seen.
    reload: Reload,
) -> impl IntoView {
    let kept = KeptForm::new("invite");
    let make = Action::new(move |(email, role, links, sent): &(String, Role, bool, Sent)| {
        let (email, role, links, sent) = (email.clone(), *role, *links, sent.clone());
        async move {
            let answer = invite(email, role, links, sent.key()).await;
            sent.answered(&answer);
            answer
        }
    });
    let failure = Signal::derive(move || make.value().get().and_then(Result::err).map(|e| e.0));
    let address = move || make.value().get().and_then(Result::ok);
    let roles = Role::VARIANTS
        .iter()
        .copied()
        .filter(move |role| me.role == Role::Owner || *role != Role::Owner);
    let options = roles.map(|role| {
        view! { <option value=role.as_str() selected=role == Role::Editor>{words::of_role(role)}</option> }
    });
    view! {
        <details class="add-form">
            <summary><Icon name="plus" />{words::people::invite()}</summary>
            <form
                class="stack"
                node_ref=kept.form()
                on:input=move |_| kept.typed()
                on:change=move |_| kept.typed()
                on:submit=move |event| {
                    let sent = kept.sends();
                    let mut values = submitted(&event);
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
            {move || {
                address()
                    .map(|address| {
                        let copied = shown_once();
                        let close = Callback::new(move |()| reload.refetch());
                        view! {
                            <div class="stack">
                                <CopyField id="invitation" label=words::people::link() text=address button=words::people::copy() once=copied />
                                <p class="field-hint">{words::people::link_hint()}</p>
                                <CloseOnce copied close />
                            </div>
                        }
                    })
            }}
        </details>
    }
}
