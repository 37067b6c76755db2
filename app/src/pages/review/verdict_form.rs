use super::{
    desk::Desk,
    note_field::NoteField,
    panel,
    said::Refused,
    stamp::{button_of, question_of},
};
use crate::{
    api::review::Decide as DecideCall,
    ui::{Icon, submitted},
    words,
};
use domain::{
    Spelled,
    review::Verdict,
    views::review::{Flash, FlashForm, ReviewPost},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// A verdict with its note, behind a button that opens it without a script.
#[component]
pub(super) fn VerdictForm(post: Signal<ReviewPost>, verdict: Verdict) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let id = post.with_untracked(|post| post.id);
    let form = FlashForm::from(verdict);
    // An approval without a note has another button.
    let is_it = move |flash: &Flash| flash.form == form && (verdict.needs_note() || !flash.typed.is_empty());
    let mine = move || desk.refusal(Some(id)).filter(is_it);
    let failure = Signal::derive(move || mine().and_then(|flash| flash.failure));
    let first = untrack(mine);
    let was_open = first.is_some();
    let asked_by = desk.page.with_untracked(|page| page.asked_by.clone());
    let (name, summary, send) = match verdict {
        Verdict::ChangesRequested => (
            "changes",
            words::review::request_changes(),
            words::review::send_request(),
        ),
        Verdict::Rejected => ("reject", words::review::reject(), words::review::reject_post()),
        Verdict::Approved => ("approval", words::review::with_note(), words::review::approve()),
    };
    let changes = verdict == Verdict::ChangesRequested;
    let hint = changes.then(|| words::review::changes_hint(asked_by));
    let anchor = desk.anchor(id, is_it);
    let number = desk.number(id);
    let submit = move |event| {
        let note = submitted(&event).remove("note").unwrap_or_default();
        match verdict {
            Verdict::Approved => desk.approve(id),
            _ => desk.decide(id, verdict, note),
        }
    };
    view! {
        <details id=anchor name=format!("decide{number}") data-form=name open=was_open on:toggle=panel::toggled>
            <summary class=if changes { "button large" } else { "button quiet" }>{summary}<Icon name="x" /></summary>
            <form method="post" action=DecideCall::url() on:submit=submit>
                <Hidden post verdict />
                <NoteField
                    id=format!("{name}{number}")
                    failure
                    typed=first.map(|flash| flash.typed)
                    required=verdict.needs_note()
                    folded=desk.was_passed(id)
                    rows="3"
                    label=view! {
                        <span class="field-label">
                            {question_of(verdict)} " "
                            {(!verdict.needs_note()).then(|| view! { <span class="optional">{words::common::optional()}</span> })}
                        </span>
                    }
                    hint
                />
                <Refused failure />
                <button class=button_of(verdict) aria-disabled=move || desk.is_busy(id).then_some("true")>{send}</button>
            </form>
        </details>
    }
}

/// What a decision is about: the post at the revision and the time on the screen.
#[component]
pub(super) fn Hidden(post: Signal<ReviewPost>, verdict: Verdict) -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <input type="hidden" name="link" value=desk.link.to_string() />
        <input type="hidden" name="verdict" value=verdict.as_str() />
        <input type="hidden" name="request_key" value=move || post.with(|post| post.request_key.to_string()) />
        <input type="hidden" name="post" value=move || post.with(|post| post.id.to_string()) />
        <input type="hidden" name="planned" value=move || post.with(|post| post.planned().to_owned()) />
        <input type="hidden" name="revision" value=move || post.with(|post| post.revision.to_string()) />
    }
}
