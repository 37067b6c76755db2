//! From a session cookie to a member of staff.

use crate::{
    Services,
    actor::{Caller, Staff},
    secrets::Token,
};
use domain::Failure;

/// The member of staff whose session this is.
///
/// # Errors
/// [`Failure::SignedOut`] for an unknown or ended session.
pub async fn authenticate(
    services: &Services,
    token: Option<Token>,
    caller: Caller,
) -> Result<Staff, Failure> {
    let token = token.ok_or(Failure::SignedOut)?;
    let mut db = services.store.read().await?;
    let session = db.staff_session(token.hash()).await?.ok_or(Failure::SignedOut)?;
    if services.clock.now() >= session.expires_at {
        return Err(Failure::SignedOut);
    }
    let user = db
        .user(session.user_id)
        .await?
        .filter(|user| user.removed_at.is_none());
    let user = user.ok_or(Failure::SignedOut)?;
    Ok(Staff { user, caller })
}
