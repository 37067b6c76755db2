//! Inviting somebody by a link.

use super::withdraw_invitation::withdraw;
use crate::{
    Services,
    actor::Staff,
    model::{Invitation, Made},
    once::{Once, already_made},
    ports::Write,
    secrets::Token,
};
use domain::{
    Failure, Field, Problem, RequestKey, UnixMillis,
    audit::What,
    rules,
    staff::{Permission, Role},
    time::DAY,
};

/// How long an invitation holds, in milliseconds.
const VALIDITY: i64 = 7 * DAY;

/// Makes an invitation; gives its address, which is shown once. A person has one: an open invitation of the same address is
/// taken back by a new one. Under one key there is one too: the address that was in a lost answer is dead, since nobody saw
/// it.
///
/// # Errors
/// Fields; [`Failure::Forbidden`]: only an owner invites owners, and takes that back; [`domain::Refusal::AlreadyMade`].
pub async fn invite(
    services: &Services,
    staff: &Staff,
    email: &str,
    role: Role,
    links: bool,
    key: Option<RequestKey>,
) -> Result<String, Failure> {
    let asking = staff.asking(Permission::ManagePeople)?;
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
    let once = Once::new(key, &(&email, role, links));
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
    let what = What::PersonInvited {
        email: email.clone(),
        role: Some(role),
    };
    let event = staff.event(&what, now).done();
    let (mut unit, acting) = services.begin_as(asking).await?;
    let tx = unit.tx();
    take_back(tx, staff, once, now).await?;
    withdraw(tx, staff, &acting, &email, now).await?;
    tx.add_invitation(&invitation).await?;
    tx.append_event(event).await?;
    once.keep(tx, staff, Made::Invitation(invitation.token), now)
        .await?;
    unit.commit().await?;
    Ok(format!("{}/join/{}", services.base_url, token.reveal()))
}

/// Takes back what an earlier request with the same key made.
async fn take_back(tx: &mut dyn Write, staff: &Staff, once: Once, now: UnixMillis) -> Result<(), Failure> {
    let Some(before) = once.before(tx, staff).await? else {
        return Ok(());
    };
    let Made::Invitation(token) = before.made else {
        return Err(already_made());
    };
    match tx.invitation(token).await? {
        Some(unseen) if unseen.used_at.is_none() => {
            tx.remove_invitation(token).await?;
            let what = What::InvitationWithdrawn { email: unseen.email };
            tx.append_event(staff.event(&what, now).done()).await.map(|_| ())
        }
        Some(_) => Err(already_made()),
        // A colleague was faster.
        None => Ok(()),
    }
}
