//! The thread of a post: notes, and the notes that came with decisions.

use crate::{
    dates,
    model::{Decision, Note},
};
use domain::{UnixMillis, audit::ActorKind, views::NoteView};
use jiff::tz::TimeZone;

/// Lines of each thread on the page that shows all posts; earlier ones have pages of their own.
pub(super) const LATEST: usize = 10;

/// The latest lines of a thread, and how many come before them. Of its notes the [`LATEST`] are enough, each with how
/// many there are in all.
pub(super) fn latest(
    notes: &[(Note, usize)],
    decisions: &[Decision],
    zone: &TimeZone,
    now: UnixMillis,
) -> (Vec<NoteView>, usize) {
    let in_all = notes.first().map_or(0, |(_, in_all)| *in_all);
    let mut lines = thread(notes.iter().map(|(note, _)| note), decisions, zone, now);
    let beyond = lines.len().saturating_sub(LATEST);
    lines.drain(..beyond);
    (lines, in_all.saturating_sub(notes.len()) + beyond)
}

/// Notes and decisions' notes, oldest first; undone decisions are not shown.
pub(crate) fn thread<'a>(
    notes: impl IntoIterator<Item = &'a Note>,
    decisions: &[Decision],
    zone: &TimeZone,
    now: UnixMillis,
) -> Vec<NoteView> {
    let when = |at| dates::when(at, zone, now);
    let written = notes.into_iter().map(|note| {
        let view = NoteView {
            author: note.author_name.clone(),
            staff: note.author_kind == ActorKind::Staff,
            verdict: None,
            body: note.body.clone(),
            when: when(note.at),
        };
        (note.at, view)
    });
    let decided = decisions
        .iter()
        .filter(|d| d.undone_at.is_none() && !d.note.is_empty())
        .map(|decision| {
            let view = NoteView {
                author: decision.by.clone(),
                staff: false,
                verdict: Some(decision.verdict),
                body: decision.note.clone(),
                when: when(decision.at),
            };
            (decision.at, view)
        });
    let mut all: Vec<_> = written.chain(decided).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, view)| view).collect()
}
