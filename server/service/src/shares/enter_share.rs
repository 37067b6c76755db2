//! From an address to somebody who may look.

use crate::{
    Services,
    actor::Viewer,
    secrets::{Token, vault::Purpose},
};
use domain::{Failure, ShareId, share::Share};

/// The viewer of the share with this token. `session` gives the token that the browser got for the share's password.
///
/// # Errors
/// [`Failure::NotFound`] for unknown, malformed, deactivated and replaced tokens; [`Failure::SignedOut`] if the
/// password is asked for.
pub async fn enter_share(
    services: &Services,
    token: &Token,
    session: impl FnOnce(ShareId) -> Option<Token>,
) -> Result<Viewer, Failure> {
    let share = find(services, token).await?;
    if share.locked {
        let session = session(share.id).ok_or(Failure::SignedOut)?;
        let found = services.store.read().await?.share_session(session.hash()).await?;
        let valid = found.is_some_and(|s| {
            s.share_id == share.id && s.generation == share.generation && services.clock.now() < s.expires_at
        });
        if !valid {
            return Err(Failure::SignedOut);
        }
    }
    Ok(Viewer {
        share,
        token: token.clone(),
    })
}

/// The viewer who subscribed with this key: calendar programs keep no cookies.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn enter_share_by_key(services: &Services, token: &Token, key: &str) -> Result<Viewer, Failure> {
    let share = find(services, token).await?;
    if share.locked && feed_key(services, &share).hash() != Token::copied(key).hash() {
        return Err(Failure::NotFound);
    }
    Ok(Viewer {
        share,
        token: token.clone(),
    })
}

/// What stands for the password in the address of a feed. A new password makes it void.
pub(super) fn feed_key(services: &Services, share: &Share) -> Token {
    let subject = format!("{}:{}", share.id, share.generation);
    services.vault.derive(Purpose::ShareFeed, &subject)
}

async fn find(services: &Services, token: &Token) -> Result<Share, Failure> {
    let found = services.store.read().await?.share_by_token(token.hash()).await?;
    found.ok_or(Failure::NotFound)
}
