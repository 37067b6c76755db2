//! Changing a project's settings.

use crate::{Services, actor::Staff, dates, ports::store::transact, projects};
use domain::{Failure, Field, ProjectId, audit::Kind, rules, staff::Permission};
use futures::FutureExt;

/// Saves name and time zone. Scheduled instants stay; the time of day that is shown follows the zone.
///
/// # Errors
/// Fields; [`Failure::Forbidden`].
pub async fn save_project(
    services: &Services,
    staff: &Staff,
    id: ProjectId,
    name: &str,
    zone: &str,
) -> Result<(), Failure> {
    staff.require(Permission::ManageProjects)?;
    let mut form = rules::Form::default();
    let name = form.take(Field::Name, rules::name(name));
    let zone = form.take(Field::TimeZone, dates::zone_name(zone));
    form.finish()?;
    let now = services.clock.now();
    let input = (staff.clone(), name, zone);
    transact(&*services.store, input, move |(staff, name, zone), tx| {
        async move {
            staff.confirm(tx, Permission::ManageProjects).await?;
            let mut project = projects::find(tx, staff, id).await?;
            project.name.clone_from(name);
            project.time_zone.clone_from(zone);
            tx.save_project(&project).await?;
            let event = staff
                .event(Kind::ProjectChanged, now)
                .project(id)
                .fact("name", name)
                .fact("zone", zone);
            tx.append_event(event.done()).await?;
            Ok(())
        }
        .boxed()
    })
    .await
}
