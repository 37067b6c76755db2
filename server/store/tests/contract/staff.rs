//! Workspaces, people, sessions, invitations, settings.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, token, uuid},
};
use domain::{Failure, Field, Problem, UserId, WorkspaceId, staff::Role};
use service::model::{Invitation, PasswordHash, StaffSession};

contract!(
    round_trip,
    saving_changes_only_what_may_change,
    an_address_has_one_account,
    a_removed_account_frees_its_address,
    sessions_end,
    an_invitation_is_used_once
);

async fn round_trip(bench: &Bench) {
    let store = &bench.store;
    assert_eq!(read(store).await.first_workspace().await, Ok(None));
    let world = World::new().save(store).await;
    let mut tx = read(store).await;
    assert_eq!(tx.first_workspace().await, Ok(Some(world.workspace.clone())));
    assert_eq!(
        tx.workspace(world.workspace.id).await,
        Ok(Some(world.workspace.clone()))
    );
    assert_eq!(tx.workspace(WorkspaceId(uuid(99))).await, Ok(None));
    assert_eq!(tx.workspaces().await, Ok(vec![world.workspace.clone()]));
    assert_eq!(tx.user(world.user.id).await, Ok(Some(world.user.clone())));
    assert_eq!(
        tx.user_by_email("mia@example.org").await,
        Ok(Some(world.user.clone()))
    );
    assert_eq!(tx.user_by_email("nobody@example.org").await, Ok(None));
    assert_eq!(tx.setting("code").await, Ok(None));
    for value in [Some("one"), Some("two"), None] {
        put(store, value, |value, tx| tx.set_setting("code", *value))
            .await
            .expect("set");
        assert_eq!(tx.setting("code").await, Ok(value.map(str::to_owned)));
    }
}

async fn saving_changes_only_what_may_change(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let mut changed = world.user.clone();
    changed.name = "ärzte".into();
    changed.role = Role::Owner;
    changed.can_create_links = false;
    changed.password = PasswordHash("$argon2id$new".into());
    put(store, changed.clone(), |user, tx| tx.save_user(user))
        .await
        .expect("saved");
    assert_eq!(
        read(store).await.user(world.user.id).await,
        Ok(Some(changed.clone()))
    );

    let mut other = world.user.clone();
    other.id = UserId(uuid(20));
    other.email = "zoe@example.org".into();
    other.name = "Zoe".into();
    put(store, other.clone(), |user, tx| tx.add_user(user))
        .await
        .expect("added");
    // By name, whatever the case and the alphabet.
    let users = read(store).await.users(world.workspace.id).await;
    assert_eq!(users, Ok(vec![other.clone(), changed]));

    other.id = UserId(uuid(21));
    assert_eq!(
        put(store, other, |user, tx| tx.save_user(user)).await,
        Err(Failure::NotFound)
    );
}

async fn an_address_has_one_account(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let mut twin = world.user.clone();
    twin.id = UserId(uuid(22));
    twin.name = "Twin".into();
    let refused = put(store, twin, |user, tx| tx.add_user(user)).await;
    assert_eq!(refused, Err(Failure::field(Field::Email, Problem::Taken)));
    assert_eq!(
        read(store).await.users(world.workspace.id).await,
        Ok(vec![world.user])
    );
}

async fn a_removed_account_frees_its_address(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    put(store, world.user.id, |user, tx| tx.remove_user(*user, at(9)))
        .await
        .expect("removed");
    let mut tx = read(store).await;
    assert_eq!(tx.user_by_email(&world.user.email).await, Ok(None));
    let removed = tx
        .user(world.user.id)
        .await
        .expect("a user")
        .expect("still there");
    assert_eq!(
        (&removed.name, removed.removed_at),
        (&world.user.name, Some(at(9)))
    );
    assert_eq!(removed.password, PasswordHash(String::new()));
    let mut next = world.user.clone();
    next.id = UserId(uuid(23));
    put(store, next.clone(), |user, tx| tx.add_user(user))
        .await
        .expect("the address is free");
    assert_eq!(tx.user_by_email(&world.user.email).await, Ok(Some(next)));
    let again = put(store, world.user.id, |user, tx| tx.remove_user(*user, at(10))).await;
    assert_eq!(again, Err(Failure::NotFound));
}

async fn sessions_end(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let session = |byte| StaffSession {
        token: token(byte),
        user_id: world.user.id,
        created_at: at(1),
        expires_at: at(2),
    };
    for byte in 1..=3 {
        put(store, session(byte), |session, tx| tx.add_staff_session(session))
            .await
            .expect("added");
    }
    let mut tx = read(store).await;
    assert_eq!(tx.staff_session(token(1)).await, Ok(Some(session(1))));
    put(store, (), |(), tx| tx.end_staff_session(token(1)))
        .await
        .expect("ended");
    assert_eq!(tx.staff_session(token(1)).await, Ok(None));
    assert_eq!(tx.staff_session(token(2)).await, Ok(Some(session(2))));
    put(store, world.user.id, |user, tx| tx.end_staff_sessions(*user))
        .await
        .expect("ended");
    assert_eq!(tx.staff_session(token(2)).await, Ok(None));
    assert_eq!(tx.staff_session(token(3)).await, Ok(None));
}

async fn an_invitation_is_used_once(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let invitation = |byte: u8| Invitation {
        token: token(byte),
        workspace_id: world.workspace.id,
        email: "new@example.org".into(),
        role: Role::Viewer,
        can_create_links: false,
        created_by: world.user.id,
        created_at: at(byte.into()),
        expires_at: at(1_000),
        used_at: None,
    };
    for byte in [4, 5] {
        put(store, invitation(byte), |invitation, tx| {
            tx.add_invitation(invitation)
        })
        .await
        .expect("added");
    }
    let mut tx = read(store).await;
    assert_eq!(
        tx.invitations(world.workspace.id).await,
        Ok(vec![invitation(5), invitation(4)])
    );
    put(store, (), |(), tx| tx.use_invitation(token(4), at(50)))
        .await
        .expect("used");
    assert_eq!(
        put(store, (), |(), tx| tx.use_invitation(token(4), at(51))).await,
        Err(Failure::NotFound)
    );
    let used = Invitation {
        used_at: Some(at(50)),
        ..invitation(4)
    };
    assert_eq!(tx.invitation(token(4)).await, Ok(Some(used)));
    assert_eq!(tx.invitations(world.workspace.id).await, Ok(vec![invitation(5)]));
    put(store, (), |(), tx| tx.remove_invitation(token(5)))
        .await
        .expect("removed");
    assert_eq!(tx.invitation(token(5)).await, Ok(None));
    assert_eq!(tx.invitations(world.workspace.id).await, Ok(vec![]));
}
