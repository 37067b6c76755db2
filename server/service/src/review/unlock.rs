//! Opening a link with its password.

use super::{
    come_back::{kept_form, known_device},
    remember_form::as_news,
};
use crate::{
    Services,
    actor::Caller,
    model::{Device, LinkSecrets, ReviewSession},
    secrets::{
        Token,
        guard::{self, Outcome, Target},
    },
};
use domain::{
    Failure, Field, LinkId, Problem, Refusal, UnixMillis,
    audit::{ActorKind, What},
    link::{Link, LinkStatus},
    time::HOUR,
};

/// How long an unlocked browser stays unlocked, in milliseconds.
pub const SESSION: i64 = 12 * HOUR;

/// What a browser gets for the right password.
pub struct Unlocked {
    /// The link: from here on the address bar no longer holds the token.
    pub link: LinkId,
    /// For the session's cookie.
    pub session: Token,
    /// For the cookie that lets this browser try while others are blocked, and come back.
    pub device: Token,
    /// Where a form waits that came after the session before was over, after the link's own address.
    pub place: String,
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
    require_open(&link, now)?;
    let device = known_device(&mut *db, link.id, device(link.id).as_ref()).await?;
    drop(db);
    open(services, caller, &link, device, password).await
}

/// Checks the password of a link for a browser that unlocked it before: its `device` stands for the token.
///
/// # Errors
/// As [`unlock`]; [`Failure::NotFound`] for every other browser.
pub async fn unlock_again(
    services: &Services,
    caller: &Caller,
    link: LinkId,
    password: &str,
    device: Option<&Token>,
) -> Result<Unlocked, Failure> {
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let device = known_device(&mut *db, link, device)
        .await?
        .ok_or(Failure::NotFound)?;
    let link = db.link(link).await?.ok_or(Failure::NotFound)?;
    require_open(&link, now)?;
    drop(db);
    open(services, caller, &link, Some(device), password).await
}

fn require_open(link: &Link, now: UnixMillis) -> Result<(), Failure> {
    match link.status(now) {
        LinkStatus::Revoked => Err(Failure::NotFound),
        LinkStatus::Expired => Err(Refusal::LinkNotActive(LinkStatus::Expired).into()),
        LinkStatus::Active => Ok(()),
    }
}

async fn open(
    services: &Services,
    caller: &Caller,
    link: &Link,
    known: Option<Device>,
    password: &str,
) -> Result<Unlocked, Failure> {
    let now = services.clock.now();
    if password.is_empty() {
        return Err(Failure::field(Field::Password, Problem::Required));
    }
    let mut db = services.store.read().await?;
    let secrets = db.link_secrets(link.id).await?.ok_or(Failure::NotFound)?;
    let approver = db.approver(link.approver_id).await?.ok_or(Failure::NotFound)?;
    drop(db);
    let target = Target::Link(link.id, known.as_ref().map(|device| device.token));
    let Outcome::Right(rehash) =
        guard::check(services, target, caller, password, Some(&secrets.password)).await?
    else {
        let event = services.visitor_event(link, caller, &What::UnlockFailed).done();
        services.note(event).await?;
        return Err(Failure::field(Field::Password, Problem::Wrong));
    };
    let unlocked = Unlocked {
        link: link.id,
        session: Token::generate(&*services.random),
        device: Token::generate(&*services.random),
        place: known
            .as_ref()
            .and_then(kept_form)
            .map(|flash| flash.place())
            .unwrap_or_default(),
    };
    let session = ReviewSession {
        token: unlocked.session.hash(),
        link_id: link.id,
        generation: link.generation,
        created_at: now,
        expires_at: now.plus(SESSION),
        // It stays with the device too, which this browser leaves with the answer: a second tap on the button opens
        // another session, and that one is what the browser keeps.
        flash: known
            .as_ref()
            .and_then(|device| as_news(device.flash.as_deref()?, now)),
    };
    let device = Device {
        token: unlocked.device.hash(),
        link_id: link.id,
        created_at: now,
        flash: None,
    };
    let event = services
        .visitor_event(link, caller, &What::LinkOpened)
        .by(ActorKind::Approver, Some(approver.id.to_string()), &approver.name)
        .done();
    let secrets = rehash.map(|password| LinkSecrets { password });
    let mut unit = services.begin_by_program().await?;
    let tx = unit.tx();
    // Between the check and here, staff may have regenerated or revoked.
    let current = tx.link(session.link_id).await?.ok_or(Failure::NotFound)?;
    current.require_active(now)?;
    if current.generation != session.generation {
        return Err(Failure::NotFound);
    }
    if let Some(secrets) = secrets {
        tx.set_link_password(session.link_id, &secrets).await?;
    }
    tx.add_review_session(&session).await?;
    tx.add_device(&device).await?;
    tx.append_event(event).await?;
    unit.commit().await?;
    Ok(unlocked)
}
