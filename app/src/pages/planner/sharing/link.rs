use super::overtaken::Overtaken;
use crate::{
    api::shares::deactivate_share,
    dates,
    ui::{Confirm, CopyField, Notice, Trouble},
    words,
};
use domain::{Failure, ProjectId, ShareId, views::share::ActiveShare};
use leptos::{prelude::*, task::spawn_local};

/// The link that works now: its address and its end.
#[component]
pub(super) fn LinkView(
    /// Whose calendar.
    project: ProjectId,
    /// The link.
    active: RwSignal<Option<ActiveShare>>,
    /// Begins anew with what is in `active`.
    anew: Callback<()>,
) -> impl IntoView {
    move || {
        active.get().map(|share| {
            let address = match share.url.clone() {
                Some(url) => view! {
                    <CopyField id="share-link" label=words::sharing::link() text=url button=words::sharing::copy() />
                }
                .into_any(),
                None => view! { <Notice kind="warn">{words::sharing::lost()}</Notice> }.into_any(),
            };
            view! {
                {address}
                <p class="muted small">
                    <bdi>{words::sharing::shared_by(dates::day(share.row.created.day), &share.row.created_by)}</bdi>
                    " "
                    {share.url.clone().map(|url| view! { <a href=url target="_blank" rel="noopener">{words::sharing::open()}</a> })}
                </p>
                <Deactivate id=share.row.seen.id project active anew />
            }
        })
    }
}

/// Ends the link, after a second press.
#[component]
fn Deactivate(
    id: ShareId,
    project: ProjectId,
    active: RwSignal<Option<ActiveShare>>,
    anew: Callback<()>,
) -> impl IntoView {
    let failure = RwSignal::new(None::<Failure>);
    let end = Callback::new(move |()| {
        spawn_local(async move {
            match deactivate_share(id).await {
                Ok(()) => active.set(None),
                Err(error) => failure.set(Some(error.0)),
            }
        });
    });
    view! {
        <Trouble failure lost=words::failure::again() />
        <Overtaken project failure active anew />
        <div class="share-acts">
            <Confirm
                label=words::sharing::deactivate()
                icon="x-circle"
                question=words::sharing::deactivate_sure()
                yes=words::sharing::deactivate_yes()
                act=end
            />
        </div>
    }
}
