//! Changing a role or permission.

use crate::{
    Services,
    actor::Staff,
    staff::{find, may_change, owners},
};
use domain::{
    Failure, Refusal, UserId,
    audit::What,
    staff::{Permission, Role},
};

/// Sets role and permission of a member of the same workspace; their sessions end.
///
/// # Errors
/// [`Failure::Forbidden`]: only owners make or change owners; [`Refusal::LastOwner`].
pub async fn change_person(
    services: &Services,
    staff: &Staff,
    id: UserId,
    role: Role,
    links: bool,
) -> Result<(), Failure> {
    let asking = staff.asking(Permission::ManagePeople)?;
    let now = services.clock.now();
    let (mut unit, acting) = services.begin_as(asking).await?;
    let tx = unit.tx();
    let mut user = find(tx, staff, id).await?;
    may_change(&acting, &user)?;
    if acting.role != Role::Owner && role == Role::Owner {
        return Err(Failure::Forbidden);
    }
    if user.role == Role::Owner && role != Role::Owner && owners(tx, user.workspace_id).await? == 1 {
        return Err(Refusal::LastOwner.into());
    }
    let what = What::PersonChanged {
        person: user.name.clone(),
        from: Some(user.role),
        role: Some(role),
        creates_links: links,
    };
    user.role = role;
    user.can_create_links = links;
    tx.save_user(&user).await?;
    if user.id != staff.user.id {
        tx.end_staff_sessions(user.id).await?;
    }
    tx.append_event(staff.event(&what, now).done()).await?;
    unit.commit().await
}
