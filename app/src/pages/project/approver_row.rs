use super::{Reload, approver_edit::EditApprover, approver_remove::RemoveApprover};
use crate::{
    ui::{Avatar, Icon},
    words,
};
use domain::views::people::ApproverView;
use leptos::prelude::*;

/// An approver, who can be changed and removed.
#[component]
pub fn ApproverRow(
    /// Who.
    approver: ApproverView,
    /// Whether this person may change them.
    may: bool,
    /// Reloads the page after a change.
    reload: Reload,
) -> impl IntoView {
    let (editing, removing) = (RwSignal::new(false), RwSignal::new(false));
    let shown = StoredValue::new(approver);
    let line = move || {
        let approver = shown.get_value();
        let reach: Vec<String> = [approver.email, approver.phone]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        view! {
            <Avatar name=approver.name.clone() hue=6 />
            <div>
                <b dir="auto">{approver.name.clone()}</b>
                <small>{reach.join(" · ")}</small>
            </div>
            {may
                .then(|| {
                    view! {
                        <span class="row tight">
                            <button
                                class="button quiet icon-only small"
                                type="button"
                                aria-label=words::removal::approver_edit(&approver.name)
                                title=words::removal::approver_edit(&approver.name)
                                on:click=move |_| editing.set(true)
                            >
                                <Icon name="pencil" />
                            </button>
                            <button
                                class="button quiet icon-only small"
                                type="button"
                                aria-haspopup="dialog"
                                aria-label=words::removal::approver_remove(&approver.name)
                                title=words::removal::approver_remove(&approver.name)
                                on:click=move |_| removing.set(true)
                            >
                                <Icon name="trash" />
                            </button>
                        </span>
                    }
                })}
        }
    };
    view! {
        <li>
            <Show when=move || editing.get() fallback=line>
                <EditApprover approver=shown.get_value() close=Callback::new(move |()| editing.set(false)) reload />
            </Show>
            <Show when=move || removing.get()>
                <RemoveApprover approver=shown.get_value() close=Callback::new(move |()| removing.set(false)) reload />
            </Show>
        </li>
    }
}
