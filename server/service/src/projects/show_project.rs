//! A project's settings.

use crate::{
    Services,
    actor::Staff,
    projects::{self, save_project::ahead},
};
use domain::{Failure, ProjectId, staff::Permission, views::people::ProjectSettings};

/// Name, zone, channels and approvers.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn show_project(
    services: &Services,
    staff: &Staff,
    id: ProjectId,
) -> Result<ProjectSettings, Failure> {
    staff.require(Permission::Look)?;
    let mut db = services.store.read().await?;
    let project = projects::find(&mut *db, staff, id).await?;
    let channels = db.channels(id).await?;
    let approvers = db.approvers(id).await?;
    let scheduled = ahead(&mut *db, id, services.clock.now()).await?.len();
    Ok(ProjectSettings {
        project: projects::item(&project),
        time_zone: project.time_zone,
        scheduled,
        requires_approval: project.requires_approval,
        channels: channels
            .iter()
            .filter(|c| c.removed_at.is_none())
            .map(projects::channel_view)
            .collect(),
        approvers: approvers
            .iter()
            .filter(|a| a.removed_at.is_none())
            .map(projects::approver_view)
            .collect(),
    })
}
