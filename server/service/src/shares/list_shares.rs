//! Every shared calendar ever made.

use crate::{Services, actor::Staff, model::ShareSummary, shares};
use domain::{Failure, staff::Permission, views::share::ShareRow};

/// All shared calendars of the workspace, newest first.
///
/// # Errors
/// [`Failure::Forbidden`].
pub async fn list_shares(services: &Services, staff: &Staff) -> Result<Vec<ShareRow>, Failure> {
    staff.require(Permission::Look)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let mut projects = db.projects(staff.user.workspace_id).await?;
    projects.retain(|project| project.archived_at.is_none());
    let logos = db.share_logos(staff.user.workspace_id).await?;
    let summaries = db.share_summaries(staff.user.workspace_id).await?;
    let row = |summary: ShareSummary| {
        let project = projects.iter().find(|p| p.id == summary.share.project_id)?;
        Some(shares::row(
            &summary.share,
            project,
            summary.created_by_name,
            &logos,
            now,
        ))
    };
    Ok(summaries.into_iter().filter_map(row).collect())
}
