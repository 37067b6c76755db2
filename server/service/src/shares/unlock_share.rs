//! Opening a shared calendar that has a password.

use crate::{
    Services,
    actor::Caller,
    model::ShareSession,
    record,
    secrets::{
        Token,
        guard::{self, Outcome, Target},
    },
};
use domain::{
    Failure, Field, Problem, ShareId,
    audit::{ActorKind, What},
    share::Share,
    time::DAY,
};

/// How long a browser stays unlocked, in milliseconds.
pub const SESSION: i64 = 30 * DAY;

/// Checks the password of the share with this token, and gives a session for the browser's cookie; none if the calendar is
/// open to anybody.
///
/// # Errors
/// [`Failure::NotFound`] for unknown, malformed and ended ones; [`Problem::Wrong`]; [`Failure::TooManyTries`].
pub async fn unlock_share(
    services: &Services,
    caller: &Caller,
    token: &Token,
    password: &str,
) -> Result<Option<(ShareId, Token)>, Failure> {
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let found = db.share_by_token(token.hash()).await?;
    let share = found.ok_or(Failure::NotFound)?;
    // The password was taken away while the form was open: there is nothing to check, and nothing to note.
    if !share.locked {
        return Ok(None);
    }
    if password.is_empty() {
        return Err(Failure::field(Field::Password, Problem::Required));
    }
    let known = db.share_password(share.id).await?;
    drop(db);
    let checked = guard::check(
        services,
        Target::Share(share.id),
        caller,
        password,
        known.as_ref(),
    )
    .await?;
    let Outcome::Right(rehash) = checked else {
        let event = event(&share, caller, &What::ShareUnlockFailed, now).done();
        services.note(event).await?;
        return Err(Failure::field(Field::Password, Problem::Wrong));
    };
    let session = Token::generate(&*services.random);
    let kept = ShareSession {
        token: session.hash(),
        share_id: share.id,
        generation: share.generation,
        created_at: now,
        expires_at: now.plus(SESSION),
    };
    let opened = event(&share, caller, &What::ShareOpened, now).done();
    let id = share.id;
    let mut unit = services.begin_by_program().await?;
    let tx = unit.tx();
    // Between the check and here, staff may have ended it or changed the password.
    let current = tx.share(kept.share_id).await?;
    let current = current.filter(|share| share.ended.is_none());
    if current.ok_or(Failure::NotFound)?.generation != kept.generation {
        return Err(Failure::field(Field::Password, Problem::Wrong));
    }
    if let Some(hash) = &rehash {
        tx.set_share_password(kept.share_id, Some(hash)).await?;
    }
    tx.add_share_session(&kept).await?;
    tx.append_event(opened).await?;
    unit.commit().await?;
    Ok(Some((id, session)))
}

fn event(share: &Share, caller: &Caller, what: &What, now: domain::UnixMillis) -> record::EventDraft {
    record::EventDraft::new(share.workspace_id, what, now)
        .by(ActorKind::Visitor, None, "")
        .share(share)
        .from(caller)
}
