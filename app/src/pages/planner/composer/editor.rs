use super::{
    Drawer,
    caption::CaptionField,
    channels::Channels,
    foot::Foot,
    form::Form,
    keeping::Offer,
    media::Media,
    mended::mended,
    returned::{Choice, Returned},
    save::{Resend, save},
    schedule::Schedule,
    send_again::{SendAgain, SendAnyway},
    side::Side,
    warning::Warning,
    ways_out::WaysOut,
};
use crate::{
    pages::planner::state::Planner,
    ui::{CloseButton, FieldProblem, StatusTag, TextArea, mend},
    words,
};
use domain::{Field, views::planner::Draft};
use leptos::prelude::*;

/// The form and what stands beside it.
#[component]
pub fn Editor(
    /// What is typed.
    form: Form,
) -> impl IntoView {
    let (planner, drawer) = (Planner::current(), expect_context::<Drawer>());
    provide_context(form);
    Effect::new(move |_| {
        let sending = form.sending();
        drawer.sending.set(sending);
        drawer.dirty.set(form.dirty.get() || sending);
    });
    drawer.keeping.follow(form);
    follow_mending(form);
    let undecided = Memo::new(move |_| {
        drawer
            .keeping
            .offer
            .with(|offer| matches!(offer, Some(Offer::Choice(..))))
    });
    let title = match (form.post().is_some(), form.read_only) {
        (false, _) => words::composer::new(),
        (true, false) => words::composer::edit(),
        (true, true) => words::composer::look(),
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save(form, planner, drawer, Resend::No);
    };
    let close = drawer.close;
    view! {
        <form on:submit=submit novalidate>
            <header class="dialog-head">
                <h2 id="composer-title">{title}</h2>
                {move || form.status().filter(|_| !form.gone.get()).map(|status| view! { <StatusTag status /> })}
                <CloseButton close />
            </header>
            <Show when=move || !undecided.get() fallback=Choice>
                <Fields />
            </Show>
        </form>
    }
}

/// What is filled in, how it will look, and what can be done with it.
#[component]
fn Fields() -> impl IntoView {
    let form = Form::current();
    view! {
        <WaysOut />
        <div class="composer">
            <fieldset class="composer-form" disabled=form.read_only>
                <Returned />
                <Warning />
                <SendAgain />
                <SendAnyway />
                <Channels />
                <CaptionField />
                <Media />
                <Schedule />
                <div class="field" data-invalid=move || invalid(form, Field::Note)>
                    <label class="field-label" for="c-note">
                        {words::composer::note()} " "
                        <span class="optional">{words::composer::note_hint()}</span>
                    </label>
                    <TextArea
                        text=form.note.get_untracked()
                        told=Signal::derive(move || form.given.with(|given| given.creator_note.clone()))
                        typed=move |note| form.note.set(note)
                        short=true
                        attr:id="c-note"
                        attr:aria-describedby="c-note-problem"
                    />
                    <FieldProblem id="c-note" name=Field::Note failure=form.failure />
                </div>
            </fieldset>
            <Side />
        </div>
        <Foot />
    }
}

/// A problem goes as soon as what it names is changed.
fn follow_mending(form: Form) {
    Effect::new(move |before: Option<Draft>| {
        let now = form.draft.get();
        if let (Some(before), Some(failure)) = (before, form.failure.get_untracked()) {
            for field in mended(&before, &now, &failure) {
                mend(form.failure, field);
            }
        }
        now
    });
}

/// The mark of a field with a problem.
pub fn invalid(form: Form, field: Field) -> Option<&'static str> {
    form.failure
        .with(|failure| failure.as_ref().is_some_and(|f| f.problem_of(field).is_some()))
        .then_some("")
}
