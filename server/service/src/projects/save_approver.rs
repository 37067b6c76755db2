//! Changing an approver.

use crate::{Services, actor::Staff, projects, projects::add_approver};
use domain::{ApproverId, Failure, Refusal, audit::What, staff::Permission, views::links::NewApprover};

/// Saves name, address and number. What was decided keeps the name of its day.
///
/// # Errors
/// Fields; [`Refusal::ChangedMeanwhile`] if the approver is no longer as `seen`; [`Failure::NotFound`], also for one that
/// was removed.
pub async fn save_approver(
    services: &Services,
    staff: &Staff,
    id: ApproverId,
    seen: NewApprover,
    typed: &NewApprover,
) -> Result<(), Failure> {
    let asking = staff.asking(Permission::ManageProjects)?;
    let now = services.clock.now();
    let typed = add_approver::typed(typed);
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let mut approver = projects::find_approver(tx, staff, id).await?;
    let typed = typed?;
    if (&seen.name, &seen.email, &seen.phone) != (&approver.name, &approver.email, &approver.phone) {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if typed == seen {
        return Ok(());
    }
    let renamed = approver.name != typed.name;
    let what = What::ApproverChanged {
        from: if renamed { approver.name } else { String::new() },
        name: typed.name.clone(),
        email: typed.email.clone(),
        phone: typed.phone.clone(),
    };
    let event = staff.event(&what, now).project(approver.project_id);
    (approver.name, approver.email, approver.phone) = (typed.name, typed.email, typed.phone);
    tx.save_approver(&approver).await?;
    tx.append_event(event.done()).await?;
    unit.commit().await
}
