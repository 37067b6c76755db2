use super::{
    access::Access,
    content::Content,
    overtaken::Overtaken,
    typed::{Typed, Wish},
};
use crate::{
    api::shares::share_calendar,
    ui::{Icon, Notice, Trouble},
    words,
};
use domain::{
    Failure,
    views::{
        ChannelView,
        people::ProjectItem,
        share::{ActiveShare, ShareTarget},
    },
};
use leptos::{prelude::*, task::spawn_local};

/// What the link shows, to whom, and how it looks.
#[component]
pub(super) fn ShareFormView(
    /// Whose calendar.
    project: ProjectItem,
    /// Its channels.
    channels: Vec<ChannelView>,
    /// The link that works now, as it was seen.
    active: RwSignal<Option<ActiveShare>>,
    /// Begins anew with what is in `active`.
    anew: Callback<()>,
) -> impl IntoView {
    let now = active.get_untracked();
    let exists = now.is_some();
    let typed = Typed::new(now.as_ref(), &project.name);
    let failure = RwSignal::new(None::<Failure>);
    let locked =
        Signal::derive(move || active.with(|share| share.as_ref().is_some_and(|share| share.row.locked)));
    let (busy, saved) = (RwSignal::new(false), RwSignal::new(false));
    let id = project.id;
    let seen = move || active.with_untracked(|share| share.as_ref().map(|share| share.row.seen));
    let fresh = move || ShareTarget::New {
        project: id,
        replaces: seen(),
    };
    let send = move |target: ShareTarget| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        saved.set(false);
        spawn_local(async move {
            match share_calendar(target, typed.form()).await {
                Ok(share) => {
                    failure.set(None);
                    saved.set(true);
                    typed
                        .wish
                        .set(if share.row.locked { Wish::Keep } else { Wish::None });
                    active.set(Some(share));
                }
                Err(error) => failure.set(Some(error.0)),
            }
            busy.set(false);
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(seen().map_or_else(fresh, ShareTarget::Existing));
    };
    let word = if exists {
        words::sharing::save()
    } else {
        words::sharing::make()
    };
    view! {
        <form class="stack" on:submit=submit autocomplete="off" novalidate>
            <Trouble failure />
            <Overtaken project=id failure active anew />
            {move || saved.get().then(|| view! { <Notice kind="success">{words::sharing::saved()}</Notice> })}
            <details class="share-what" open=!exists>
                <summary>{words::sharing::what()} <Icon name="chevron-down" /></summary>
                <div class="stack">
                    <Content project=id channels typed failure />
                    <Access typed locked failure />
                </div>
            </details>
            <div class="share-acts">
                <button class="button primary" aria-busy=move || busy.get().to_string()>
                    <Icon name="link" />
                    {word}
                </button>
                {exists
                    .then(|| {
                        view! {
                            <button
                                class="button"
                                type="button"
                                title=words::sharing::renew_hint()
                                on:click=move |_| send(fresh())
                            >
                                <Icon name="refresh" />
                                {words::sharing::renew()}
                            </button>
                        }
                    })}
            </div>
        </form>
    }
}
