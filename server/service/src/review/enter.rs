//! From a review session's cookie to a reviewer.

use crate::{
    Services,
    actor::{Caller, Reviewer},
    secrets::Token,
};
use domain::{Failure, LinkId};

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
    let session = db.review_session(token.hash()).await?.ok_or(Failure::SignedOut)?;
    if session.link_id != link || now >= session.expires_at {
        return Err(Failure::SignedOut);
    }
    let link = db.link(link).await?.ok_or(Failure::SignedOut)?;
    if link.generation != session.generation || link.revoked_at.is_some() {
        return Err(Failure::SignedOut);
    }
    link.require_active(now)?;
    let approver = db.approver(link.approver_id).await?.ok_or(Failure::SignedOut)?;
    Ok(Reviewer {
        link,
        name: approver.name,
        session,
        caller,
    })
}
