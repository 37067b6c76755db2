//! A client writes in a post's thread.

use crate::{Services, actor::Reviewer, model::Note, ports::Write, review};
use domain::{
    Failure, Field, PostId, Refusal, RequestKey, Spelled, UnixMillis,
    audit::{ActorKind, What},
    rules::{self, NOTE_MAX},
    time::HOUR,
};

/// Notes about a post in an hour, of staff and of clients.
const NOTES_PER_HOUR: i64 = 60;

/// What a note says.
pub(super) fn body(typed: &str) -> Result<String, Failure> {
    rules::required(typed, NOTE_MAX).map_err(|problem| Failure::field(Field::Note, problem))
}

/// Counts a note about the post: a thread is for people, and everybody who sees the post reads all of it.
///
/// # Errors
/// [`Failure::TooManyTries`] after [`NOTES_PER_HOUR`].
pub(super) async fn counted(
    tx: &mut dyn Write,
    post: PostId,
    by: ActorKind,
    now: UnixMillis,
) -> Result<(), Failure> {
    let scope = format!("notes:{post}|{}", by.as_str());
    let count = tx.count_guess(&scope, 1, now.plus(-HOUR), now).await?;
    if count.count > NOTES_PER_HOUR {
        let retry_after_s = (count.window_start.plus(HOUR).since(now) / 1_000).max(1);
        return Err(Failure::TooManyTries {
            retry_after_s: Some(retry_after_s),
        });
    }
    Ok(())
}

/// A client writes about a post.
///
/// # Errors
/// [`Failure::TooManyTries`]; an empty or too long note; [`domain::Refusal::LinkNotActive`].
pub async fn add_note(
    services: &Services,
    reviewer: &Reviewer,
    id: PostId,
    typed: &str,
    key: RequestKey,
) -> Result<(), Failure> {
    let now = services.clock.now();
    let body = body(typed)?;
    let mut unit = services.begin(reviewer.asking(now)?).await?;
    let tx = unit.tx();
    let (_, post) = review::find(tx, reviewer.link.id, id).await?;
    if let Some(known) = tx.note_by_key(id, key).await? {
        // The same form once more; another text under its name comes from an old page.
        return if known.body == body {
            Ok(())
        } else {
            Err(Refusal::PostChanged.into())
        };
    }
    counted(tx, id, ActorKind::Approver, now).await?;
    let note = Note {
        id: services.id(),
        post_id: id,
        link_id: Some(reviewer.link.id),
        author_kind: ActorKind::Approver,
        author_name: reviewer.name.clone(),
        body: body.clone(),
        at: now,
        request_key: key,
    };
    tx.add_note(&note).await?;
    tx.append_event(
        reviewer
            .event(&What::NoteAdded { note: body }, now)
            .post(&post)
            .done(),
    )
    .await?;
    unit.commit().await
}
