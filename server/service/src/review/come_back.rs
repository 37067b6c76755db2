//! A browser that was inside a link comes back after its session's end, without the link's address.

use super::{enter::live_session, open_door::asker};
use crate::{Services, dates, model::Device, ports::Read, secrets::Token};
use domain::{
    Failure, LinkId,
    link::LinkStatus,
    time::Turn,
    views::review::{Flash, FlashForm, Late, Return},
};

/// What the browser with this `device`, and this `session` if it is not over, finds. Changes nothing.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn come_back(
    services: &Services,
    link: LinkId,
    session: Option<&Token>,
    device: Option<&Token>,
) -> Result<Return, Failure> {
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let Some(device) = known_device(&mut *db, link, device).await? else {
        return Ok(Return::Unknown { left: None });
    };
    let link = db.link(link).await?.ok_or(Failure::NotFound)?;
    let session = match session {
        Some(session) => live_session(&mut *db, &link, session, now).await?,
        None => None,
    };
    let left = [session.and_then(|session| session.flash), device.flash.clone()];
    let left = left.iter().flatten().find_map(|kept| {
        let words = form_of(kept)?.words().to_owned();
        (!words.is_empty()).then_some(words)
    });
    Ok(match link.status(now) {
        LinkStatus::Revoked => Return::Unknown { left },
        LinkStatus::Expired => Return::Expired { left },
        LinkStatus::Active => Return::Over {
            asker: asker(&mut *db, &link).await?,
            late: late(&mut *db, services, &device).await?,
        },
    })
}

/// What the form held that is kept for the browser.
async fn late(db: &mut dyn Read, services: &Services, device: &Device) -> Result<Option<Late>, Failure> {
    let Some(flash) = kept_form(device) else {
        return Ok(None);
    };
    if flash.typed.is_empty() {
        return Ok(Some(Late::Pressed));
    }
    let moved = match (flash.form, flash.post) {
        (FlashForm::Reschedule, Some(post)) => match db.post(post).await? {
            Some(post) => db.project(post.project_id).await?,
            None => None,
        },
        _ => None,
    };
    let planned = moved.and_then(|project| {
        let zone = dates::known_zone(&project.time_zone);
        let (date, time) = flash.typed.split_once('T')?;
        let planned = dates::planned(date, time, Turn::First, &zone).ok()?;
        Some(dates::when(planned.at, &zone, services.clock.now()))
    });
    Ok(Some(planned.map_or(Late::Words(flash.typed), Late::Move)))
}

/// Keeps a form that came after the end of the session or the link, for the browser with this `device`: until it has given
/// the password again, or a form is done in the `session`, if a link that is extended finds it alive. Of another browser
/// nothing is kept.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn keep_form(
    services: &Services,
    link: LinkId,
    session: Option<&Token>,
    device: Option<&Token>,
    flash: &Flash,
) -> Result<(), Failure> {
    let mut db = services.store.read().await?;
    let device = known_device(&mut *db, link, device).await?;
    let session = match (db.link(link).await?, session) {
        (Some(link), Some(session)) => live_session(&mut *db, &link, session, services.clock.now()).await?,
        _ => None,
    };
    drop(db);
    let Ok(text) = serde_json::to_string(flash) else {
        return Ok(());
    };
    let mut unit = services.begin_by_program().await?;
    if let Some(session) = session {
        unit.tx().set_flash(session.token, Some(&text)).await?;
    }
    if let Some(device) = device {
        unit.tx().set_device_flash(device.token, Some(&text)).await?;
    }
    unit.commit().await
}

/// The form that is kept for a browser.
pub(super) fn kept_form(device: &Device) -> Option<Flash> {
    form_of(device.flash.as_deref()?)
}

fn form_of(kept: &str) -> Option<Flash> {
    serde_json::from_str(kept).ok()
}

/// The browser of that token, if it unlocked this link. A new address or password forgets a link's browsers.
pub(super) async fn known_device<R: Read + ?Sized>(
    db: &mut R,
    link: LinkId,
    token: Option<&Token>,
) -> Result<Option<Device>, Failure> {
    match token {
        Some(token) => Ok(db
            .device(token.hash())
            .await?
            .filter(|device| device.link_id == link)),
        None => Ok(None),
    }
}
