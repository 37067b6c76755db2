//! Putting a project away, and bringing it back.

use crate::{
    Services, actor::Staff, links::revoke_link::revoke, projects,
    shared_calendars::deactivate_shared_calendar::deactivate,
};
use domain::{Failure, ProjectId, audit::What, link::LinkStatus, staff::Permission};

/// Puts a project away: it leaves every list, its active links and its shared calendar end, and nothing in it can be
/// opened or changed. Its data and its history stay. Archiving twice is archiving once.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Forbidden`].
pub async fn archive_project(services: &Services, staff: &Staff, id: ProjectId) -> Result<(), Failure> {
    let asking = staff.asking(Permission::ManageProjects)?;
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let mut project = projects::find_any(tx, staff, id).await?;
    if project.archived_at.is_some() {
        return Ok(());
    }
    project.archived_at = Some(now);
    tx.save_project(&project).await?;
    let what = What::ProjectArchived { name: project.name };
    tx.append_event(staff.event(&what, now).project(id).done())
        .await?;
    for link in tx.links_of_project(id).await? {
        if link.status(now) == LinkStatus::Active {
            revoke(tx, staff, link, now).await?;
        }
    }
    if let Some(calendar) = tx.active_shared_calendar(id).await? {
        deactivate(tx, staff, calendar, now).await?;
    }
    unit.commit().await
}

/// Brings an archived project back, as it was but for the links and the shared calendar that ended.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Forbidden`].
pub async fn restore_project(services: &Services, staff: &Staff, id: ProjectId) -> Result<(), Failure> {
    let asking = staff.asking(Permission::ManageProjects)?;
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let mut project = projects::find_any(tx, staff, id).await?;
    if project.archived_at.take().is_none() {
        return Ok(());
    }
    tx.save_project(&project).await?;
    let what = What::ProjectRestored { name: project.name };
    tx.append_event(staff.event(&what, now).project(id).done())
        .await?;
    unit.commit().await
}
