//! Taking an invitation back.

use crate::{Services, actor::Staff};
use domain::{
    Failure,
    audit::What,
    staff::{Permission, Role},
};

/// Ends every open invitation of an address: nobody joins with them any more.
///
/// # Errors
/// [`Failure::Forbidden`]: only an owner invites owners, and takes that back; [`Failure::NotFound`].
pub async fn withdraw_invitation(services: &Services, staff: &Staff, email: &str) -> Result<(), Failure> {
    let asking = staff.asking(Permission::ManagePeople)?;
    let now = services.clock.now();
    let email = email.trim().to_lowercase();
    let (mut unit, acting) = services.begin_as(asking).await?;
    let tx = unit.tx();
    let workspace = staff.user.workspace_id;
    let mut open = tx.invitations(workspace).await?;
    open.retain(|invitation| invitation.email == email);
    if open.is_empty() {
        return Err(Failure::NotFound);
    }
    if acting.role != Role::Owner && open.iter().any(|i| i.role == Role::Owner) {
        return Err(Failure::Forbidden);
    }
    for invitation in &open {
        tx.remove_invitation(invitation.token).await?;
    }
    let event = staff.event(&What::InvitationWithdrawn { email: email.clone() }, now);
    tx.append_event(event.done()).await?;
    unit.commit().await
}
