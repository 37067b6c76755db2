//! Staff: first start, sign-in, roles and invitations.

use domain::{Failure, Field, Problem, Refusal, audit::Kind, staff::Role, views::people::Entrance};
use service::{
    actor::{Caller, Staff},
    secrets::Token,
    staff::{
        SESSION,
        authenticate::authenticate,
        change_person::change_person,
        describe_me::describe_me,
        entrance::{entrance, issue_setup_code},
        invite::invite,
        join::{join, look_at_invitation},
        list_people::list_people,
        operate::{reset_password, unlock},
        remove_person::remove_person,
        rename_person::rename_person,
        set_up::{SetUp, set_up},
        sign_in::sign_in,
        sign_out::sign_out,
        withdraw_invitation::withdraw_invitation,
    },
};
use testing::{Agency, Installation, PASSWORD, token_of};

#[tokio::test]
async fn an_empty_installation_is_set_up_once_with_its_code() {
    let installation = Installation::new().await;
    let (services, caller) = (&installation.services, Caller::default());
    assert_eq!(entrance(services, None).await, Ok(Entrance::SetUp));
    let code = issue_setup_code(services).await.unwrap().unwrap();
    let typed = |code: &str| SetUp {
        code: code.into(),
        workspace: "Lumen".into(),
        name: "Maya".into(),
        email: "maya@example.com".into(),
        password: PASSWORD.into(),
    };
    let wrong = set_up(services, &caller, typed("another")).await;
    assert_eq!(wrong.err(), Some(Failure::field(Field::Code, Problem::Wrong)));
    let signed_in = set_up(services, &caller, typed(&code)).await.unwrap();
    assert_eq!(
        entrance(services, Some(signed_in.session)).await,
        Ok(Entrance::Inside)
    );
    assert_eq!(entrance(services, None).await, Ok(Entrance::SignIn));
    let again = set_up(services, &caller, typed(&code)).await;
    assert_eq!(again.err(), Some(Refusal::AlreadySetUp.into()));
    assert_eq!(issue_setup_code(services).await, Ok(None));
}

#[tokio::test]
async fn a_session_begins_with_the_password_and_ends_by_time_or_by_its_owner() {
    let (agency, clock) = Agency::new().await;
    let (services, caller) = (&agency.services, Caller::default());
    let email = &agency.staff().user.email;
    let try_in = async |password| sign_in(services, &caller, email, password, None, |_| None).await;
    assert_eq!(
        try_in("another").await.err(),
        Some(Failure::field(Field::Password, Problem::Wrong))
    );
    let session = try_in(PASSWORD).await.unwrap().session;
    let known = async |session: &Token| authenticate(services, Some(session.clone()), caller.clone()).await;
    let staff = known(&session).await.unwrap();
    assert_eq!(describe_me(services, &staff).await.unwrap().workspace, "Lumen");
    sign_out(services, &staff, &session).await.unwrap();
    assert_eq!(known(&session).await.err(), Some(Failure::SignedOut));
    let session = try_in(PASSWORD).await.unwrap().session;
    clock.pass(SESSION);
    assert_eq!(known(&session).await.err(), Some(Failure::SignedOut));
    let told = agency.told().await;
    for kind in [Kind::SignInFailed, Kind::SignedIn, Kind::SignedOut] {
        assert!(told.contains(&kind), "{kind:?}");
    }
}

#[tokio::test]
async fn who_is_invited_joins_once_with_the_role_that_was_given() {
    let (agency, _) = Agency::new().await;
    let (services, staff, caller) = (&agency.services, agency.staff(), Caller::default());
    let admin = agency.colleague(Role::Admin, true).await;
    let owner = invite(services, &admin, "ana@example.com", Role::Owner, true, None).await;
    assert_eq!(owner, Err(Failure::Forbidden));
    let first = invite(services, staff, "ana@example.com", Role::Viewer, false, None)
        .await
        .unwrap();
    let second = invite(services, staff, "ana@example.com", Role::Editor, true, None)
        .await
        .unwrap();
    let dead = look_at_invitation(services, &token_of(&first)).await;
    assert_eq!(dead, Err(Failure::NotFound));
    let token = token_of(&second);
    let (email, workspace) = look_at_invitation(services, &token).await.unwrap();
    assert_eq!((email.as_str(), workspace.as_str()), ("ana@example.com", "Lumen"));
    let joined = join(services, &caller, &token, "Ana", "a pear on the shelf")
        .await
        .unwrap();
    let ana = authenticate(services, Some(joined.session), caller.clone())
        .await
        .unwrap();
    assert_eq!((ana.user.role, ana.user.name.as_str()), (Role::Editor, "Ana"));
    let again = join(services, &caller, &token, "Ana", "a pear on the shelf").await;
    assert_eq!(again.err(), Some(Failure::NotFound));
    let people = list_people(services, staff).await.unwrap();
    assert_eq!((people.people.len(), people.invited.len()), (3, 0));
}

