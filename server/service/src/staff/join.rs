//! Accepting an invitation.

use crate::{
    Services,
    actor::{Caller, Staff},
    model::{Invitation, User},
    ports::Read,
    secrets::{Token, password},
    staff::{SignedIn, new_session},
};
use domain::{
    Failure, Field, UnixMillis,
    audit::What,
    rules,
    staff::{Permission, Role},
};

/// The address that an open invitation is for, and the workspace's name.
///
/// # Errors
/// [`Failure::NotFound`] for an unknown, used or expired one.
pub async fn look_at_invitation(services: &Services, token: &Token) -> Result<(String, String), Failure> {
    let mut db = services.store.read().await?;
    let invitation = open(&mut *db, token, services.clock.now()).await?;
    let workspace = db
        .workspace(invitation.workspace_id)
        .await?
        .ok_or(Failure::NotFound)?;
    Ok((invitation.email, workspace.name))
}

/// Creates the account and signs in.
///
/// # Errors
/// Fields; [`Failure::NotFound`] for an unknown, used or expired invitation.
pub async fn join(
    services: &Services,
    caller: &Caller,
    token: &Token,
    name: &str,
    password: &str,
) -> Result<SignedIn, Failure> {
    let now = services.clock.now();
    let invitation = open(&mut *services.store.read().await?, token, now).await?;
    let mut form = rules::Form::default();
    let kept = form.take(Field::Name, rules::name(name));
    let password = form.take(
        Field::Password,
        password::chosen(password, &[name, &invitation.email]),
    );
    form.finish()?;
    let user = User {
        id: services.id(),
        workspace_id: invitation.workspace_id,
        email: invitation.email,
        name: kept,
        role: invitation.role,
        can_create_links: invitation.can_create_links,
        password: services.vault.hash(&password).await?,
        created_at: now,
        removed_at: None,
    };
    let (signed_in, session) = new_session(services, &user, &user.password, now);
    let event = Staff {
        user: user.clone(),
        caller: caller.clone(),
    }
    .event(&What::PersonJoined, now)
    .done();
    let mut unit = services.begin_by_program().await?;
    let tx = unit.tx();
    let invitation = open(tx, token, now).await?;
    // Who invited must still be one who may.
    let inviter = tx.user(invitation.created_by).await?.ok_or(Failure::NotFound)?;
    let may = inviter.removed_at.is_none()
        && domain::staff::may(inviter.role, inviter.can_create_links, Permission::ManagePeople);
    if !may || (user.role == Role::Owner && inviter.role != Role::Owner) {
        return Err(Failure::NotFound);
    }
    tx.use_invitation(token.hash(), now).await?;
    tx.add_user(&user).await?;
    tx.add_staff_session(&session).await?;
    tx.append_event(event).await?;
    unit.commit().await?;
    Ok(signed_in)
}

async fn open<R: Read + ?Sized>(db: &mut R, token: &Token, now: UnixMillis) -> Result<Invitation, Failure> {
    let found = db.invitation(token.hash()).await?;
    found
        .filter(|i| i.used_at.is_none() && i.expires_at > now)
        .ok_or(Failure::NotFound)
}
