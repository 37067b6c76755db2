//! From a review session's cookie to a reviewer.

use crate::{
    Services,
    actor::{Caller, Reviewer},
    model::ReviewSession,
    ports::Read,
    secrets::Token,
};
use domain::{Failure, LinkId, UnixMillis, link::Link};

/// The reviewer whose session for `link` this is.
///
/// # Errors
/// [`Failure::SignedOut`] without a session (also after revoke and regenerate);
/// [`domain::Refusal::LinkNotActive`] for an expired link.
pub async fn enter(
    services: &Services,
    link: LinkId,
    token: Option<Token>,
    caller: Caller,
) -> Result<Reviewer, Failure> {
    let token = token.ok_or(Failure::SignedOut)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let link = db.link(link).await?.ok_or(Failure::SignedOut)?;
    let session = live_session(&mut *db, &link, &token, now)
        .await?
        .ok_or(Failure::SignedOut)?;
    link.require_active(now)?;
    let approver = db.approver(link.approver_id).await?.ok_or(Failure::SignedOut)?;
    Ok(Reviewer {
        link,
        name: approver.name,
        session,
        caller,
    })
}

/// The session of that token, if it is one of this link as it is now.
pub(super) async fn live_session<R: Read + ?Sized>(
    db: &mut R,
    link: &Link,
    token: &Token,
    now: UnixMillis,
) -> Result<Option<ReviewSession>, Failure> {
    let session = db.review_session(token.hash()).await?;
    Ok(session.filter(|session| {
        session.link_id == link.id
            && now < session.expires_at
            && session.generation == link.generation
            && link.revoked_at.is_none()
    }))
}
