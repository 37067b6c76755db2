use super::{Reload, approver_row::ApproverRow};
use crate::{
    api::people::add_approver,
    ui::{Field, Icon, KeptForm, Trouble, submitted},
    words,
};
use domain::{
    Field as Name, ProjectId,
    views::{links::NewApprover, people::ApproverView},
};
use leptos::{prelude::*, task::spawn_local};

/// The people who decide about a project's posts.
#[component]
pub fn Approvers(
    /// Whose.
    project: ProjectId,
    /// As they are.
    approvers: Vec<ApproverView>,
    /// Whether this person may add some.
    may: bool,
    /// Reloads the page after a change.
    reload: Reload,
) -> impl IntoView {
    let failure = RwSignal::new(None);
    let kept = KeptForm::that_makes(&format!("approver:{project}"), failure, move |_| reload.refetch());
    let empty = approvers.is_empty();
    let items = approvers
        .into_iter()
        .map(|approver| view! { <ApproverRow approver may reload /> });
    view! {
        <section class="card" id="approvers" aria-labelledby="h-approvers">
            <div class="card-head"><h2 id="h-approvers">{words::settings::approvers()}</h2></div>
            {empty.then(|| view! { <div class="card-body"><p class="muted">{words::settings::approvers_empty()}</p></div> })}
            <ul class="item-list">{items.collect_view()}</ul>
            {may
                .then(|| {
                    view! {
                        <details class="add-form" open=empty>
                            <summary><Icon name="plus" />{words::settings::add_approver()}</summary>
                            <form
                                class="stack"
                                node_ref=kept.form()
                                on:input=move |_| kept.typed()
                                on:change=move |_| kept.typed()
                                on:submit=move |event| {
                                    let mut values = submitted(&event);
                                    let Some(sent) = kept.sends_once() else { return };
                                    let mut take = |key: &str| values.remove(key).unwrap_or_default();
                                    let approver = NewApprover { name: take("name"), email: take("email"), phone: take("phone") };
                                    spawn_local(async move {
                                        let _ = sent.hear(add_approver(project, approver, sent.key())).await;
                                    });
                                }
                            >
                                <Trouble failure lost=words::settings::lost() />
                                <div class="field-row">
                                    <Field label=words::settings::name() id="a-name" name=Name::Name failure>
                                        <input class="input" id="a-name" name="name" maxlength="80" required autocomplete="off" aria-describedby="a-name-problem" />
                                    </Field>
                                    <Field label=words::settings::email() id="a-email" name=Name::Email failure optional=true>
                                        <input class="input" id="a-email" name="email" type="email" autocomplete="off" aria-describedby="a-email-problem" />
                                    </Field>
                                    <Field label=words::settings::phone() id="a-phone" name=Name::Phone failure optional=true>
                                        <input class="input" id="a-phone" name="phone" type="tel" autocomplete="off" aria-describedby="a-phone-problem" />
                                    </Field>
                                </div>
                                <button class="button primary">{words::settings::add_approver()}</button>
                            </form>
                        </details>
                    }
                })}
        </section>
    }
}
