//! Taking an invitation back.

use crate::{Services, actor::Staff, model::User, ports::Write};
use domain::{
    Failure, UnixMillis,
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
    if withdraw(unit.tx(), staff, &acting, &email, now).await? == 0 {
        return Err(Failure::NotFound);
    }
    unit.commit().await
}

/// Ends every open invitation of an address, and says how many there were.
pub(super) async fn withdraw(
    tx: &mut dyn Write,
    staff: &Staff,
    acting: &User,
    email: &str,
    now: UnixMillis,
) -> Result<usize, Failure> {
    let mut open = tx.invitations(staff.user.workspace_id).await?;
    open.retain(|invitation| invitation.email == email && invitation.expires_at > now);
    if open.is_empty() {
        return Ok(0);
    }
    if acting.role != Role::Owner && open.iter().any(|i| i.role == Role::Owner) {
        return Err(Failure::Forbidden);
    }
    for invitation in &open {
        tx.remove_invitation(invitation.token).await?;
    }
    let email = email.to_owned();
    let event = staff.event(&What::InvitationWithdrawn { email }, now);
    tx.append_event(event.done()).await?;
    Ok(open.len())
}
