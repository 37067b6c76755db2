//! Adding an approver.

use crate::{
    Services,
    actor::Staff,
    model::Approver,
    ports::{Write, store::transact},
    projects,
};
use domain::{
    Failure, Field, ProjectId,
    audit::Kind,
    rules,
    staff::Permission,
    views::{links::NewApprover, people::ApproverView},
};
use futures::FutureExt;

/// Adds a contact who can be asked for approval.
///
/// # Errors
/// Fields; [`Failure::Forbidden`].
pub async fn add_approver(
    services: &Services,
    staff: &Staff,
    project: ProjectId,
    input: &NewApprover,
) -> Result<ApproverView, Failure> {
    staff.require(Permission::ManageProjects)?;
    let approver = checked(services, project, input)?;
    let view = projects::approver_view(&approver);
    transact(
        &*services.store,
        (staff.clone(), approver),
        move |(staff, approver), tx| {
            async move {
                staff.confirm(tx, Permission::ManageProjects).await?;
                projects::find(tx, staff, project).await?;
                put(tx, staff, approver).await
            }
            .boxed()
        },
    )
    .await?;
    Ok(view)
}

/// An approver from what was typed.
pub(crate) fn checked(
    services: &Services,
    project_id: ProjectId,
    input: &NewApprover,
) -> Result<Approver, Failure> {
    let mut form = rules::Form::default();
    let name = form.take(Field::Name, rules::name(&input.name));
    let email = if input.email.trim().is_empty() {
        Ok(String::new())
    } else {
        rules::email(&input.email)
    };
    let email = form.take(Field::Email, email);
    let phone = form.take(Field::Phone, rules::phone(&input.phone));
    form.finish()?;
    Ok(Approver {
        id: services.id(),
        project_id,
        name,
        email,
        phone,
        created_at: services.clock.now(),
    })
}

/// Adds the approver, with its event.
pub(crate) async fn put(tx: &mut dyn Write, staff: &Staff, approver: &Approver) -> Result<(), Failure> {
    tx.add_approver(approver).await?;
    let event = staff
        .event(Kind::ApproverAdded, approver.created_at)
        .project(approver.project_id);
    tx.append_event(
        event
            .fact("name", &approver.name)
            .fact("email", &approver.email)
            .done(),
    )
    .await?;
    Ok(())
}