#[tokio::test]
async fn an_invitation_is_taken_back() {
    let (agency, _) = Agency::new().await;
    let (services, staff) = (&agency.services, agency.staff());
    let url = invite(services, staff, "ana@example.com", Role::Viewer, false, None)
        .await
        .unwrap();
    withdraw_invitation(services, staff, "Ana@example.com ")
        .await
        .unwrap();
    let dead = look_at_invitation(services, &token_of(&url)).await;
    assert_eq!(dead, Err(Failure::NotFound));
    let none = withdraw_invitation(services, staff, "ana@example.com").await;
    assert_eq!(none, Err(Failure::NotFound));
}

#[tokio::test]
async fn roles_and_names_are_changed_by_who_may_and_an_owner_stays() {
    let (agency, _) = Agency::new().await;
    let (services, owner) = (&agency.services, agency.staff());
    let admin = agency.colleague(Role::Admin, true).await;
    let editor = agency.colleague(Role::Editor, true).await;
    let change =
        async |staff: &Staff, of: &Staff, role| change_person(services, staff, of.user.id, role, false).await;
    assert_eq!(
        change(&editor, &admin, Role::Viewer).await,
        Err(Failure::Forbidden)
    );
    assert_eq!(change(&admin, owner, Role::Viewer).await, Err(Failure::Forbidden));
    assert_eq!(
        change(owner, owner, Role::Admin).await,
        Err(Refusal::LastOwner.into())
    );
    assert_eq!(change(&admin, &editor, Role::Viewer).await, Ok(()));
    let rename = async |staff: &Staff, of: &Staff, name| {
        rename_person(services, staff, of.user.id, &of.user.name, name).await
    };
    assert_eq!(rename(&editor, &admin, "Mine").await, Err(Failure::Forbidden));
    assert_eq!(rename(&editor, &editor, "Ana").await, Ok(()));
    assert_eq!(
        rename(&admin, &editor, "Other").await,
        Err(Refusal::ChangedMeanwhile.into())
    );
    for (by, refused) in [(&admin, Failure::Forbidden), (owner, Refusal::LastOwner.into())] {
        assert_eq!(remove_person(services, by, owner.user.id).await, Err(refused));
    }
    assert_eq!(remove_person(services, owner, editor.user.id).await, Ok(()));
    let told = agency.told().await;
    let expected = [Kind::PersonChanged, Kind::PersonRenamed, Kind::PersonRemoved];
    assert_eq!(told[told.len() - 3..], expected);
    let refused = change(&editor, &admin, Role::Viewer).await;
    assert_eq!(refused, Err(Failure::Forbidden));
}

#[tokio::test]
async fn an_operator_lets_people_in_again() {
    let (agency, _) = Agency::new().await;
    let (services, caller) = (&agency.services, Caller::default());
    let email = &agency.staff().user.email;
    unlock(services, email).await.unwrap();
    let password = reset_password(services, email).await.unwrap();
    let session = Some(agency.owner.token.clone());
    assert_eq!(
        authenticate(services, session, caller.clone()).await.err(),
        Some(Failure::SignedOut)
    );
    assert!(
        sign_in(services, &caller, email, &password, None, |_| None)
            .await
            .is_ok()
    );
    let unknown = reset_password(services, "nobody@example.com").await;
    assert_eq!(unknown, Err(Failure::NotFound));
    let told = agency.told().await;
    assert!(told.contains(&Kind::AccountUnlocked) && told.contains(&Kind::PasswordReset));
}
