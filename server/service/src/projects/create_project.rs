//! Creating a project.

use crate::{Services, actor::Staff, model::Project, ports::store::transact, zones};
use domain::{Failure, Field, ProjectId, audit::Kind, rules, staff::Permission};
use futures::FutureExt;

/// Creates a project that requires approval.
///
/// # Errors
/// Fields; [`Failure::Forbidden`].
pub async fn create_project(
    services: &Services,
    staff: &Staff,
    name: &str,
    zone: &str,
) -> Result<ProjectId, Failure> {
    staff.require(Permission::ManageProjects)?;
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
    };
    let event = staff
        .event(Kind::ProjectCreated, now)
        .project(project.id)
        .fact("name", &project.name)
        .done();
    let id = project.id;
    transact(
        &*services.store,
        (staff.clone(), project, event),
        |(staff, project, event), tx| {
            async move {
                staff.confirm(tx, Permission::ManageProjects).await?;
                tx.add_project(project).await?;
                tx.append_event(event.clone()).await?;
                Ok(())
            }
            .boxed()
        },
    )
    .await?;
    Ok(id)
}
