//! A browser that was inside a link comes back after its session's end, without the link's address.

use super::open_door::asker;
use crate::{Services, dates, model::Device, ports::Read, secrets::Token};
use domain::{
    Failure, LinkId,
    link::LinkStatus,
    time::Turn,
    views::review::{Flash, FlashForm, Late, Return},
};

/// What the browser with this `device` finds. Changes nothing.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn come_back(services: &Services, link: LinkId, device: Option<&Token>) -> Result<Return, Failure> {
    let mut db = services.store.read().await?;
    let Some(device) = known_device(&mut *db, link, device).await? else {
        return Ok(Return::Unknown { left: None });
    };
    let link = db.link(link).await?.ok_or(Failure::NotFound)?;
    let left = kept_form(&device).map(|flash| flash.words().to_owned());
    let left = left.filter(|words| !words.is_empty());
    Ok(match link.status(services.clock.now()) {
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
    let Some(flash) = kept_form(device).filter(|flash| !flash.typed.is_empty()) else {
        return Ok(None);
    };
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
/// the password again.
/// Of another browser nothing is kept.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn keep_form(
    services: &Services,
    link: LinkId,
    device: Option<&Token>,
    flash: &Flash,
) -> Result<(), Failure> {
    let device = known_device(&mut *services.store.read().await?, link, device).await?;
    let (Some(device), Ok(text)) = (device, serde_json::to_string(flash)) else {
        return Ok(());
    };
    let mut unit = services.begin_by_program().await?;
    unit.tx().set_device_flash(device.token, Some(&text)).await?;
    unit.commit().await
}

/// The form that is kept for a browser.
pub(super) fn kept_form(device: &Device) -> Option<Flash> {
    serde_json::from_str(device.flash.as_deref()?).ok()
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
