//! Staff answer in a post's thread.

use crate::{
    Services,
    actor::Staff,
    model::Note,
    posts,
    review::add_note::{body, counted},
};
use domain::{
    Failure, PostId, Refusal, RequestKey,
    audit::{ActorKind, What},
    staff::Permission,
};

/// Adds a note by staff, which the client sees; under one key, one.
///
/// # Errors
/// An empty or too long note; [`Failure::TooManyTries`]; [`Failure::Forbidden`]; [`Refusal::AlreadyMade`].
pub async fn answer_note(
    services: &Services,
    staff: &Staff,
    id: PostId,
    typed: &str,
    key: Option<RequestKey>,
) -> Result<(), Failure> {
    let asking = staff.asking(Permission::EditPosts)?;
    let now = services.clock.now();
    let (body, key) = (body(typed)?, key.unwrap_or_else(|| services.id()));
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let post = posts::find(tx, staff, id).await?;
    if let Some(known) = tx.note_by_key(id, key).await? {
        // A sent note cannot be changed.
        return if known.body == body && known.author_kind == ActorKind::Staff {
            Ok(())
        } else {
            Err(Refusal::AlreadyMade.into())
        };
    }
    counted(tx, id, ActorKind::Staff, now).await?;
    let note = Note {
        id: services.id(),
        post_id: id,
        link_id: None,
        author_kind: ActorKind::Staff,
        author_name: staff.user.name.clone(),
        body: body.clone(),
        at: now,
        request_key: key,
    };
    tx.add_note(&note).await?;
    tx.append_event(
        staff
            .event(&What::NoteAdded { note: body }, now)
            .post(&post)
            .done(),
    )
    .await?;
    unit.commit().await
}
