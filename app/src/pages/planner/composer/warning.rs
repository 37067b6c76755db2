use super::{
    Drawer,
    comments::{refresh, unsent_answer},
    form::Form,
    save::{Resend, save},
};
use crate::{
    api::{ApiError, planner::open_post},
    pages::planner::state::Planner,
    ui::{Notice, Trouble},
    words,
};
use domain::{Failure, post::PostStatus};
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeSet;

/// What one should know before changing this post, and what came of the last try.
#[component]
pub fn Warning() -> impl IntoView {
    let planner = Planner::current();
    let form = Form::current();
    let drawer = expect_context::<Drawer>();
    let keeping = drawer.keeping;
    let reload = move |_| {
        if untrack(|| form.sending()) {
            return planner.tell(words::composer::uploading(), None);
        }
        keeping.write_now(form);
        if form.dirty.get_untracked() && !keeping.keeps() {
            return planner.tell(words::composer::not_kept(), None);
        }
        planner.reopened.update(|n| *n += 1);
    };
    let now = version_now(form, planner);
    let outdated = Memo::new(move |_| {
        let newer = |(_, version)| now.get().is_some_and(|now| now > version);
        // Without an answer, the newer version is most likely what was saved here.
        let unanswered = form.failure.with(|f| *f == Some(Failure::Unanswered));
        form.overtaken() || (!form.busy.get() && !unanswered && form.base.get().is_some_and(newer))
    });
    let gone = form.gone;
    Effect::new(move |_| {
        let not_found = form.failure.with(|failure| *failure == Some(Failure::NotFound));
        if not_found && form.base.get_untracked().is_some() {
            gone.set(true);
        }
    });
    let failure = Signal::derive(move || form.failure.get().filter(|_| !form.overtaken() && !gone.get()));
    let anew = move |_| {
        form.begin_anew();
        save(form, planner, drawer, Resend::No);
    };
    let marked = move || matches!(form.failure.get(), Some(Failure::Invalid(errors)) if !errors.is_empty());
    view! {
        <Show when=move || outdated.get()>
            <div class="stays">
                <Notice kind="warn">
                    {words::composer::changed_meanwhile()} " "
                    <button class="link-button" type="button" on:click=reload>
                        {words::composer::reload()}
                    </button>
                </Notice>
            </div>
        </Show>
        <Show when=move || gone.get()>
            <div class="stays">
                <Notice kind="warn">
                    {words::composer::gone()} " "
                    <button class="link-button" type="button" on:click=anew>
                        {words::composer::gone_new()}
                    </button>
                    {move || {
                        let answer = unsent_answer(form)?;
                        Some(view! { <p dir="auto">{words::composer::gone_answer(answer)}</p> })
                    }}
                </Notice>
            </div>
        </Show>
        {move || {
            let lost = if form.was_sending.get() { words::composer::lost_sending() } else { words::composer::lost() };
            view! { <Trouble failure lost /> }
        }}
        <Show when=marked>
            <Notice kind="error">{words::composer::problems()}</Notice>
        </Show>
        {move || {
            let (kind, text) = standing(form, planner).filter(|_| !gone.get())?;
            Some(view! { <Notice kind>{text}</Notice> })
        }}
    }
}

/// The version that the open post has by now. The calendar is live, and knows it before one tries to save; it is asked for
/// where the calendar shows other posts.
fn version_now(form: Form, planner: Planner) -> RwSignal<Option<i64>> {
    let now = RwSignal::new(None);
    Effect::new(move |before: Option<Option<i64>>| {
        let seq = planner
            .calendar
            .with(|shown| shown.as_ref().map(|shown| shown.seq));
        let (id, _) = form.post()?;
        let shown = planner.cards.with(|all| {
            let card = all.iter().find(|card| card.id == id);
            card.map(|card| card.version)
        });
        if shown.is_some() {
            let newer = form
                .base
                .with_untracked(|base| base.zip(shown).is_some_and(|((_, base), now)| now > base));
            // What stands about the post is to be true; what is typed stays.
            let waits = untrack(|| form.status()) == Some(PostStatus::Awaiting);
            // By whom it can be decided changes without a newer version.
            let heard = waits && before.is_some_and(|before| before != seq);
            let changed = newer && now.get_untracked() != shown;
            if (changed || heard) && !form.busy.get_untracked() {
                spawn_local(refresh(form));
            }
            now.set(shown);
        } else if before.is_some_and(|before| before != seq) {
            spawn_local(async move {
                match open_post(id).await {
                    Ok(post) => {
                        let _ = now.try_set(Some(post.card.version));
                        let _ = form.detail.try_set(Some(post));
                    }
                    Err(ApiError(Failure::NotFound)) => drop(form.failure.try_set(Some(Failure::NotFound))),
                    // Saving tells.
                    Err(_) => {}
                }
            });
        }
        seq
    });
    now
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
        let names: BTreeSet<_> = links
            .iter()
            .filter(|link| link.asks)
            .map(|link| &*link.approver)
            .collect();
        (names.len(), names.into_iter().collect::<Vec<_>>().join(", "))
    });
    let text = match status {
        PostStatus::Awaiting => match asked {
            (0, _) => words::composer::warn_unreachable().to_owned(),
            (count, names) => words::composer::warn_awaiting(count, names),
        },
        PostStatus::Approved | PostStatus::Scheduled => words::composer::warn_approved().to_owned(),
        PostStatus::Rejected => words::composer::warn_rejected().to_owned(),
        PostStatus::Changes => words::composer::warn_changes().to_owned(),
        _ => return None,
    };
    Some(("warn", text))
}
