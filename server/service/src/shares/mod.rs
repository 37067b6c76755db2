//! Shared calendars: read-only links to a project's calendar.

pub mod deactivate_share;
pub mod enter_share;
pub mod list_shares;
pub mod read_shared_media;
pub(crate) mod sequence;
pub mod share_calendar;
pub mod show_shared_calendar;
pub mod show_shared_feed;
pub mod show_sharing;
pub mod unlock_share;

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
    Failure, ShareId, UnixMillis,
    post::MediaRef,
    share::Share,
    views::{Picture, share::ShareRow},
};

/// The share, if it is of this person's workspace.
pub(crate) async fn find<R: Read + ?Sized>(db: &mut R, staff: &Staff, id: ShareId) -> Result<Share, Failure> {
    let found = db.share(id).await?;
    found
        .filter(|share| share.workspace_id == staff.user.workspace_id)
        .ok_or(Failure::NotFound)
}

/// The token of a share. It is derived from the server's secret, so that staff can copy the address again though
/// only its hash is stored.
fn token(services: &Services, id: ShareId) -> Token {
    services.vault.derive(Purpose::Share, &id.to_string())
}

/// The address of a share.
fn address(services: &Services, token: &Token) -> String {
    format!("{}/c/{}", services.base_url, token.reveal())
}

/// The share's logo, as `audience` gets it.
async fn logo_of<R: Read + ?Sized>(
    db: &mut R,
    share: &Share,
    audience: Audience<'_>,
) -> Result<Option<Picture>, Failure> {
    Ok(match share.options.logo {
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

/// A share in the list of all; `media` holds its logo, if it has one.
fn row(share: &Share, project: &Project, created_by: String, media: &[Media], now: UnixMillis) -> ShareRow {
    let zone = dates::known_zone(&project.time_zone);
    let logo = media.iter().find(|media| Some(media.id) == share.options.logo);
    ShareRow {
        seen: share.seen(),
        project: projects::item(project),
        options: share.options.clone(),
        logo: logo.map(|media| picture(&uncaptioned(media), Audience::Staff)),
        locked: share.locked,
        created_by,
        created: dates::when(share.created_at, &zone, now),
        ended: share.ended.map(|(at, why)| (why, dates::when(at, &zone, now))),
    }
}
