use super::{
    access::Access,
    content::Content,
    overtaken::Overtaken,
    typed::{Typed, Wish},
};
use crate::{
    api::shares::share_calendar,
    pages::planner::state::Planner,
    ui::{
        Confirm, Connection, CopyField, FormKey, Icon, Notice, Trouble,
        guard::{Guard, shown_once},
    },
    words,
};
use domain::{
    Failure,
    views::{
        ChannelView,
        people::ProjectItem,
        share::{ActiveShare, PasswordChoice, ShareForm, ShareTarget},
    },
};
use leptos::{
    html::{Div, Form},
    prelude::*,
    task::spawn_local,
};

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
    /// Whether the last try was saved. A new link has a new form, which still says so.
    saved: RwSignal<bool>,
) -> impl IntoView {
    let now = active.get_untracked();
    let exists = now.is_some();
    let typed = Typed::new(now.as_ref(), &project.name);
    let failure = RwSignal::new(None::<Failure>);
    let locked =
        Signal::derive(move || active.with(|share| share.as_ref().is_some_and(|share| share.row.locked)));
    let busy = RwSignal::new(false);
    let id = project.id;
    let seen = move || active.with_untracked(|share| share.as_ref().map(|share| share.row.seen));
    let fresh = move || ShareTarget::New {
        project: id,
        replaces: seen(),
    };
    let planner = Planner::current();
    let (guard, connection) = (use_context::<Guard>(), Connection::current());
    let (form, results) = (NodeRef::<Form>::new(), NodeRef::<Div>::new());
    // What came of a try stands beside the button or the field; in a small window that is not where one looks.
    Effect::new(move |_| {
        let password = active.with(|share| share.as_ref().is_some_and(|share| share.password.is_some()));
        if password || saved.get() || failure.with(Option::is_some) {
            request_animation_frame(move || {
                let problem = form
                    .try_get_untracked()
                    .flatten()
                    .and_then(|form| form.query_selector(".field-error").ok().flatten());
                let results = || results.try_get_untracked().flatten().map(Into::into);
                if let Some(place) = problem.or_else(results) {
                    place.scroll_into_view_with_bool(false);
                }
            });
        }
    });
    // Where a field was refused, it must be seen.
    let open = RwSignal::new(!exists);
    let (saving, renewing) = (FormKey::fresh(), FormKey::fresh());
    let send = move |target: ShareTarget, form: ShareForm, key: FormKey| {
        if busy.get_untracked() {
            return;
        }
        if let Some(offline) = connection.failure() {
            return failure.set(Some(offline));
        }
        busy.set(true);
        if let Some(guard) = guard {
            guard.sends(form.password != PasswordChoice::Keep);
        }
        saved.set(false);
        // A password that was shown is shown until the dialog is closed or another takes its place.
        let keeps = form.password == PasswordChoice::Keep;
        let shown = active.with_untracked(|share| share.as_ref().and_then(|share| share.password.clone()));
        spawn_local(async move {
            let answer = share_calendar(target, form, key.get()).await;
            key.answered(&answer);
            if let Some(guard) = guard {
                guard.sends(false);
            }
            // The link was ended meanwhile, or the dialog closed: this form is gone.
            if busy.try_get_untracked().is_none() {
                match answer {
                    Ok(share) if share.password.is_some() => {
                        planner.tell(words::sharing::made_unseen(), None)
                    }
                    Ok(_) => planner.tell(words::sharing::saved(), None),
                    Err(error) => {
                        planner.complain_unseen(
                            &error.0,
                            words::sharing::lost_unseen(),
                            words::sharing::not_saved,
                        );
                    }
                }
                return;
            }
            match answer {
                Ok(mut share) => {
                    if keeps && share.row.locked {
                        share.password = share.password.or(shown);
                    }
                    failure.set(None);
                    saved.set(true);
                    if let Some(guard) = guard {
                        guard.saved();
                    }
                    typed
                        .wish
                        .set(if share.row.locked { Wish::Keep } else { Wish::None });
                    busy.set(false);
                    active.set(Some(share));
                }
                Err(error) => {
                    if matches!(error.0, Failure::Invalid(_)) {
                        open.set(true);
                    }
                    failure.set(Some(error.0));
                    busy.set(false);
                }
            }
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(
            seen().map_or_else(fresh, ShareTarget::Existing),
            typed.form(),
            saving,
        );
    };
    // As it was saved: what is only typed is not shown to anybody by a new address.
    let renew = Callback::new(move |()| {
        if let Some(options) =
            active.with_untracked(|share| share.as_ref().map(|share| share.row.options.clone()))
        {
            let password = PasswordChoice::Keep;
            send(fresh(), ShareForm { options, password }, renewing);
        }
    });
    let word = if exists {
        words::sharing::save()
    } else {
        words::sharing::make()
    };
    view! {
        <form class="stack" node_ref=form on:submit=submit autocomplete="off" novalidate>
            <details
                class="share-what"
                open=!exists
                prop:open=move || open.get()
                on:toggle:target=move |event| open.set(event.target().open())
            >
                <summary>{words::sharing::what()} <Icon name="chevron-down" /></summary>
                <div class="stack">
                    <Content project=id channels typed failure />
                    <Access typed locked failure />
                </div>
            </details>
            <div class="stack" node_ref=results>
                <Trouble failure lost=words::sharing::unanswered() />
                <Overtaken project=id failure active anew />
                {move || {
                    (saved.get() && active.with(Option::is_some))
                        .then(|| view! { <Notice kind="success">{words::sharing::saved()}</Notice> })
                }}
                {move || {
                    active
                        .with(|share| share.as_ref().and_then(|share| share.password.clone()))
                        .map(|password| view! { <NewPassword password /> })
                }}
            </div>
            <div class="share-acts">
                <button class="button primary" aria-busy=move || busy.get().to_string()>
                    <Icon name="link" />
                    {word}
                </button>
                {exists
                    .then(|| {
                        view! {
                            <Confirm
                                label=words::sharing::renew()
                                icon="refresh"
                                question=words::sharing::renew_sure()
                                yes=words::sharing::renew()
                                looks=""
                                act=renew
                            />
                        }
                    })}
            </div>
        </form>
    }
}

/// A password that was just set.
#[component]
fn NewPassword(password: String) -> impl IntoView {
    let once = shown_once();
    view! {
        <Notice kind="warn">{words::sharing::password_once()}</Notice>
        <CopyField
            id="share-password"
            label=words::sharing::password()
            text=password
            button=words::sharing::copy_password()
            secret=true
            once
        />
    }
}
