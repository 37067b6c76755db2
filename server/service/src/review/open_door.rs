//! What a link shows before its password.

use super::enter::live_session;
use crate::{Services, actor::Caller, model::EventFilter, ports::Read, secrets::Token};
use domain::{
    Failure, LinkId,
    audit::{Event, Kind, What},
    link::{Link, LinkStatus},
    time::{DAY, HOUR},
    views::review::{Asker, Door},
};

/// The door of a token, which stands open to a browser with a live `session` for the link. Changes nothing.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn open_door(
    services: &Services,
    token: &Token,
    session: impl FnOnce(LinkId) -> Option<Token>,
) -> Result<Door, Failure> {
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let Some(link) = db.link_by_token(token.hash()).await? else {
        return Ok(Door::Invalid);
    };
    match link.status(now) {
        LinkStatus::Revoked => return Ok(Door::Invalid),
        LinkStatus::Expired => {
            let asked = link.asked_at.is_some_and(|at| now.since(at) < DAY);
            return Ok(Door::Expired { asked });
        }
        LinkStatus::Active => {}
    }
    if let Some(session) = session(link.id)
        && live_session(&mut *db, &link, &session, now).await?.is_some()
    {
        return Ok(Door::Open(link.id));
    }
    asker(&mut *db, &link).await.map(Door::Locked)
}

/// Who asks for approval by a link, and about what.
pub(super) async fn asker<R: Read + ?Sized>(db: &mut R, link: &Link) -> Result<Asker, Failure> {
    let project = db.project(link.project_id).await?.ok_or(Failure::NotFound)?;
    let workspace = db.workspace(link.workspace_id).await?.ok_or(Failure::NotFound)?;
    let asked_by = db
        .user(link.created_by)
        .await?
        .map(|u| u.name)
        .unwrap_or_default();
    Ok(Asker {
        asked_by,
        workspace: workspace.name,
        project: project.name,
        hue: project.hue,
    })
}

/// Notes in the log that an active link's address was fetched, once an hour for each address. It proves nothing:
/// mail scanners fetch links.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn note_fetch(services: &Services, token: &Token, caller: &Caller) -> Result<(), Failure> {
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let Some(link) = db.link_by_token(token.hash()).await? else {
        return Ok(());
    };
    if link.status(now) != LinkStatus::Active || noted(&mut *db, &link, caller, now.plus(-HOUR)).await? {
        return Ok(());
    }
    drop(db);
    let event = services.visitor_event(&link, caller, &What::LinkFetched).done();
    services.note(event).await
}

async fn noted(
    db: &mut dyn crate::ports::Read,
    link: &Link,
    caller: &Caller,
    since: domain::UnixMillis,
) -> Result<bool, Failure> {
    let filter = EventFilter {
        link: Some(link.id),
        kind: Some(Kind::LinkFetched),
        limit: 20,
        ..EventFilter::default()
    };
    let events: Vec<Event> = db
        .events(link.workspace_id, &filter)
        .await?
        .into_iter()
        .flatten()
        .collect();
    let same = |address: &Option<String>| address.as_deref() == Some(caller.address.as_str());
    // Twenty in an hour from anywhere are enough to know.
    let recent = events.iter().filter(|e| e.at > since).count();
    Ok(recent >= 20 || events.iter().any(|e| e.at > since && same(&e.address)))
}
