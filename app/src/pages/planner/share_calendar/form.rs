use super::{
    access::Access,
    content::Content,
    overtaken::{Overtaken, reload},
    typed::Typed,
};
use crate::{
    api::shared_calendars::share_calendar,
    pages::{
        planner::state::Planner,
        staff::once::{Once, Shown},
    },
    ui::{Confirm, Connection, FormKey, Icon, KeptForm, Notice, Sent, Trouble, Turn, guard::Guard},
    words,
};
use domain::{
    Failure,
    views::{
        ChannelView,
        people::ProjectItem,
        shared_calendar::{ActiveSharedCalendar, PasswordChoice, SharedCalendarForm, SharedCalendarTarget},
    },
};
use leptos::{html::Div, prelude::*, task::spawn_local};

/// What the link shows, to whom, and how it looks.
#[component]
pub(super) fn SharedCalendarFormView(
    /// Whose calendar.
    project: ProjectItem,
    /// Its channels.
    channels: Vec<ChannelView>,
    /// The link that works now, as it was seen.
    active: RwSignal<Option<ActiveSharedCalendar>>,
    /// Begins anew with what is in `active`.
    anew: Callback<()>,
    /// Whether the last try was saved. A new link has a new form, which still says so.
    saved: RwSignal<bool>,
) -> impl IntoView {
    let now = active.get_untracked();
    let exists = now.is_some();
    let typed = Typed::new(now.as_ref(), &project.name);
    let failure = RwSignal::new(None::<Failure>);
    let locked = Signal::derive(move || {
        active.with(|calendar| calendar.as_ref().is_some_and(|calendar| calendar.row.locked))
    });
    let id = project.id;
    // What is typed is for the version that was seen: over a colleague's change it would be another thing.
    let version = now
        .as_ref()
        .map(|calendar| (calendar.row.seen.id, calendar.row.seen.version));
    let kept = KeptForm::new(&match version {
        Some((link, version)) => format!("share:{link}:{version}"),
        None => format!("share:{id}:new"),
    });
    // What one that was drawn before sent is answered: this one shows what was there then.
    let turn = Turn::at(format!("share:{id}"), move || reload(id, active, anew, failure));
    let busy = turn.busy();
    let seen = move || active.with_untracked(|calendar| calendar.as_ref().map(|calendar| calendar.row.seen));
    let fresh = move || SharedCalendarTarget::New {
        project: id,
        replaces: seen(),
    };
    let (planner, once) = (Planner::current(), Once::current());
    let (guard, connection) = (use_context::<Guard>(), Connection::current());
    let (form, results) = (kept.form(), NodeRef::<Div>::new());
    if let Some(guard) = guard {
        guard.forgets_form(kept.place());
        Effect::new(move |_| guard.sends(busy.get()));
    }
    // What came of a try stands beside the button or the field; in a small window that is not where one looks.
    Effect::new(move |_| {
        if saved.get() || failure.with(Option::is_some) {
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
    let send =
        move |target: SharedCalendarTarget, form: SharedCalendarForm, key: FormKey, sent: Option<Sent>| {
            if let Some(offline) = connection.failure() {
                return failure.set(Some(offline));
            }
            let Some(taken) = turn.take() else { return };
            saved.set(false);
            spawn_local(async move {
                let answer = share_calendar(target, form, key.get());
                let answer = match sent {
                    Some(sent) => sent.hear(answer).await,
                    None => answer.await,
                };
                key.answered(&answer);
                taken.give_back();
                let gone = failure.try_get_untracked().is_none();
                // Also where the link was ended meanwhile, or the dialog closed.
                if let Ok(ActiveSharedCalendar {
                    password: Some(password),
                    ..
                }) = &answer
                {
                    once.show(Shown::CalendarPassword(password.clone()));
                }
                match answer {
                    Ok(_) if gone => planner.tell(words::share_calendar::saved(), None),
                    Err(error) if gone => planner.complain_unseen(
                        once,
                        &error.0,
                        words::share_calendar::lost_unseen(),
                        words::share_calendar::not_saved,
                    ),
                    Ok(calendar) => {
                        failure.set(None);
                        saved.set(true);
                        if let Some(guard) = guard {
                            guard.saved();
                        }
                        active.set(Some(calendar));
                    }
                    Err(error) => {
                        if matches!(error.0, Failure::Invalid(_)) {
                            open.set(true);
                        }
                        failure.set(Some(error.0));
                    }
                }
            });
        };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(
            seen().map_or_else(fresh, SharedCalendarTarget::Existing),
            typed.form(),
            saving,
            Some(kept.sends()),
        );
    };
    // As it was saved: what is only typed is not shown to anybody by a new address.
    let renew = Callback::new(move |()| {
        if let Some(options) =
            active.with_untracked(|calendar| calendar.as_ref().map(|calendar| calendar.row.options.clone()))
        {
            let password = PasswordChoice::Keep;
            send(fresh(), SharedCalendarForm { options, password }, renewing, None);
        }
    });
    let word = if exists {
        words::share_calendar::save()
    } else {
        words::share_calendar::make()
    };
    view! {
        <form
            class="stack"
            node_ref=form
            on:input=move |_| kept.typed()
            on:change=move |_| kept.typed()
            on:submit=submit
            autocomplete="off"
            novalidate
        >
            <details
                class="share-what"
                open=!exists
                prop:open=move || open.get()
                on:toggle:target=move |event| open.set(event.target().open())
            >
                <summary>{words::share_calendar::what()} <Icon name="chevron-down" /></summary>
                <div class="stack">
                    <Content project=id channels typed failure />
                    <Access typed locked failure />
                </div>
            </details>
            <div class="stack" node_ref=results>
                <Trouble failure lost=words::share_calendar::unanswered() />
                <Overtaken project=id failure active anew kept=kept.place() />
                {move || {
                    (saved.get() && active.with(Option::is_some))
                        .then(|| view! { <Notice kind="success">{words::share_calendar::saved()}</Notice> })
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
                                label=words::share_calendar::renew()
                                icon="refresh"
                                question=words::share_calendar::renew_sure()
                                yes=words::share_calendar::renew()
                                looks=""
                                act=renew
                            />
                        }
                    })}
            </div>
        </form>
    }
}
