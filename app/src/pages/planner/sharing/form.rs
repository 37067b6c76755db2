use super::{
    access::Access,
    content::Content,
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
    /// The link that works now.
    active: RwSignal<Option<ActiveShare>>,
) -> impl IntoView {
    let now = active.get_untracked();
    let exists = now.is_some();
    let typed = Typed::new(now.as_ref(), &project.name);
    let failure = RwSignal::new(None::<Failure>);
    let (busy, saved) = (RwSignal::new(false), RwSignal::new(false));
    let id = project.id;
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
                    if share.row.locked {
                        typed.wish.set(Wish::Keep);
                    }
                    active.set(Some(share));
                }
                Err(error) => failure.set(Some(error.0)),
            }
            busy.set(false);
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let existing = active.with_untracked(|share| share.as_ref().map(|share| share.row.id));
        send(existing.map_or(ShareTarget::New(id), ShareTarget::Existing));
    };
    let word = if exists {
        words::sharing::save()
    } else {
        words::sharing::make()
    };
    view! {
        <form class="stack" on:submit=submit autocomplete="off" novalidate>
            <Trouble failure />
            {move || saved.get().then(|| view! { <Notice kind="success">{words::sharing::saved()}</Notice> })}
            <details class="share-what" open=!exists>
                <summary>{words::sharing::what()} <Icon name="chevron-down" /></summary>
                <div class="stack">
                    <Content project=id channels typed failure />
                    <Access typed failure />
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
                                on:click=move |_| send(ShareTarget::New(id))
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
