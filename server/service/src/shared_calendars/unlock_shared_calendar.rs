//! Opening a shared calendar that has a password.

use crate::{
    Services,
    actor::Caller,
    model::SharedCalendarSession,
    record,
    secrets::{
        Token,
        guard::{self, Outcome, Target},
    },
};
use domain::{
    Failure, Field, Problem, SharedCalendarId,
    audit::{ActorKind, What},
    shared_calendar::SharedCalendar,
    time::DAY,
};

/// How long a browser stays unlocked, in milliseconds.
pub const SESSION: i64 = 30 * DAY;

/// Checks the password of the shared calendar with this token, and gives a session for the browser's cookie; none if the calendar is
/// open to anybody.
///
/// # Errors
/// [`Failure::NotFound`] for unknown, malformed and ended ones; [`Problem::Wrong`]; [`Failure::TooManyTries`].
pub async fn unlock_shared_calendar(
    services: &Services,
    caller: &Caller,
    token: &Token,
    password: &str,
) -> Result<Option<(SharedCalendarId, Token)>, Failure> {
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let found = db.shared_calendar_by_token(token.hash()).await?;
    let calendar = found.ok_or(Failure::NotFound)?;
    // The password was taken away while the form was open: there is nothing to check, and nothing to note.
    if !calendar.locked {
        return Ok(None);
    }
    if password.is_empty() {
        return Err(Failure::field(Field::Password, Problem::Required));
    }
    let known = db.shared_calendar_password(calendar.id).await?;
    drop(db);
    let checked = guard::check(
        services,
        Target::SharedCalendar(calendar.id),
        caller,
        password,
        known.as_ref(),
    )
    .await?;
    let Outcome::Right(rehash) = checked else {
        let event = event(&calendar, caller, &What::SharedCalendarUnlockFailed, now).done();
        services.note(event).await?;
        return Err(Failure::field(Field::Password, Problem::Wrong));
    };
    let session = Token::generate(&*services.random);
    let kept = SharedCalendarSession {
        token: session.hash(),
        shared_calendar_id: calendar.id,
        generation: calendar.generation,
        created_at: now,
        expires_at: now.plus(SESSION),
    };
    let opened = event(&calendar, caller, &What::SharedCalendarOpened, now).done();
    let id = calendar.id;
    let mut unit = services.begin_by_program().await?;
    let tx = unit.tx();
    // Between the check and here, staff may have ended it or changed the password.
    let current = tx.shared_calendar(kept.shared_calendar_id).await?;
    let current = current.filter(|calendar| calendar.ended.is_none());
    if current.ok_or(Failure::NotFound)?.generation != kept.generation {
        return Err(Failure::field(Field::Password, Problem::Wrong));
    }
    if let Some(hash) = &rehash {
        tx.set_shared_calendar_password(kept.shared_calendar_id, Some(hash))
            .await?;
    }
    tx.add_shared_calendar_session(&kept).await?;
    tx.append_event(opened).await?;
    unit.commit().await?;
    Ok(Some((id, session)))
}

fn event(
    calendar: &SharedCalendar,
    caller: &Caller,
    what: &What,
    now: domain::UnixMillis,
) -> record::EventDraft {
    record::EventDraft::new(calendar.workspace_id, what, now)
        .by(ActorKind::Visitor, None, "")
        .shared_calendar(calendar)
        .from(caller)
}
