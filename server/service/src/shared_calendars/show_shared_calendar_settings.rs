//! What "Share" shows to staff.

use crate::{Services, actor::Staff, projects, shared_calendars};
use domain::{
    Failure, ProjectId, SharedCalendarId,
    staff::Permission,
    views::shared_calendar::{ActiveSharedCalendar, SharedCalendarSettings},
};

/// The project's channels and the link that works now, if there is one.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Forbidden`].
pub async fn show_shared_calendar_settings(
    services: &Services,
    staff: &Staff,
    project: ProjectId,
) -> Result<SharedCalendarSettings, Failure> {
    staff.require(Permission::CreateLinks)?;
    let mut db = services.store.read().await?;
    let project = projects::find(&mut *db, staff, project).await?;
    let calendar = db.active_shared_calendar(project.id).await?;
    let named = |id| {
        calendar
            .as_ref()
            .is_some_and(|s| s.options.channels.contains(&id))
    };
    let channels = db.channels(project.id).await?;
    let channels = channels.iter().filter(|c| c.removed_at.is_none() || named(c.id));
    let channels = channels.map(projects::channel_view).collect();
    drop(db);
    Ok(SharedCalendarSettings {
        project: projects::item(&project),
        channels,
        active: match calendar {
            Some(calendar) => Some(active(services, staff, calendar.id).await?),
            None => None,
        },
    })
}

/// A shared calendar with its address.
pub(super) async fn active(
    services: &Services,
    staff: &Staff,
    id: SharedCalendarId,
) -> Result<ActiveSharedCalendar, Failure> {
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let calendar = shared_calendars::find(&mut *db, staff, id).await?;
    calendar.require_active()?;
    let project = projects::find(&mut *db, staff, calendar.project_id).await?;
    let by = db.user(calendar.created_by).await?.map(|user| user.name);
    let token = shared_calendars::token(services, id);
    // Another pepper gives another token, which opens nothing.
    let known = db
        .shared_calendar_by_token(token.hash())
        .await?
        .is_some_and(|found| found.id == id);
    let logo = match calendar.options.logo {
        Some(logo) => db.media(logo).await?,
        None => None,
    };
    Ok(ActiveSharedCalendar {
        row: shared_calendars::row(&calendar, &project, by.unwrap_or_default(), logo.as_slice(), now),
        url: known.then(|| shared_calendars::address(services, &token)),
        password: None,
    })
}
