//! Inviting somebody by a link.

use crate::{Services, actor::Staff, model::Invitation, ports::store::transact, secrets::Token};
use domain::{
    Failure, Field, Problem,
    audit::Kind,
    rules,
    staff::{Permission, Role},
    time::DAY,
};
use futures::FutureExt;

/// How long an invitation holds, in milliseconds.
const VALIDITY: i64 = 7 * DAY;

/// Makes an invitation; gives its address, which is shown once.
///
/// # Errors
/// Fields; [`Failure::Forbidden`]. Only an owner invites owners.
pub async fn invite(
    services: &Services,
    staff: &Staff,
    email: &str,
    role: Role,
    links: bool,
) -> Result<String, Failure> {
    staff.require(Permission::ManagePeople)?;
    if role == Role::Owner && staff.user.role != Role::Owner {
        return Err(Failure::Forbidden);
    }
    let mut form = rules::Form::default();
    let email = form.take(Field::Email, rules::email(email));
    form.finish()?;
    if services
        .store
        .read()
        .await?
        .user_by_email(&email)
        .await?
        .is_some()
    {
        return Err(Failure::field(Field::Email, Problem::Taken));
    }
    let now = services.clock.now();
    let token = Token::generate(&*services.random);
    let invitation = Invitation {
        token: token.hash(),
        workspace_id: staff.user.workspace_id,
        email: email.clone(),
        role,
        can_create_links: links,
        created_by: staff.user.id,
        created_at: now,
        expires_at: now.plus(VALIDITY),
        used_at: None,
    };
    let event = staff
        .event(Kind::PersonInvited, now)
        .fact("email", email)
        .fact("role", role.as_str())
        .done();
    transact(
        &*services.store,
        (staff.clone(), invitation, event),
        |(staff, invitation, event), tx| {
            async move {
                staff.confirm(tx, Permission::ManagePeople).await?;
                tx.add_invitation(invitation).await?;
                tx.append_event(event.clone()).await?;
                Ok(())
            }
            .boxed()
        },
    )
    .await?;
    Ok(format!("{}/join/{}", services.base_url, token.reveal()))
}
