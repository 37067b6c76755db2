//! Every shared calendar ever made.

use crate::{Services, actor::Staff, model::SharedCalendarSummary, shared_calendars};
use domain::{Failure, staff::Permission, views::shared_calendar::SharedCalendarRow};

/// All shared calendars of the workspace, newest first.
///
/// # Errors
/// [`Failure::Forbidden`].
pub async fn list_shared_calendars(
    services: &Services,
    staff: &Staff,
) -> Result<Vec<SharedCalendarRow>, Failure> {
    staff.require(Permission::Look)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let mut projects = db.projects(staff.user.workspace_id).await?;
    projects.retain(|project| project.archived_at.is_none());
    let logos = db.shared_calendar_logos(staff.user.workspace_id).await?;
    let summaries = db.shared_calendar_summaries(staff.user.workspace_id).await?;
    let row = |summary: SharedCalendarSummary| {
        let project = projects.iter().find(|p| p.id == summary.calendar.project_id)?;
        Some(shared_calendars::row(
            &summary.calendar,
            project,
            summary.created_by_name,
            &logos,
            now,
        ))
    };
    Ok(summaries.into_iter().filter_map(row).collect())
}
