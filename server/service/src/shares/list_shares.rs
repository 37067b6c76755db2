//! Every shared calendar ever made.

use crate::{Services, actor::Staff, shares};
use domain::{Failure, staff::Permission, views::share::ShareRow};

/// All shared calendars of the workspace, newest first.
///
/// # Errors
/// [`Failure::Forbidden`].
pub async fn list_shares(services: &Services, staff: &Staff) -> Result<Vec<ShareRow>, Failure> {
    staff.require(Permission::Look)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let projects = db.projects(staff.user.workspace_id).await?;
    let mut rows = Vec::new();
    for summary in db.share_summaries(staff.user.workspace_id).await? {
        let share = &summary.share;
        if let Some(project) = projects.iter().find(|p| p.id == share.project_id) {
            rows.push(shares::row(&mut *db, share, project, summary.created_by_name, now).await?);
        }
    }
    Ok(rows)
}
