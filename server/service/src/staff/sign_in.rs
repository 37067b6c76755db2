//! Signing in.

use crate::{
    Services,
    actor::{Caller, Staff},
    record::EventDraft,
    secrets::{
        Token,
        guard::{self, Outcome, Target},
    },
    staff::{SignedIn, device, new_session},
};
use domain::{
    Failure, Field, Problem, UserId,
    audit::{ActorKind, What},
    rules,
};

/// Checks the password and starts a session; the one the browser had `before` ends. `device` is what this browser kept
/// of the person's last sign-in.
///
/// # Errors
/// [`Problem::Wrong`] on the password, whether or not the address has an account; [`Failure::TooManyTries`].
pub async fn sign_in(
    services: &Services,
    caller: &Caller,
    email: &str,
    password: &str,
    before: Option<Token>,
    device: impl FnOnce(UserId) -> Option<Token>,
) -> Result<SignedIn, Failure> {
    let mut form = rules::Form::default();
    let email = form.take(Field::Email, rules::email(email));
    if password.is_empty() {
        form.reject(Field::Password, Problem::Required);
    }
    form.finish()?;
    let user = services.store.read().await?.user_by_email(&email).await?;
    let known = user.as_ref().map(|u| &u.password);
    let device = user
        .as_ref()
        .and_then(|user| device::known(services, user, &device(user.id)?));
    let outcome = guard::check(services, Target::Account(&email, device), caller, password, known).await?;
    let now = services.clock.now();
    let Some(user) = user else {
        note_unknown(services, caller).await?;
        return Err(wrong());
    };
    let staff = Staff {
        user: user.clone(),
        caller: caller.clone(),
    };
    let Outcome::Right(rehash) = outcome else {
        let event = staff.event(&What::SignInFailed, now).done();
        services.note(event).await?;
        return Err(wrong());
    };
    let kept = rehash.as_ref().unwrap_or(&user.password);
    let (signed_in, session) = new_session(services, &user, kept, now);
    let event = staff.event(&What::SignedIn, now).done();
    let before = before.map(|token| token.hash());
    let mut unit = services.begin_by_program().await?;
    let tx = unit.tx();
    if let Some(password) = &rehash {
        tx.set_user_password(user.id, password).await?;
    }
    if let Some(before) = before {
        tx.end_staff_session(before).await?;
    }
    tx.add_staff_session(&session).await?;
    tx.append_event(event).await?;
    unit.commit().await?;
    Ok(signed_in)
}

/// A try at an account that does not exist leaves its line too: it takes the same time, and the address that was typed
/// may be a password by mistake, so it is not kept.
async fn note_unknown(services: &Services, caller: &Caller) -> Result<(), Failure> {
    let Some(workspace) = services.store.read().await?.first_workspace().await? else {
        return Ok(());
    };
    let event = EventDraft::new(workspace.id, &What::SignInFailed, services.clock.now())
        .by(ActorKind::Visitor, None, "")
        .from(caller)
        .done();
    services.note(event).await
}

fn wrong() -> Failure {
    Failure::field(Field::Password, Problem::Wrong)
}
