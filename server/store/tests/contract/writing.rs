//! What a transaction promises, on both databases.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, uuid},
};
use domain::{Failure, Refusal, UserId, audit::Kind};
use futures::future::join_all;
use service::ports::Store;
use std::{sync::Arc, time::Duration};
use tokio::sync::Notify;

contract!(
    an_error_undoes_its_own_work_only,
    sixty_four_writes_at_once,
    a_panic_is_contained,
    a_failed_statement_is_never_committed,
    a_caller_may_go_away,
    commits_are_announced,
    unreadable_rows_are_unavailable,
    a_closed_store_is_unavailable,
);

async fn an_error_undoes_its_own_work_only(bench: &Bench) {
    let store = &bench.store;
    let writes = (0..30).map(|number| {
        put(store, number, |number, tx| {
            Box::pin(async move {
                tx.set_setting(&format!("key {number}"), Some("here")).await?;
                if number % 3 == 0 {
                    Err(Refusal::NotAwaiting.into())
                } else {
                    Ok(())
                }
            })
        })
    });
    let answers = join_all(writes).await;
    let mut tx = read(store).await;
    for (number, answer) in answers.into_iter().enumerate() {
        let kept = tx
            .setting(&format!("key {number}"))
            .await
            .expect("read")
            .is_some();
        assert_eq!(kept, number % 3 != 0, "{number}");
        assert_eq!(answer.is_ok(), kept);
    }
}

async fn sixty_four_writes_at_once(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let writes = (0..64_u128).map(|number| {
        let mut user = world.user.clone();
        user.id = UserId(uuid(500 + number));
        user.email = format!("{number}@example.org");
        put(
            store,
            (user, world.event(Kind::PersonJoined, 1)),
            |(user, event), tx| {
                Box::pin(async move {
                    tx.add_user(user).await?;
                    tx.append_event(event.clone()).await.map(|event| event.seq)
                })
            },
        )
    });
    let answers: Result<Vec<i64>, Failure> = join_all(writes).await.into_iter().collect();
    let mut numbers = answers.expect("all are acknowledged");
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=64).collect::<Vec<_>>());
    assert_eq!(
        read(store)
            .await
            .users(world.workspace.id)
            .await
            .expect("users")
            .len(),
        65
    );
}

async fn a_panic_is_contained(bench: &Bench) {
    let store = &bench.store;
    let write = |fail: bool| {
        put(store, fail, |fail, tx| {
            Box::pin(async move {
                tx.set_setting(if *fail { "lost" } else { "kept" }, Some("x"))
                    .await?;
                assert!(!fail, "this panic is part of the test");
                Ok(())
            })
        })
    };
    let (first, second, third) = tokio::join!(write(false), write(true), write(false));
    assert_eq!(
        (first, second, third),
        (Ok(()), Err(Failure::Unavailable), Ok(()))
    );
    assert_eq!(write(false).await, Ok(()));
    let mut tx = read(store).await;
    assert_eq!(tx.setting("lost").await, Ok(None));
    assert_eq!(tx.setting("kept").await, Ok(Some("x".into())));
}

async fn a_failed_statement_is_never_committed(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let mut orphan = world.project.clone();
    orphan.workspace_id.0 = uuid(99);
    orphan.id.0 = uuid(98);
    let answer = put(store, orphan, |orphan, tx| {
        Box::pin(async move {
            tx.set_setting("beside", Some("x")).await?;
            // Passed over, which is a mistake.
            let _ = tx.add_project(orphan).await;
            Ok(())
        })
    })
    .await;
    assert_eq!(answer, Err(Failure::Unavailable));
    assert_eq!(read(store).await.setting("beside").await, Ok(None));
}

async fn a_caller_may_go_away(bench: &Bench) {
    let store = &bench.store;
    let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let input = (Arc::clone(&begun), Arc::clone(&go));
    let write = put(store, input, |(begun, go), tx| {
        Box::pin(async move {
            tx.set_setting("gone", Some("first")).await?;
            begun.notify_one();
            go.notified().await;
            tx.set_setting("gone", Some("second")).await
        })
    });
    tokio::select! {
        _ = write => unreachable!("it waits"),
        () = begun.notified() => {}
    }
    let changed = store.changed();
    go.notify_one();
    tokio::time::timeout(Duration::from_secs(10), changed)
        .await
        .expect("it is committed all the same");
    assert_eq!(read(store).await.setting("gone").await, Ok(Some("second".into())));
    assert_eq!(
        put(store, (), |(), tx| tx.set_setting("next", Some("x"))).await,
        Ok(())
    );
}

async fn commits_are_announced(bench: &Bench) {
    let store = &bench.store;
    let brief = Duration::from_millis(50);
    // Counts from the call: nothing is lost between calling and waiting.
    let changed = store.changed();
    put(store, (), |(), tx| tx.set_setting("a", Some("x")))
        .await
        .expect("set");
    tokio::time::timeout(brief, changed).await.expect("announced");
    let changed = store.changed();
    let refused: Result<(), Failure> =
        put(store, (), |(), _| Box::pin(async { Err(Failure::Forbidden) })).await;
    assert_eq!(refused, Err(Failure::Forbidden));
    assert!(
        tokio::time::timeout(brief, changed).await.is_err(),
        "nothing was committed"
    );
}

async fn unreadable_rows_are_unavailable(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let mut tx = read(store).await;
    bench
        .raw("UPDATE users SET role = 'emperor'")
        .await
        .expect("changed");
    assert_eq!(tx.user(world.user.id).await, Err(Failure::Unavailable));
    bench
        .raw("UPDATE revisions SET content = '{'")
        .await
        .expect("changed");
    assert_eq!(tx.post(world.post.id).await, Err(Failure::Unavailable));
    bench
        .raw("UPDATE audit_heads SET hash = 'xyz'")
        .await
        .expect("changed");
    // Such a head is at no event, which whoever proves the log finds.
    assert_eq!(tx.audit_head(world.workspace.id).await, Ok((-1, [0; 32])));
    bench
        .raw("UPDATE posts SET scheduled_at = 5, campaign = 'x'")
        .await
        .expect("changed");
    let listed = tx.posts_between(world.project.id, at(0), at(9)).await;
    assert_eq!(listed, Err(Failure::Unavailable));
    assert_eq!(tx.project(world.project.id).await, Ok(Some(world.project)));
}

async fn a_closed_store_is_unavailable(bench: &Bench) {
    let store = &bench.store;
    store.close().await;
    assert!(store.read().await.is_err());
    assert_eq!(
        put(store, (), |(), tx| tx.set_setting("a", None)).await,
        Err(Failure::Unavailable)
    );
}
