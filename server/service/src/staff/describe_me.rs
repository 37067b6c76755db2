//! Who is signed in, and where they can go.

use crate::{Services, actor::Staff, projects};
use domain::{Failure, staff::Permission, views::people::Me};

/// The signed-in person.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn describe_me(services: &Services, staff: &Staff) -> Result<Me, Failure> {
    let mut db = services.store.read().await?;
    let workspace = db
        .workspace(staff.user.workspace_id)
        .await?
        .ok_or(Failure::SignedOut)?;
    let (archived, projects): (Vec<_>, Vec<_>) = db
        .projects(workspace.id)
        .await?
        .into_iter()
        .partition(|project| project.archived_at.is_some());
    let asked = db.links_asked(workspace.id).await?;
    let aside = if staff.may(Permission::ManageWork) {
        db.jobs_set_aside(workspace.id).await?.len()
    } else {
        0
    };
    let user = &staff.user;
    Ok(Me {
        id: user.id,
        name: user.name.clone(),
        email: user.email.clone(),
        role: user.role,
        can_create_links: user.can_create_links,
        workspace: workspace.name,
        projects: projects.iter().map(projects::item).collect(),
        archived: archived.iter().map(projects::item).collect(),
        links_asked: asked.len().try_into().unwrap_or(i64::MAX),
        work_aside: aside,
    })
}
