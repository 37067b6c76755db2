//! Notes between client and staff.

use crate::{
    Services,
    actor::{Reviewer, Staff},
    model::Note,
    ports::store::transact,
    posts, review,
};
use domain::{
    Failure, Field, NoteId, PostId, Refusal, RequestKey,
    audit::{ActorKind, Kind},
    rules::{self, NOTE_MAX},
    staff::Permission,
};
use futures::FutureExt;

fn body(typed: &str) -> Result<String, Failure> {
    rules::required(typed, NOTE_MAX).map_err(|problem| Failure::field(Field::Note, problem))
}

/// A client writes about a post.
///
/// # Errors
/// An empty or too long note; [`domain::Refusal::LinkNotActive`].
pub async fn add_note(
    services: &Services,
    reviewer: &Reviewer,
    id: PostId,
    typed: &str,
    key: RequestKey,
) -> Result<(), Failure> {
    let now = services.clock.now();
    let all = (reviewer.clone(), body(typed)?, services.id::<NoteId>());
    transact(&*services.store, all, move |(reviewer, body, note_id), tx| {
        async move {
            review::still_active(tx, reviewer, now).await?;
            let (_, post) = review::find(tx, reviewer.link.id, id).await?;
            if let Some(known) = tx.note_by_key(id, key).await? {
                // The same form once more; another text under its name comes from an old page.
                return if known.body == *body {
                    Ok(())
                } else {
                    Err(Refusal::PostChanged.into())
                };
            }
            let note = Note {
                id: *note_id,
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
                    .event(Kind::NoteAdded, now)
                    .post(&post)
                    .fact("note", body)
                    .done(),
            )
            .await?;
            Ok(())
        }
        .boxed()
    })
    .await
}

/// Staff answer on a post.
///
/// # Errors
/// An empty or too long note; [`Failure::Forbidden`].
pub async fn answer(services: &Services, staff: &Staff, id: PostId, typed: &str) -> Result<(), Failure> {
    staff.require(Permission::EditPosts)?;
    let now = services.clock.now();
    let all = (
        staff.clone(),
        body(typed)?,
        services.id::<NoteId>(),
        services.id::<RequestKey>(),
    );
    transact(&*services.store, all, move |(staff, body, note_id, key), tx| {
        async move {
            staff.confirm(tx, Permission::EditPosts).await?;
            let post = posts::find(tx, staff, id).await?;
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
                    .event(Kind::NoteAdded, now)
                    .post(&post)
                    .fact("note", body)
                    .done(),
            )
            .await?;
            Ok(())
        }
        .boxed()
    })
    .await
}
