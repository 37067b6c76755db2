//! Creating a project.

use crate::{
    Services,
    actor::Staff,
    model::{Made, Project},
    once::{Once, already_made},
    zones,
};
use domain::{Failure, Field, ProjectId, RequestKey, audit::What, rules, staff::Permission};

/// Creates a project that requires approval; under one key, one.
///
/// # Errors
/// Fields; [`Failure::Forbidden`]; [`domain::Refusal::AlreadyMade`].
pub async fn create_project(
    services: &Services,
    staff: &Staff,
    name: &str,
    zone: &str,
    key: Option<RequestKey>,
) -> Result<ProjectId, Failure> {
    let asking = staff.asking(Permission::ManageProjects)?;
    let once = Once::new(key, &(name, zone));
    let mut form = rules::Form::default();
    let name = form.take(Field::Name, rules::name(name));
    let zone = form.take(Field::TimeZone, zones::zone_name(zone));
    form.finish()?;
    let now = services.clock.now();
    let others = services
        .store
        .read()
        .await?
        .projects(staff.user.workspace_id)
        .await?
        .len();
    let project = Project {
        id: services.id(),
        workspace_id: staff.user.workspace_id,
        name,
        time_zone: zone,
        hue: i64::try_from(others % 8).unwrap_or(0) + 1,
        requires_approval: true,
        created_at: now,
        archived_at: None,
    };
    let what = What::ProjectCreated {
        name: project.name.clone(),
    };
    let event = staff.event(&what, now).project(project.id).done();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    if let Some(before) = once.before(tx, staff).await? {
        return match before.made {
            Made::Project(id) if before.same => Ok(id),
            _ => Err(already_made()),
        };
    }
    tx.add_project(&project).await?;
    tx.append_event(event).await?;
    once.keep(tx, staff, Made::Project(project.id), now).await?;
    unit.commit().await?;
    Ok(project.id)
}
