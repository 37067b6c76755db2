//! Removing somebody from the workspace.

use crate::{Services, actor::Staff, staff};
use domain::{
    Failure, Refusal, UserId,
    audit::What,
    staff::{Permission, Role},
};

/// Removes a member of the same workspace: their sessions end at once, the invitations they made are withdrawn, and their
/// address can be invited again. What they did keeps their name, and links they made go on.
///
/// # Errors
/// [`Failure::Forbidden`]: only owners remove owners; [`Refusal::LastOwner`]; [`Failure::NotFound`].
pub async fn remove_person(services: &Services, staff: &Staff, id: UserId) -> Result<(), Failure> {
    let asking = staff.asking(Permission::ManagePeople)?;
    let now = services.clock.now();
    let (mut unit, acting) = services.begin_as(asking).await?;
    let tx = unit.tx();
    let user = staff::find(tx, staff, id).await?;
    staff::may_change(&acting, &user)?;
    if user.role == Role::Owner && staff::owners(tx, user.workspace_id).await? == 1 {
        return Err(Refusal::LastOwner.into());
    }
    tx.remove_user(id, now).await?;
    tx.end_staff_sessions(id).await?;
    let what = What::PersonRemoved {
        person: user.name.clone(),
        email: user.email.clone(),
        role: Some(user.role),
    };
    tx.append_event(staff.event(&what, now).done()).await?;
    for invitation in tx.invitations(user.workspace_id).await? {
        if invitation.created_by == id {
            tx.remove_invitation(invitation.token).await?;
            let what = What::InvitationWithdrawn {
                email: invitation.email,
            };
            tx.append_event(staff.event(&what, now).done()).await?;
        }
    }
    unit.commit().await
}
