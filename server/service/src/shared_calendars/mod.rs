//! Shared calendars: read-only links to a project's calendar.

pub mod deactivate_shared_calendar;
pub mod enter_shared_calendar;
pub mod list_shared_calendars;
pub mod read_shared_media;
pub(crate) mod sequence;
pub mod share_calendar;
pub mod show_shared_calendar;
pub mod show_shared_calendar_settings;
pub mod show_shared_feed;
pub mod unlock_shared_calendar;

use crate::{
    Services,
    actor::Staff,
    dates,
    media::{Audience, picture},
    model::{Media, Project},
    ports::Read,
    projects,
    secrets::{Token, vault::Purpose},
};
use domain::{
    Failure, SharedCalendarId, UnixMillis,
    post::MediaRef,
    shared_calendar::SharedCalendar,
    views::{Picture, shared_calendar::SharedCalendarRow},
};

/// The shared calendar, if it is of this person's workspace.
pub(crate) async fn find<R: Read + ?Sized>(
    db: &mut R,
    staff: &Staff,
    id: SharedCalendarId,
) -> Result<SharedCalendar, Failure> {
    let found = db.shared_calendar(id).await?;
    found
        .filter(|calendar| calendar.workspace_id == staff.user.workspace_id)
        .ok_or(Failure::NotFound)
}

/// The token of a shared calendar. It is derived from the server's secret, so that staff can copy the address again though
/// only its hash is stored.
fn token(services: &Services, id: SharedCalendarId) -> Token {
    services.vault.derive(Purpose::SharedCalendar, &id.to_string())
}

/// The address of a shared calendar.
fn address(services: &Services, token: &Token) -> String {
    format!("{}/c/{}", services.base_url, token.reveal())
}

/// The shared calendar's logo, as `audience` gets it.
async fn logo_of<R: Read + ?Sized>(
    db: &mut R,
    calendar: &SharedCalendar,
    audience: Audience<'_>,
) -> Result<Option<Picture>, Failure> {
    Ok(match calendar.options.logo {
        Some(id) => db
            .media(id)
            .await?
            .map(|media| picture(&uncaptioned(&media), audience)),
        None => None,
    })
}

fn uncaptioned(media: &Media) -> MediaRef {
    MediaRef {
        id: media.id,
        hash: media.hash.clone(),
        alt: String::new(),
        width: media.width,
        height: media.height,
        still_of_animation: media.still_of_animation,
    }
}

/// A shared calendar in the list of all; `media` holds its logo, if it has one.
fn row(
    calendar: &SharedCalendar,
    project: &Project,
    created_by: String,
    media: &[Media],
    now: UnixMillis,
) -> SharedCalendarRow {
    let zone = dates::known_zone(&project.time_zone);
    let logo = media.iter().find(|media| Some(media.id) == calendar.options.logo);
    SharedCalendarRow {
        seen: calendar.seen(),
        project: projects::item(project),
        options: calendar.options.clone(),
        logo: logo.map(|media| picture(&uncaptioned(media), Audience::Staff)),
        locked: calendar.locked,
        created_by,
        created: dates::when(calendar.created_at, &zone, now),
        ended: calendar.ended.map(|(at, why)| (why, dates::when(at, &zone, now))),
    }
}
