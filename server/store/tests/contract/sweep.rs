//! What is removed when it is long over, and what stays.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, token},
};
use domain::staff::Role;
use service::model::{Device, Invitation, ReviewSession, StaffSession, Stale};
use store::SqlStore;

contract!(sessions_and_invitations, devices, guesses);

async fn swept(store: &SqlStore, stale: Stale, before: i64) -> u64 {
    put(store, (), move |(), tx| tx.sweep(stale, at(before)))
        .await
        .expect("swept")
}

async fn sessions_and_invitations(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    for (byte, expires_at) in [(1, at(99)), (2, at(100))] {
        let session = StaffSession {
            token: token(byte),
            user_id: world.user.id,
            created_at: at(1),
            expires_at,
        };
        let review = ReviewSession {
            token: token(byte),
            link_id: world.link.id,
            generation: 1,
            created_at: at(1),
            expires_at,
            flash: None,
        };
        let invitation = Invitation {
            token: token(byte),
            workspace_id: world.workspace.id,
            email: "new@example.org".into(),
            role: Role::Viewer,
            can_create_links: false,
            created_by: world.user.id,
            created_at: at(1),
            expires_at,
            used_at: Some(at(2)),
        };
        put(
            store,
            (session, review, invitation),
            |(session, review, invitation), tx| {
                Box::pin(async move {
                    tx.add_staff_session(session).await?;
                    tx.add_review_session(review).await?;
                    tx.add_invitation(invitation).await
                })
            },
        )
        .await
        .expect("added");
    }
    for stale in [Stale::StaffSessions, Stale::ReviewSessions, Stale::Invitations] {
        assert_eq!(swept(store, stale, 100).await, 1, "{stale:?}");
        assert_eq!(swept(store, stale, 100).await, 0, "{stale:?}");
    }
    let mut tx = read(store).await;
    for (byte, there) in [(1, false), (2, true)] {
        let token = token(byte);
        assert_eq!(tx.staff_session(token).await.expect("read").is_some(), there);
        assert_eq!(tx.review_session(token).await.expect("read").is_some(), there);
        assert_eq!(tx.invitation(token).await.expect("read").is_some(), there);
    }
}

async fn devices(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    for (byte, created_at) in [(1, at(99)), (2, at(100))] {
        let device = Device {
            flash: None,
            token: token(byte),
            link_id: world.link.id,
            created_at,
        };
        put(store, device, |device, tx| tx.add_device(device))
            .await
            .expect("added");
    }
    assert_eq!(swept(store, Stale::Devices, 100).await, 1);
    let mut tx = read(store).await;
    assert_eq!(tx.device(token(1)).await, Ok(None));
    assert!(matches!(tx.device(token(2)).await, Ok(Some(_))));
}

async fn guesses(bench: &Bench) {
    let store = &bench.store;
    let forgets = [
        "link:1|net:192.0.2.1",
        "link:1|device:ab",
        "net:192.0.2.1",
        "account:a@example.org",
        "setup|net:192.0.2.1",
        "request:1",
    ];
    // How often a link was tried in all is remembered until staff act, whatever the time.
    let lasts = ["link:1", "another:1"];
    for scope in forgets.into_iter().chain(lasts) {
        for (scope, now) in [(scope.to_owned(), 99), (format!("{scope}0"), 100)] {
            put(store, scope, move |scope, tx| {
                tx.count_guess(scope, 1, at(0), at(now))
            })
            .await
            .expect("counted");
        }
    }
    assert_eq!(swept(store, Stale::Guesses, 100).await, 6);
    let mut tx = read(store).await;
    for scope in forgets {
        assert_eq!(tx.guess(scope).await, Ok(None), "{scope}");
        let later = tx.guess(&format!("{scope}0")).await;
        assert!(matches!(later, Ok(Some(_))), "{scope}");
    }
    for scope in lasts {
        assert!(matches!(tx.guess(scope).await, Ok(Some(_))), "{scope}");
    }
}
