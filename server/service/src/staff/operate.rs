//! What the operator of the installation does for an account, at the machine itself.

use crate::{
    Services,
    model::User,
    record::EventDraft,
    secrets::{guard, readable_password},
};
use domain::{Failure, audit::What, rules};

/// Gives the account a generated password, which is in the answer and nowhere else, ends its sessions and forgets wrong
/// guesses.
///
/// # Errors
/// An address that is none; [`Failure::NotFound`] without an account of that address.
pub async fn reset_password(services: &Services, email: &str) -> Result<String, Failure> {
    let user = account(services, email).await?;
    let password = readable_password(&*services.random);
    let hash = services.vault.hash(&password).await?;
    let now = services.clock.now();
    let mut unit = services.begin_by_program().await?;
    let tx = unit.tx();
    tx.set_user_password(user.id, &hash).await?;
    tx.end_staff_sessions(user.id).await?;
    guard::forgive_account(tx, &user.email).await?;
    let what = What::PasswordReset {
        person: user.name.clone(),
    };
    let event = EventDraft::new(user.workspace_id, &what, now);
    tx.append_event(event.done()).await?;
    unit.commit().await?;
    Ok(password)
}

/// Forgets the wrong guesses for the account, so that its owner can sign in from any browser.
///
/// # Errors
/// An address that is none; [`Failure::NotFound`] without an account of that address.
pub async fn unlock(services: &Services, email: &str) -> Result<(), Failure> {
    let user = account(services, email).await?;
    let now = services.clock.now();
    let mut unit = services.begin_by_program().await?;
    let tx = unit.tx();
    guard::forgive_account(tx, &user.email).await?;
    let what = What::AccountUnlocked {
        person: user.name.clone(),
    };
    let event = EventDraft::new(user.workspace_id, &what, now);
    tx.append_event(event.done()).await?;
    unit.commit().await
}

async fn account(services: &Services, email: &str) -> Result<User, Failure> {
    let email = rules::email(email).map_err(|problem| Failure::field(domain::Field::Email, problem))?;
    let found = services.store.read().await?.user_by_email(&email).await?;
    found
        .filter(|user| user.removed_at.is_none())
        .ok_or(Failure::NotFound)
}
