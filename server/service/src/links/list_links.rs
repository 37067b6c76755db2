//! Every link ever made.

use crate::{Services, actor::Staff, links::row::row};
use domain::{Failure, staff::Permission, views::links::LinkRow};

/// All links of the workspace, newest first, but for those of archived projects.
///
/// # Errors
/// [`Failure::Forbidden`].
pub async fn list_links(services: &Services, staff: &Staff) -> Result<Vec<LinkRow>, Failure> {
    staff.require(Permission::Look)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let mut projects = db.projects(staff.user.workspace_id).await?;
    projects.retain(|project| project.archived_at.is_none());
    let summaries = db.link_summaries(staff.user.workspace_id).await?;
    let rows = summaries.iter().filter_map(|summary| {
        let project = projects.iter().find(|p| p.id == summary.link.project_id)?;
        Some(row(summary, project, now))
    });
    Ok(rows.collect())
}
