//! From an address to somebody who may look.

use crate::{
    Services,
    actor::Viewer,
    secrets::{Token, vault::Purpose},
};
use domain::{Failure, SharedCalendarId, shared_calendar::SharedCalendar};

/// The viewer of the shared calendar with this token. `session` gives the token that the browser got for the shared calendar's password.
///
/// # Errors
/// [`Failure::NotFound`] for unknown, malformed, deactivated and replaced tokens; [`Failure::SignedOut`] if the
/// password is asked for.
pub async fn enter_shared_calendar(
    services: &Services,
    token: &Token,
    session: impl FnOnce(SharedCalendarId) -> Option<Token>,
) -> Result<Viewer, Failure> {
    let calendar = find(services, token).await?;
    if calendar.locked {
        let session = session(calendar.id).ok_or(Failure::SignedOut)?;
        let found = services
            .store
            .read()
            .await?
            .shared_calendar_session(session.hash())
            .await?;
        let valid = found.is_some_and(|s| {
            s.shared_calendar_id == calendar.id
                && s.generation == calendar.generation
                && services.clock.now() < s.expires_at
        });
        if !valid {
            return Err(Failure::SignedOut);
        }
    }
    Ok(Viewer {
        calendar,
        token: token.clone(),
    })
}

/// The viewer who subscribed with this key: calendar programs keep no cookies.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn enter_shared_calendar_by_key(
    services: &Services,
    token: &Token,
    key: &str,
) -> Result<Viewer, Failure> {
    let calendar = find(services, token).await?;
    if calendar.locked && feed_key(services, &calendar).hash() != Token::copied(key).hash() {
        return Err(Failure::NotFound);
    }
    Ok(Viewer {
        calendar,
        token: token.clone(),
    })
}

/// What stands for the password in the address of a feed. A new password makes it void.
pub(super) fn feed_key(services: &Services, calendar: &SharedCalendar) -> Token {
    let subject = format!("{}:{}", calendar.id, calendar.generation);
    services.vault.derive(Purpose::SharedCalendarFeed, &subject)
}

async fn find(services: &Services, token: &Token) -> Result<SharedCalendar, Failure> {
    let found = services
        .store
        .read()
        .await?
        .shared_calendar_by_token(token.hash())
        .await?;
    found.ok_or(Failure::NotFound)
}
