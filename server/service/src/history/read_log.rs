//! A page of the workspace's log.

use crate::{Services, actor::Staff, dates, history::line::Lines, model::EventFilter};
use domain::{
    Failure,
    audit::{Entry, Event},
    staff::Permission,
    views::history::{Log, LogFilter},
};

/// Lines on a page.
const PAGE: i64 = 100;

/// Events that pass the filter, newest first, in the zone of the project that was created first.
///
/// # Errors
/// [`Failure::Forbidden`].
pub async fn read_log(services: &Services, staff: &Staff, filter: LogFilter) -> Result<Log, Failure> {
    staff.require(Permission::Look)?;
    let workspace = staff.user.workspace_id;
    let mut db = services.store.read().await?;
    let zone = db
        .projects(workspace)
        .await?
        .iter()
        .min_by_key(|p| p.id)
        .map_or_else(|| "UTC".to_owned(), |p| p.time_zone.clone());
    let filter = EventFilter {
        link: filter.link,
        post: filter.post,
        kind: filter.kind,
        actor_name: filter.actor,
        before_seq: filter.before,
        limit: PAGE + 1,
    };
    let mut events = db.events(workspace, &filter).await?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = events.len() > page;
    events.truncate(page);
    let seq = |entry: &Entry| {
        entry
            .as_ref()
            .map_or_else(|unreadable| unreadable.seq, |event| event.seq)
    };
    let more_before = events.last().filter(|_| more).map(seq);
    let unreadable = events.iter().filter(|entry| entry.is_err()).map(seq).collect();
    let events: Vec<Event> = events.into_iter().flatten().collect();
    let mut actors: Vec<String> = db.users(workspace).await?.into_iter().map(|u| u.name).collect();
    for project in db.projects(workspace).await? {
        actors.extend(db.approvers(project.id).await?.into_iter().map(|a| a.name));
    }
    actors.sort();
    actors.dedup();
    Ok(Log {
        lines: Lines {
            zone: &dates::known_zone(&zone),
            now: services.clock.now(),
        }
        .all(&mut *db, &events)
        .await?,
        time_zone: zone,
        more_before,
        unreadable,
        actors,
    })
}
