//! Saving the composer.

use super::{
    Drawer,
    comments::refresh,
    form::{Form, same_words},
    keeping::forget_saved,
};
use crate::{
    api::{links::resend_post, planner::save_post},
    pages::planner::state::Planner,
    random::request_key,
    ui::is_over,
    words,
};
use domain::{Failure, Field, Problem, post::PostStatus, views::planner::Draft};
use leptos::{prelude::*, task::spawn_local};

/// Whether a post goes to its client again once it is saved.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Resend {
    /// It does not.
    No,
    /// It does, if it can be published as it is.
    IfFit,
    /// It does: somebody was told what does not fit.
    Anyway,
}

/// Saves what is typed and closes the composer; with `resend`, puts the new version in front of the client. A post that
/// the client sent back stays open once it is saved: sending it again is the next step.
pub fn save(form: Form, planner: Planner, drawer: Drawer, resend: Resend) {
    let Some(project) = planner.project.get_untracked() else {
        return;
    };
    if form.read_only || form.busy.get_untracked() || drawer.keeping.is_choosing() {
        return;
    }
    if untrack(|| form.sending()) {
        planner.tell(words::composer::uploading(), None);
        return;
    }
    if let Some(offline) = drawer.connection.failure() {
        // Of what was sent before nobody knows more than before.
        if form
            .failure
            .with_untracked(|told| *told != Some(Failure::Unanswered))
        {
            form.failure.set(Some(offline));
        }
        show_problem();
        return;
    }
    if resend == Resend::IfFit {
        let mut unfit = untrack(|| form.misfits());
        unfit.retain(|misfit| misfit.blocks);
        if !unfit.is_empty() {
            form.failure
                .set(Some(Failure::field(Field::Posts, Problem::Unfit(unfit))));
            show_problem();
            return;
        }
    }
    form.busy.set(true);
    let (draft, place) = (form.draft.get_untracked(), drawer.keeping.place());
    let unchanged = !form.dirty.get_untracked();
    form.was_sending.set(unchanged && resend != Resend::No);
    let status = untrack(|| form.status());
    let goes_back = planner.can_ask && matches!(status, Some(PostStatus::Changes | PostStatus::Rejected));
    spawn_local(async move {
        if let Some((id, _)) = draft.post {
            planner.own(&[id]);
        }
        let saved = save_post(project, draft.clone()).await;
        if saved.is_err() && is_over(&saved) {
            let _ = form.key.try_set(request_key());
        }
        let done = match saved {
            Ok(base) => {
                planner.own(&[base.0]);
                // Of a new post this form knows nothing but its key, under which the next save changes it.
                let goes_on = |base| {
                    if draft.post.is_some() {
                        form.go_on(draft.clone(), base);
                    }
                };
                goes_on(base);
                if resend == Resend::No {
                    Ok(false)
                } else {
                    let _ = form.was_sending.try_set(true);
                    let sent = resend_post(base.0, base.1, resend == Resend::Anyway).await;
                    sent.map(|version| {
                        goes_on((base.0, version));
                        true
                    })
                }
            }
            Err(error) => Err(error),
        };
        // Told before the composer goes: what shows it goes too.
        let _ = form.busy.try_set(false);
        planner.reload();
        let now = form.draft.try_get_untracked();
        let typed_on = now.is_some_and(|now| {
            let post = draft.post;
            !same_words(&Draft { post, ..now }, &draft)
        });
        match done {
            Ok(_) if typed_on => {
                let _ = form.failure.try_set(None);
                refresh(form).await;
                planner.tell(words::composer::saved_before(), None);
            }
            Ok(sent) => {
                let said = match (sent, unchanged) {
                    (false, _) => words::composer::saved(),
                    (true, false) => words::composer::saved_sent(),
                    (true, true) => words::composer::sent_again(),
                };
                planner.tell(said, None);
                // The composer may be gone by now.
                forget_saved(&place, &draft);
                drawer.keeping.settle();
                // Another post may be open by now.
                let here = form.base.try_get_untracked().is_some();
                if goes_back && !sent && here {
                    planner.reopened.update(|n| *n += 1);
                } else {
                    let _ = drawer.leave.try_run(());
                }
            }
            Err(error) => {
                form.failure.set(Some(error.0));
                show_problem();
                if resend != Resend::No {
                    refresh(form).await;
                }
            }
        }
    });
}

/// Leads to the first thing that needs another look.
fn show_problem() {
    request_animation_frame(|| {
        let first = document()
            .query_selector(".drawer [data-invalid], .drawer .notice")
            .ok()
            .flatten();
        if let Some(first) = first {
            first.scroll_into_view();
        }
    });
}
