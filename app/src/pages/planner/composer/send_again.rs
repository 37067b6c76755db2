use super::{
    Drawer,
    form::Form,
    save::{Resend, save},
};
use crate::{
    pages::planner::state::{Dialog, Planner},
    ui::{Icon, Notice},
    words,
};
use domain::{
    Field, Problem,
    link::LinkStatus,
    post::PostStatus,
    review::Verdict,
    views::{NoteView, planner::PostDetail},
};
use leptos::prelude::*;

/// What the client wrote when they sent the post back, as long as they were not shown what became of it; and once that
/// is saved, the way back to them.
#[component]
pub fn SendAgain() -> impl IntoView {
    let form = Form::current();
    let planner = Planner::current();
    let drawer = expect_context::<Drawer>();
    let said = Memo::new(move |_| form.detail.with(|detail| detail.as_ref().and_then(sent_back)));
    let ask = move |_| {
        if let Some((id, _)) = form.post() {
            planner.dialog.set(Some(Dialog::Ask(vec![id])));
            drawer.leave.run(());
        }
    };
    move || {
        let note = said.get().filter(|_| !form.read_only && planner.can_ask)?;
        let detail = form.detail.get()?;
        let name = note.author.clone();
        let button = if form.dirty.get() {
            // The buttons of the composer save it first.
            ().into_any()
        } else if detail.can_resend {
            view! {
                <button class="button primary" type="button" on:click=move |_| save(form, planner, drawer, Resend::IfFit)>
                    <Icon name="refresh" />
                    {words::composer::send_again_to(&note.author)}
                </button>
            }
            .into_any()
        } else if detail.links.iter().all(|link| link.status != LinkStatus::Active) {
            view! {
                <button class="button primary" type="button" on:click=ask>
                    {words::planner::get_approval()}
                </button>
            }
            .into_any()
        } else {
            ().into_any()
        };
        Some(view! {
            <section class="sent-back" aria-label=words::composer::wrote(&name)>
                <p><b>{words::composer::wrote(&name)}</b></p>
                <blockquote dir="auto">{note.body}</blockquote>
                {button}
            </section>
        })
    }
}

/// What keeps the post from being published was told when it was to be sent again; here it goes all the same.
#[component]
pub fn SendAnyway() -> impl IntoView {
    let form = Form::current();
    let (planner, drawer) = (Planner::current(), expect_context::<Drawer>());
    let unfit = Memo::new(move |_| match form.failure.get()?.problem_of(Field::Posts)? {
        Problem::Unfit(misfits) => Some(misfits.clone()),
        _ => None,
    });
    move || {
        let lines = unfit
            .get()?
            .into_iter()
            .map(|misfit| view! { <p>{words::of_misfit(&misfit)}</p> });
        Some(view! {
            <Notice kind="warn">
                {lines.collect_view()}
                <button class="button" type="button" on:click=move |_| save(form, planner, drawer, Resend::Anyway)>
                    {words::fit::anyway()}
                </button>
                " " <small>{words::fit::anyway_hint()}</small>
            </Notice>
        })
    }
}

/// The note with which the client sent the post back last, until they are asked again.
fn sent_back(detail: &PostDetail) -> Option<NoteView> {
    use PostStatus::{Changes, Draft, Missed, Rejected};
    if !matches!(detail.card.status, Draft | Changes | Rejected | Missed) {
        return None;
    }
    let decision = |note: &&NoteView| note.verdict.is_some();
    let last = detail.notes.iter().rev().find(decision)?;
    (last.verdict != Some(Verdict::Approved)).then(|| last.clone())
}
