//! What a link shows before its password.

use super::enter::live_session;
use crate::{Services, actor::Caller, ports::Read, secrets::Token};
use domain::{
    Failure, LinkId,
    audit::What,
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

/// How often an active link's address is noted as fetched in an hour, from wherever: that is enough to know.
const FETCHES_MAX: i64 = 20;

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
    let anybody = format!("fetch:{}", link.id);
    let from_there = format!("{anybody}|{}", caller.address);
    let since = now.plus(-HOUR);
    let mut counted = async |scope: &str| {
        let counter = db
            .guess(scope)
            .await?
            .filter(|counter| counter.window_start >= since);
        Ok::<_, Failure>(counter.map_or(0, |counter| counter.count))
    };
    let known = counted(&from_there).await? > 0 || counted(&anybody).await? >= FETCHES_MAX;
    if known || link.status(now) != LinkStatus::Active {
        return Ok(());
    }
    drop(db);
    let event = services.visitor_event(&link, caller, &What::LinkFetched).done();
    let mut unit = services.begin_by_program().await?;
    let tx = unit.tx();
    let first = tx.count_guess(&from_there, 1, since, now).await?.count == 1;
    if !first || tx.count_guess(&anybody, 1, since, now).await?.count > FETCHES_MAX {
        return Ok(());
    }
    tx.append_event(event).await?;
    unit.commit().await
}
