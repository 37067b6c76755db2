//! What a transaction promises, on both databases.

use crate::{
    bench::{Bench, contract, postgres},
    world::{World, at, put, read, uuid},
};
use domain::{Failure, Refusal, UserId, audit::Kind};
use futures::{FutureExt, future::join_all};
use service::{begin::by_program, model::Project, ports::Store};
use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};
use store::OpenOptions;
use tokio::sync::Notify;

contract!(
    an_error_undoes_its_own_work_only,
    sixty_four_writes_at_once,
    a_panic_is_contained,
    a_failed_statement_is_never_committed,
    who_goes_away_leaves_nothing,
    what_is_to_be_kept_is_kept,
    commits_are_announced,
    unreadable_rows_are_unavailable,
    a_closed_store_is_unavailable,
    what_is_changed_has_to_be_told,
);

/// What people know a workspace by is not changed without a line in its log, in whatever order they are written; a
/// session or a counter is.
async fn what_is_changed_has_to_be_told(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let project = |name: &str| Project {
        name: name.into(),
        ..world.project.clone()
    };
    let mut unit = by_program(store).await.expect("a turn");
    unit.tx().save_project(&project("Silent")).await.expect("saved");
    assert_eq!(unit.commit().await, Err(Failure::Unavailable));
    for (name, first) in [("Told before", true), ("Told after", false)] {
        let mut unit = by_program(store).await.expect("a turn");
        let event = || world.event(Kind::ProjectChanged, 9);
        if first {
            unit.tx().append_event(event()).await.expect("an event");
        }
        unit.tx().save_project(&project(name)).await.expect("saved");
        if !first {
            unit.tx().append_event(event()).await.expect("an event");
        }
        assert_eq!(unit.commit().await, Ok(()));
        let kept = read(store).await.project(world.project.id).await;
        assert_eq!(kept.expect("read").expect("there").name, name);
    }
    // What was told in one unit is not told in the next.
    let mut unit = by_program(store).await.expect("a turn");
    unit.tx()
        .count_guess("scope", 1, at(0), at(1))
        .await
        .expect("counted");
    assert_eq!(unit.commit().await, Ok(()));
    let mut unit = by_program(store).await.expect("a turn");
    unit.tx()
        .save_project(&project("Silent again"))
        .await
        .expect("saved");
    assert_eq!(unit.commit().await, Err(Failure::Unavailable));
    let kept = read(store).await.project(world.project.id).await;
    assert_eq!(kept.expect("read").expect("there").name, "Told after");
}

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
                    tx.append_events(vec![event.clone()])
                        .await
                        .map(|events| events[0].seq)
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
    let write = async |fail: bool| {
        let write = put(store, fail, |fail, tx| {
            Box::pin(async move {
                tx.set_setting(if *fail { "lost" } else { "kept" }, Some("x"))
                    .await?;
                assert!(!fail, "this panic is part of the test");
                Ok(())
            })
        });
        // As a server contains those of its requests.
        AssertUnwindSafe(write).catch_unwind().await.ok()
    };
    let (first, second, third) = tokio::join!(write(false), write(true), write(false));
    assert_eq!((first, second, third), (Some(Ok(())), None, Some(Ok(()))));
    assert_eq!(write(false).await, Some(Ok(())));
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

async fn who_goes_away_leaves_nothing(bench: &Bench) {
    let store = &bench.store;
    let begun = Arc::new(Notify::new());
    let write = put(store, Arc::clone(&begun), |begun, tx| {
        Box::pin(async move {
            tx.set_setting("gone", Some("first")).await?;
            begun.notify_one();
            std::future::pending::<()>().await;
            tx.set_setting("gone", Some("second")).await
        })
    });
    // One waits behind it, and one goes away before its turn.
    let behind = put(store, (), |(), tx| tx.set_setting("behind", Some("x")));
    let mut impatient = Box::pin(put(store, (), |(), tx| tx.set_setting("impatient", Some("x"))));
    let leaves = async {
        tokio::select! {
            _ = write => unreachable!("it waits"),
            () = begun.notified() => {}
        }
        assert!(futures::poll!(&mut impatient).is_pending());
        drop(impatient);
    };
    let ((), behind) = tokio::join!(leaves, behind);
    assert_eq!(behind, Ok(()));
    let mut tx = read(store).await;
    for (key, value) in [
        ("gone", None),
        ("impatient", None),
        ("behind", Some("x".to_owned())),
    ] {
        assert_eq!(tx.setting(key).await, Ok(value), "{key}");
    }
}

/// Whoever has asked for the end of a unit need not wait for it.
async fn what_is_to_be_kept_is_kept(bench: &Bench) {
    let store = &bench.store;
    let mut unit = by_program(store).await.expect("a turn");
    unit.tx().set_setting("kept", Some("x")).await.expect("set");
    let changed = store.changed();
    let mut commit = unit.commit();
    assert!(futures::poll!(&mut commit).is_pending());
    drop(commit);
    tokio::time::timeout(Duration::from_secs(10), changed)
        .await
        .expect("committed");
    assert_eq!(read(store).await.setting("kept").await, Ok(Some("x".into())));
}

/// Two servers of one database: each sees what the other wrote, and none writes over it unseen.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_are_one_after_another() {
    postgres(async |bench: &Bench| {
        let other = store::open(&OpenOptions::new(&bench.url)).await.expect("opened");
        let count = |store| {
            put(store, (), |(), tx| {
                Box::pin(async move {
                    let before = tx.setting("count").await?;
                    let next = before.map_or(0, |text| text.parse().unwrap_or(0)) + 1;
                    tx.set_setting("count", Some(&i32::to_string(&next))).await
                })
            })
        };
        let counts = (0..200).map(|number| count(if number % 2 == 0 { &bench.store } else { &other }));
        for answer in join_all(counts).await {
            assert_eq!(answer, Ok(()));
        }
        assert_eq!(
            read(&bench.store).await.setting("count").await,
            Ok(Some("200".into()))
        );
        other.close().await;
    })
    .await;
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
