//! Opening a link with its password.

use crate::{
    Services,
    actor::Caller,
    model::{Device, LinkSecrets, ReviewSession},
    ports::store::transact,
    secrets::{
        Token,
        guard::{self, Outcome, Target},
    },
};
use domain::{
    Failure, Field, LinkId, Problem, Refusal,
    audit::{ActorKind, Kind},
    link::LinkStatus,
    time::HOUR,
};
use futures::FutureExt;

/// How long an unlocked browser stays unlocked, in milliseconds.
pub const SESSION: i64 = 12 * HOUR;

/// What a browser gets for the right password.
pub struct Unlocked {
    /// The link: from here on the address bar no longer holds the token.
    pub link: LinkId,
    /// For the session's cookie.
    pub session: Token,
    /// For the cookie that lets this browser try while others are blocked.
    pub device: Token,
}

/// Checks the password of the link with this token. Only here is a link logged as opened.
///
/// # Errors
/// [`Failure::NotFound`] for unknown, malformed and revoked tokens; [`Refusal::LinkNotActive`] for an expired one;
/// [`Problem::Wrong`]; [`Failure::TooManyTries`].
pub async fn unlock(
    services: &Services,
    caller: &Caller,
    token: &Token,
    password: &str,
    device: impl FnOnce(LinkId) -> Option<Token>,
) -> Result<Unlocked, Failure> {
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let link = db.link_by_token(token.hash()).await?.ok_or(Failure::NotFound)?;
    match link.status(now) {
        LinkStatus::Revoked => return Err(Failure::NotFound),
        LinkStatus::Expired => return Err(Refusal::LinkNotActive(LinkStatus::Expired).into()),
        LinkStatus::Active => {}
    }
    if password.is_empty() {
        return Err(Failure::field(Field::Password, Problem::Required));
    }
    let secrets = db.link_secrets(link.id).await?.ok_or(Failure::NotFound)?;
    let known = match device(link.id) {
        Some(device) => db
            .device(device.hash())
            .await?
            .filter(|d| d.link_id == link.id)
            .map(|d| d.token),
        None => None,
    };
    let approver = db.approver(link.approver_id).await?.ok_or(Failure::NotFound)?;
    drop(db);
    let target = Target::Link(link.id, known);
    let Outcome::Right(rehash) =
        guard::check(services, target, caller, password, Some(&secrets.password)).await?
    else {
        let event = services.visitor_event(&link, caller, Kind::UnlockFailed).done();
        transact(&*services.store, event, |event, tx| {
            async move { tx.append_event(event.clone()).await.map(|_| ()) }.boxed()
        })
        .await?;
        return Err(Failure::field(Field::Password, Problem::Wrong));
    };
    let unlocked = Unlocked {
        link: link.id,
        session: Token::generate(&*services.random),
        device: Token::generate(&*services.random),
    };
    let session = ReviewSession {
        token: unlocked.session.hash(),
        link_id: link.id,
        generation: link.generation,
        created_at: now,
        expires_at: now.plus(SESSION),
        flash: None,
    };
    let device = Device {
        token: unlocked.device.hash(),
        link_id: link.id,
        created_at: now,
    };
    let event = services
        .visitor_event(&link, caller, Kind::LinkOpened)
        .by(ActorKind::Approver, Some(approver.id.to_string()), &approver.name)
        .done();
    let all = (
        session,
        device,
        event,
        rehash.map(|password| LinkSecrets { password }),
    );
    transact(
        &*services.store,
        all,
        move |(session, device, event, rehash), tx| {
            async move {
                // Between the check and here, staff may have regenerated or revoked.
                let current = tx.link(session.link_id).await?.ok_or(Failure::NotFound)?;
                current.require_active(now)?;
                if current.generation != session.generation {
                    return Err(Failure::NotFound);
                }
                if let Some(secrets) = rehash {
                    tx.set_link_password(session.link_id, secrets).await?;
                }
                tx.add_review_session(session).await?;
                tx.add_device(device).await?;
                tx.append_event(event.clone()).await?;
                Ok(())
            }
            .boxed()
        },
    )
    .await?;
    Ok(unlocked)
}
