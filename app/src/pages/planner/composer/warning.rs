use super::{
    Drawer,
    form::Form,
    save::{Resend, save},
};
use crate::{
    pages::planner::state::Planner,
    ui::{Notice, Trouble},
    words,
};
use domain::{Failure, link::LinkStatus, post::PostStatus};
use leptos::prelude::*;

/// What one should know before changing this post, and what came of the last try.
#[component]
pub fn Warning() -> impl IntoView {
    let planner = Planner::current();
    let form = Form::current();
    let drawer = expect_context::<Drawer>();
    let keeping = drawer.keeping;
    let reload = move |_| {
        keeping.write_now(form);
        planner.reopened.update(|n| *n += 1);
    };
    // The calendar is live: it knows of changes before one tries to save.
    let outdated = Memo::new(move |_| {
        let newer = |(id, version)| {
            planner
                .cards
                .with(|all| all.iter().any(|card| card.id == id && card.version > version))
        };
        // Without an answer, the newer version is most likely what was saved here.
        let unanswered = form.failure.with(|f| *f == Some(Failure::Unanswered));
        form.overtaken() || (!form.busy.get() && !unanswered && form.base.get().is_some_and(newer))
    });
    // Of a post that was there when it was opened.
    let gone =
        Memo::new(move |_| form.failure.with(|f| *f == Some(Failure::NotFound)) && form.base.get().is_some());
    let failure = Signal::derive(move || form.failure.get().filter(|_| !form.overtaken() && !gone.get()));
    let anew = move |_| {
        form.begin_anew();
        save(form, planner, drawer, Resend::No);
    };
    let marked = move || matches!(form.failure.get(), Some(Failure::Invalid(errors)) if !errors.is_empty());
    view! {
        <Show when=move || outdated.get()>
            <Notice kind="warn">
                {words::composer::changed_meanwhile()} " "
                <button class="link-button" type="button" on:click=reload>
                    {words::composer::reload()}
                </button>
            </Notice>
        </Show>
        <Show when=move || gone.get()>
            <Notice kind="warn">
                {words::composer::gone()} " "
                <button class="link-button" type="button" on:click=anew>
                    {words::composer::gone_new()}
                </button>
            </Notice>
        </Show>
        <Trouble failure lost=words::composer::lost() />
        <Show when=marked>
            <Notice kind="error">{words::composer::problems()}</Notice>
        </Show>
        {move || {
            let (kind, text) = standing(form, planner)?;
            Some(view! { <Notice kind>{text}</Notice> })
        }}
    }
}

/// What follows from the post's status.
fn standing(form: Form, planner: Planner) -> Option<(&'static str, String)> {
    let status = form.status()?;
    if !planner.can_edit {
        return Some(("info", words::composer::read_only().to_owned()));
    }
    // It is told above what to do.
    if status == PostStatus::Attention {
        return None;
    }
    if form.read_only {
        return Some(("info", words::composer::closed_publishing().to_owned()));
    }
    let asked = form.detail.with(|detail| {
        let links = detail
            .as_ref()
            .map(|detail| detail.links.as_slice())
            .unwrap_or_default();
        links
            .iter()
            .find(|link| link.status == LinkStatus::Active)
            .map(|link| link.approver.clone())
    });
    let text = match status {
        PostStatus::Awaiting => {
            words::composer::warn_awaiting(asked.as_deref().unwrap_or(words::composer::client()))
        }
        PostStatus::Approved | PostStatus::Scheduled => words::composer::warn_approved().to_owned(),
        PostStatus::Rejected => words::composer::warn_rejected().to_owned(),
        PostStatus::Changes => words::composer::warn_changes().to_owned(),
        _ => return None,
    };
    Some(("warn", text))
}
