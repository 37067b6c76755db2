use super::Reload;
use crate::{
    api::people::save_approver,
    ui::{Field, Trouble, submitted},
    words,
};
use domain::{
    Field as Name,
    views::{links::NewApprover, people::ApproverView},
};
use leptos::{html::Input, prelude::*};

/// The fields of an approver, in the place of their line.
#[component]
pub fn EditApprover(
    /// Who, as they were seen.
    approver: ApproverView,
    /// Shows the line again.
    close: Callback<()>,
    /// Reloads the page after a change.
    reload: Reload,
) -> impl IntoView {
    let ApproverView {
        id,
        name,
        email,
        phone,
    } = approver;
    let seen = NewApprover { name, email, phone };
    let before = seen.clone();
    let save = Action::new(move |typed: &NewApprover| save_approver(id, before.clone(), typed.clone()));
    let failure = Signal::derive(move || save.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move |_| {
        if matches!(save.value().get(), Some(Ok(()))) {
            close.run(());
            reload.refetch();
        }
    });
    let first = NodeRef::<Input>::new();
    first.on_load(|input| drop(input.focus()));
    let named = move |part: &str| format!("approver-{part}-{id}");
    let problem = move |part: &str| format!("{}-problem", named(part));
    view! {
        <form
            class="stack item-edit"
            on:submit=move |event| {
                let mut values = submitted(&event);
                let mut take = |key: &str| values.remove(key).unwrap_or_default();
                save.dispatch(NewApprover { name: take("name"), email: take("email"), phone: take("phone") });
            }
        >
            <Trouble failure />
            <div class="field-row">
                <Field label=words::settings::name() id=named("name") name=Name::Name failure>
                    <input node_ref=first class="input" id=named("name") name="name" value=seen.name maxlength="80" required autocomplete="off" aria-describedby=problem("name") />
                </Field>
                <Field label=words::settings::email() id=named("email") name=Name::Email failure optional=true>
                    <input class="input" id=named("email") name="email" type="email" value=seen.email autocomplete="off" aria-describedby=problem("email") />
                </Field>
                <Field label=words::settings::phone() id=named("phone") name=Name::Phone failure optional=true>
                    <input class="input" id=named("phone") name="phone" type="tel" value=seen.phone autocomplete="off" aria-describedby=problem("phone") />
                </Field>
            </div>
            <div class="row">
                <button class="button primary">{words::common::save()}</button>
                <button class="button" type="button" on:click=move |_| close.run(())>
                    {words::common::cancel()}
                </button>
            </div>
        </form>
    }
}
