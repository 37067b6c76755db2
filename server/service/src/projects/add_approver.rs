//! Adding an approver.

use crate::{
    Services,
    actor::Staff,
    model::{Approver, Made},
    once::{Once, already_made},
    ports::Write,
    projects,
};
use domain::{
    Failure, Field, ProjectId, RequestKey,
    audit::What,
    rules,
    staff::Permission,
    views::{links::NewApprover, people::ApproverView},
};

/// Adds a contact who can be asked for approval; under one key, one.
///
/// # Errors
/// Fields; [`Failure::Forbidden`]; [`domain::Refusal::AlreadyMade`].
pub async fn add_approver(
    services: &Services,
    staff: &Staff,
    project: ProjectId,
    input: &NewApprover,
    key: Option<RequestKey>,
) -> Result<ApproverView, Failure> {
    let asking = staff.asking(Permission::ManageProjects)?;
    let approver = checked(services, project, input)?;
    let once = Once::new(key, &(project, input));
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    projects::find(tx, staff, project).await?;
    if let Some(before) = once.before(tx, staff).await? {
        let known = match before.made {
            Made::Approver(id) if before.same => tx.approver(id).await?,
            _ => None,
        };
        return known.as_ref().map(projects::approver_view).ok_or(already_made());
    }
    put(tx, staff, &approver).await?;
    once.keep(tx, staff, Made::Approver(approver.id), approver.created_at)
        .await?;
    unit.commit().await?;
    Ok(projects::approver_view(&approver))
}

/// An approver from what was typed.
pub(crate) fn checked(
    services: &Services,
    project_id: ProjectId,
    input: &NewApprover,
) -> Result<Approver, Failure> {
    let NewApprover { name, email, phone } = typed(input)?;
    Ok(Approver {
        id: services.id(),
        project_id,
        name,
        email,
        phone,
        created_at: services.clock.now(),
        removed_at: None,
    })
}

/// What was typed, as it is kept.
pub(crate) fn typed(input: &NewApprover) -> Result<NewApprover, Failure> {
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
    Ok(NewApprover { name, email, phone })
}

/// Adds the approver, with its event.
pub(crate) async fn put(tx: &mut dyn Write, staff: &Staff, approver: &Approver) -> Result<(), Failure> {
    tx.add_approver(approver).await?;
    let what = What::ApproverAdded {
        name: approver.name.clone(),
        email: approver.email.clone(),
    };
    let event = staff
        .event(&what, approver.created_at)
        .project(approver.project_id);
    tx.append_event(event.done()).await?;
    Ok(())
}
