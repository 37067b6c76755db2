//! First start: the owner's account and the workspace.

use crate::{
    Services,
    actor::{Caller, Staff},
    model::{PasswordHash, User, Workspace},
    secrets::{
        guard::{self, Outcome, Target},
        password,
    },
    staff::{SignedIn, entrance::SETUP_CODE, new_session},
};
use domain::{Failure, Field, Problem, Refusal, audit::What, rules, staff::Role};

/// What `/setup` asks.
#[derive(Clone, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SetUp {
    pub code: String,
    pub workspace: String,
    pub name: String,
    pub email: String,
    pub password: String,
}

/// Creates workspace and owner, once, and signs the owner in.
///
/// # Errors
/// Fields; a wrong code; [`Refusal::AlreadySetUp`].
pub async fn set_up(services: &Services, caller: &Caller, input: SetUp) -> Result<SignedIn, Failure> {
    let mut form = rules::Form::default();
    let workspace = form.take(Field::Workspace, rules::name(&input.workspace));
    let name = form.take(Field::Name, rules::name(&input.name));
    let email = form.take(Field::Email, rules::email(&input.email));
    let password = form.take(
        Field::Password,
        password::chosen(&input.password, &[&input.workspace, &input.name, &input.email]),
    );
    form.finish()?;
    if services.store.read().await?.first_workspace().await?.is_some() {
        return Err(Refusal::AlreadySetUp.into());
    }
    let known = services
        .store
        .read()
        .await?
        .setting(SETUP_CODE)
        .await?
        .map(PasswordHash);
    match guard::check(services, Target::SetUp, caller, &input.code, known.as_ref()).await? {
        Outcome::Wrong => return Err(Failure::field(Field::Code, Problem::Wrong)),
        Outcome::Right(_) => {}
    }
    let now = services.clock.now();
    let workspace = Workspace {
        id: services.id(),
        name: workspace,
        created_at: now,
    };
    let user = User {
        id: services.id(),
        workspace_id: workspace.id,
        email,
        name,
        role: Role::Owner,
        can_create_links: true,
        password: services.vault.hash(&password).await?,
        created_at: now,
        removed_at: None,
    };
    let (signed_in, session) = new_session(services, &user, &user.password, now);
    let what = What::WorkspaceCreated {
        workspace: workspace.name.clone(),
    };
    let event = Staff {
        user: user.clone(),
        caller: caller.clone(),
    }
    .event(&what, now);
    let mut unit = services.begin_by_program().await?;
    let tx = unit.tx();
    if tx.first_workspace().await?.is_some() {
        return Err(Refusal::AlreadySetUp.into());
    }
    let seal = tx.add_workspace(&workspace).await?;
    tx.add_user(&user).await?;
    tx.add_staff_session(&session).await?;
    tx.set_setting(SETUP_CODE, None).await?;
    tx.append_event(event.seals([seal]).done()).await?;
    unit.commit().await?;
    Ok(signed_in)
}
