use super::{desk::Desk, looks::Pictures, note_form::NoteForm};
use crate::{
    ui::{Avatar, DiffText, Icon, Moment},
    words,
};
use domain::{
    diff::Piece,
    review::Verdict,
    views::{
        NoteView,
        review::{NOTES_ON_A_PAGE, ReviewPost},
    },
};
use leptos::prelude::*;

/// What changed, the note of staff, the pictures in words, and the thread.
#[component]
pub(super) fn Parts(post: Signal<ReviewPost>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let pictures = Memo::new(move |_| post.with(|post| post.pictures.clone()));
    let changed = Memo::new(move |_| post.with(|post| (post.changes.clone(), post.pictures_changed)));
    let note = move || {
        let note = post.with(|post| post.creator_note.clone());
        let from = words::review::note_from(desk.page.with(|page| page.asked_by.clone()));
        (!note.is_empty()).then(|| view! { <p class="rv-note" dir="auto"><b>{from}</b> " " {note}</p> })
    };
    view! {
        <div class="rv-parts">
            {move || what_changed(changed.get())}
            {note}
            <Pictures pictures />
            <Thread post />
            <NoteForm post />
        </div>
    }
}

fn what_changed((pieces, pictures): (Option<Vec<Piece>>, bool)) -> Option<impl IntoView> {
    let pieces = pieces.filter(|pieces| pieces.iter().any(|piece| !matches!(piece, Piece::Same(_))));
    (pieces.is_some() || pictures).then(|| {
        let text = pieces.map(|pieces| view! { <DiffText pieces /> });
        let pictures =
            pictures.then(|| view! { <p class="diff-media">{words::review::pictures_changed()}</p> });
        view! {
            <div class="rv-changed">
                <h4><Icon name="pencil" />{words::review::what_changed()}</h4>
                {text}
                {pictures}
            </div>
        }
    })
}

/// Notes between client and staff, and the notes of decisions.
#[component]
pub(super) fn Thread(post: Signal<ReviewPost>) -> impl IntoView {
    let link = expect_context::<Desk>().link;
    let id = post.with_untracked(|post| post.id);
    let notes = Memo::new(move |_| post.with(|post| post.notes.clone()));
    let earlier = Memo::new(move |_| post.with(|post| post.earlier_notes));
    let before = move || {
        let count = Some(earlier.get()).filter(|count| *count > 0)?;
        // The page with the last one that is not here.
        let page = count.div_ceil(NOTES_ON_A_PAGE);
        let href = format!("/review/{link}/notes/{id}?page={page}");
        Some(
            view! { <p class="thread-more"><a href=href rel="external">{words::review::earlier_notes(count)}</a></p> },
        )
    };
    view! {
        {before}
        {move || {
            let notes = notes.get();
            (!notes.is_empty()).then(|| lines(notes))
        }}
    }
}

/// Lines of a thread, oldest first.
pub(super) fn lines(notes: Vec<NoteView>) -> impl IntoView {
    let lines = notes.into_iter().map(line).collect_view();
    view! { <ol class="thread" aria-label=words::review::notes()>{lines}</ol> }
}

fn line(note: NoteView) -> impl IntoView {
    let said = note.verdict.map(|verdict| match verdict {
        Verdict::Approved => words::review::said_approved(),
        Verdict::ChangesRequested => words::review::said_changes(),
        Verdict::Rejected => words::review::said_rejected(),
    });
    let said = said
        .or(note.staff.then(words::review::team))
        .map(|said| view! { <span>{said}</span>" " });
    let hue = if note.staff { 4 } else { 6 };
    view! {
        <li class="thread-note" data-verdict=note.verdict.map(super::stamp::name_of)>
            <Avatar name=note.author.clone() hue />
            <header><b>{note.author}</b> " " {said} "· " <Moment when=note.when /></header>
            <p dir="auto">{note.body}</p>
        </li>
    }
}
