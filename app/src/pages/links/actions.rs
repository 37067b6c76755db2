use super::Reload;
use crate::{
    api::links::{extend_link, regenerate_link, revoke_link},
    pages::staff::once::{Once, Shown},
    ui::{Icon, Trouble},
    words,
};
use domain::{
    link::LinkStatus,
    staff::Permission,
    views::{links::LinkRow, people::Me},
};
use leptos::prelude::*;

/// What staff can do with a link. Each asks once more, in a menu that works from the keyboard.
#[component]
pub fn Actions(
    /// The link.
    row: LinkRow,
    /// Reloads the list after a change.
    reload: Reload,
) -> impl IntoView {
    let id = row.id;
    let once = Once::current();
    let extend = Action::new(move |(): &()| extend_link(id));
    let revoke = Action::new(move |(): &()| revoke_link(id));
    let regenerate = Action::new(move |(): &()| async move {
        let made = regenerate_link(id).await?;
        once.show(Shown::Link(Box::new(made)));
        Ok::<(), crate::api::ApiError>(())
    });
    let failure = Signal::derive(move || {
        let failed =
            |result: Option<Result<(), crate::api::ApiError>>| result.and_then(Result::err).map(|e| e.0);
        failed(extend.value().get())
            .or_else(|| failed(revoke.value().get()))
            .or_else(|| failed(regenerate.value().get()))
    });
    Effect::new(move |_| {
        let done = |result: Option<Result<(), crate::api::ApiError>>| matches!(result, Some(Ok(())));
        if done(extend.value().get()) || done(revoke.value().get()) || done(regenerate.value().get()) {
            reload.refetch();
        }
    });
    let may = use_context::<Me>().is_some_and(|me| me.may(Permission::CreateLinks))
        && row.status != LinkStatus::Revoked;
    let approver = row.approver;
    view! {
        <Trouble failure lost=words::failure::again() />
        {may
            .then(|| {
                view! {
                    <div class="link-actions">
                        <Ask icon="clock" name=words::links::extend() hint=words::links::extend_hint().to_owned()>
                            <button class="button primary block" type="button" on:click=move |_| { extend.dispatch(()); }>
                                {words::links::extend()}
                            </button>
                        </Ask>
                        <Ask icon="refresh" name=words::links::regenerate() hint=words::links::regenerate_hint().to_owned()>
                            <button class="button primary block" type="button" on:click=move |_| { regenerate.dispatch(()); }>
                                {words::links::regenerate()}
                            </button>
                        </Ask>
                        <Ask icon="x" name=words::links::revoke() hint=words::links::revoke_hint(approver) danger=true>
                            <button class="button danger primary block" type="button" on:click=move |_| { revoke.dispatch(()); }>
                                {words::links::revoke_button()}
                            </button>
                        </Ask>
                    </div>
                }
            })}
    }
}

#[component]
fn Ask(
    icon: &'static str,
    name: &'static str,
    hint: String,
    #[prop(optional)] danger: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="menu-host">
            <summary class="button" class:danger=danger>
                <Icon name=icon />
                {name}
                <Icon name="chevron-down" />
            </summary>
            <div class="menu"><p>{hint}</p>{children()}</div>
        </details>
    }
}
