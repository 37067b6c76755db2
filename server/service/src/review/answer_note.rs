//! Staff answer in a post's thread.

use crate::{
    Services,
    actor::Staff,
    model::Note,
    ports::store::transact,
    posts,
    review::add_note::{body, counted},
};
use domain::{
    Failure, NoteId, PostId, Refusal, RequestKey,
    audit::{ActorKind, What},
    staff::Permission,
};
use futures::FutureExt;

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
    staff.require(Permission::EditPosts)?;
    let now = services.clock.now();
    let all = (
        staff.clone(),
        body(typed)?,
        services.id::<NoteId>(),
        key.unwrap_or_else(|| services.id()),
    );
    transact(&*services.store, all, move |(staff, body, note_id, key), tx| {
        async move {
            staff.confirm(tx, Permission::EditPosts).await?;
            let post = posts::find(tx, staff, id).await?;
            if let Some(known) = tx.note_by_key(id, *key).await? {
                // A sent note cannot be changed.
                return if known.body == *body && known.author_kind == ActorKind::Staff {
                    Ok(())
                } else {
                    Err(Refusal::AlreadyMade.into())
                };
            }
            counted(tx, id, ActorKind::Staff, now).await?;
            let note = Note {
                id: *note_id,
                post_id: id,
                link_id: None,
                author_kind: ActorKind::Staff,
                author_name: staff.user.name.clone(),
                body: body.clone(),
                at: now,
                request_key: *key,
            };
            tx.add_note(&note).await?;
            tx.append_event(
                staff
                    .event(&What::NoteAdded { note: body.clone() }, now)
                    .post(&post)
                    .done(),
            )
            .await?;
            Ok(())
        }
        .boxed()
    })
    .await
}
