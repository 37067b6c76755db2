use super::form::{Answer, Form};
use crate::{
    api::planner::{answer_note, open_post},
    dates,
    pages::planner::state::Planner,
    ui::{Avatar, Connection, FieldProblem, Remembered, TextArea, Trouble, keep::kept, mend},
    words,
};
use domain::{
    Field,
    review::Verdict,
    views::{NoteView, people::Me},
};
use leptos::{prelude::*, task::spawn_local};

/// What client and team wrote about this post, and an answer.
#[component]
pub fn Comments() -> impl IntoView {
    let form = Form::current();
    let planner = Planner::current();
    let notes = Memo::new(move |_| {
        form.detail
            .with(|d| d.as_ref().map(|d| d.notes.clone()).unwrap_or_default())
    });
    let Answer {
        text,
        failure,
        busy,
        key,
    } = form.answer;
    let connection = Connection::current();
    let kept = place_of_answer(form).map(|place| Remembered::new(place, text));
    let send = move |_| {
        let Some((id, _)) = form.post().filter(|_| !busy.get_untracked()) else {
            return;
        };
        if let Some(offline) = connection.failure() {
            return failure.set(Some(offline));
        }
        busy.set(true);
        let (sent, kept) = (text.get_untracked(), kept.clone());
        spawn_local(async move {
            let named = kept.as_ref().map_or(key.get(), |kept| kept.key(&sent, key.get()));
            let answer = answer_note(id, sent.clone(), named).await;
            key.answered(&answer);
            if let Some(kept) = &kept {
                kept.answered(&answer);
            }
            match answer {
                Ok(()) => {
                    failure.set(None);
                    // The panel may be closed since; what was typed meanwhile is another answer.
                    if text.try_with_untracked(|now| *now == sent) == Some(true) {
                        text.set(String::new());
                    }
                    if let Some(kept) = &kept {
                        kept.sent(&sent);
                    }
                    planner.tell(words::composer::answered(), None);
                    refresh(form).await;
                }
                Err(error) => failure.set(Some(error.0)),
            }
            busy.set(false);
        });
    };
    view! {
        <Show
            when=move || !notes.with(Vec::is_empty)
            fallback=|| view! { <p class="muted small">{words::composer::comments_empty()}</p> }
        >
            <ol class="thread">
                {move || notes.get().into_iter().map(|note| view! { <Note note /> }).collect_view()}
            </ol>
        </Show>
        {planner
            .can_edit
            .then(|| {
                view! {
                    <div
                        class="field"
                        data-invalid=move || failure.with(Option::is_some).then_some("")
                        on:input=move |_| mend(failure, Field::Note)
                    >
                        <label class="field-label" for="c-answer">
                            {words::composer::answer()} " " <span class="optional">{words::composer::answer_hint()}</span>
                        </label>
                        <TextArea
                            told=text
                            typed=move |answer| text.set(answer)
                            short=true
                            attr:id="c-answer"
                            attr:aria-describedby="c-answer-problem"
                        />
                        <FieldProblem id="c-answer" name=Field::Note failure />
                        <Trouble failure lost=words::composer::answer_lost() />
                        <div class="row">
                            <button class="button" type="button" aria-busy=move || busy.get().to_string() on:click=send>
                                {words::composer::answer_do()}
                            </button>
                        </div>
                    </div>
                }
            })}
    }
}

#[component]
fn Note(note: NoteView) -> impl IntoView {
    let verdict = note.verdict.map(|verdict| match verdict {
        Verdict::Approved => "approved",
        Verdict::ChangesRequested => "changes",
        Verdict::Rejected => "rejected",
    });
    let word = note
        .verdict
        .map(|verdict| view! { " · " <span>{words::of_verdict(Some(verdict))}</span> });
    let moment = dates::moment(&note.when);
    let team = note.staff.then(|| view! { " · " {words::composer::agency()} });
    view! {
        <li class="thread-note" data-verdict=verdict data-status=verdict>
            <Avatar name=note.author.clone() hue=if note.staff { 4 } else { 2 } />
            <header>
                <b dir="auto">{note.author}</b>
                {team}
                {word}
                " · "
                <time datetime=note.when.utc>{moment}</time>
            </header>
            <p dir="auto">{note.body}</p>
        </li>
    }
}

/// Where an answer to the client is kept until it is sent.
fn place_of_answer(form: Form) -> Option<String> {
    let (id, _) = form.post()?;
    Some(format!("{}:answer:{id}", use_context::<Me>()?.id))
}

/// The answer that is written and not sent.
pub(super) fn unsent_answer(form: Form) -> Option<String> {
    let place = place_of_answer(form)?;
    // Of one that heard no answer nobody knows.
    let tried = kept(&format!("{place}:tried")).unwrap_or_default();
    let answer = kept(&place).filter(|answer| !answer.trim().is_empty())?;
    let unknown = tried.split_once('\n').is_some_and(|(_, said)| said == answer);
    (!unknown).then_some(answer)
}

/// Loads again what the server knows of the post; what is typed stays.
pub(super) async fn refresh(form: Form) {
    let Some((id, _)) = form.post() else { return };
    if let Ok(detail) = open_post(id).await {
        let _ = form.detail.try_set(Some(detail));
    }
}
