//! What only one of the databases has: the file's group commit, and the server's broken connections.

use crate::{
    bench::{Bench, postgres, sqlite},
    world::{put, read},
};
use domain::Failure;
use sqlx::{Connection, SqliteConnection};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};
use tokio::sync::Notify;

/// Two writes that wait share a transaction: the second sees the first before anybody else does, and the first is
/// answered only after the second is done.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_group_is_answered_after_its_commit() {
    sqlite(async |bench: &Bench| {
        let store = &bench.store;
        let (gate, inside, go) = (
            Arc::new(Notify::new()),
            Arc::new(Notify::new()),
            Arc::new(Notify::new()),
        );
        let hold = put(store, Arc::clone(&gate), |gate, _| {
            Box::pin(async {
                gate.notified().await;
                Ok(())
            })
        });
        let first = put(store, (), |(), tx| tx.set_setting("first", Some("x")));
        let second = put(
            store,
            (Arc::clone(&inside), Arc::clone(&go)),
            |(inside, go), tx| {
                Box::pin(async move {
                    let seen = tx.setting("first").await?;
                    inside.notify_one();
                    go.notified().await;
                    Ok(seen)
                })
            },
        );
        let answered = AtomicBool::new(false);
        let first = async {
            let answer = first.await;
            answered.store(true, Ordering::SeqCst);
            answer
        };
        let watch = async {
            // All three wait by now, and the first of them has the writer.
            tokio::task::yield_now().await;
            gate.notify_one();
            inside.notified().await;
            assert!(!answered.load(Ordering::SeqCst));
            assert_eq!(read(store).await.setting("first").await, Ok(None));
            go.notify_one();
        };
        let (hold, first, second, ()) = tokio::join!(hold, first, second, watch);
        assert_eq!((hold, first, second), (Ok(()), Ok(()), Ok(Some("x".into()))));
        assert_eq!(read(store).await.setting("first").await, Ok(Some("x".into())));
    })
    .await;
}

/// Somebody holds the file for longer than the writer waits.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_group_that_cannot_begin_is_refused() {
    sqlite(async |bench: &Bench| {
        let store = &bench.store;
        let mut other = SqliteConnection::connect(&bench.url).await.expect("connected");
        sqlx::raw_sql("BEGIN IMMEDIATE")
            .execute(&mut other)
            .await
            .expect("locked");
        let writes = (0..3).map(|_| put(store, (), |(), tx| tx.set_setting("a", Some("x"))));
        for answer in futures::future::join_all(writes).await {
            assert_eq!(answer, Err(Failure::Unavailable));
        }
        assert_eq!(read(store).await.setting("a").await, Ok(None), "reads go on");
        sqlx::raw_sql("ROLLBACK")
            .execute(&mut other)
            .await
            .expect("unlocked");
        assert_eq!(
            put(store, (), |(), tx| tx.set_setting("a", Some("x"))).await,
            Ok(())
        );
    })
    .await;
}

/// The server drops the connection in the middle of a write.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_broken_connection_is_replaced() {
    postgres(async |bench: &Bench| {
        let store = &bench.store;
        let (inside, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let write = put(
            store,
            (Arc::clone(&inside), Arc::clone(&go)),
            |(inside, go), tx| {
                Box::pin(async move {
                    tx.set_setting("a", Some("lost")).await?;
                    inside.notify_one();
                    go.notified().await;
                    Ok(())
                })
            },
        );
        let end = async {
            inside.notified().await;
            let all = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()";
            bench.raw(all).await.expect("ended");
            go.notify_one();
        };
        let (answer, ()) = tokio::join!(write, end);
        // It broke before the commit: nothing is kept.
        assert_eq!(answer, Err(Failure::Unavailable));
        assert_eq!(read(store).await.setting("a").await, Ok(None));
        assert_eq!(
            put(store, (), |(), tx| tx.set_setting("a", Some("kept"))).await,
            Ok(())
        );
    })
    .await;
}

/// The server drops the connection under the commit.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_without_an_answer_is_told_as_such() {
    postgres(async |bench: &Bench| {
        let store = &bench.store;
        let trap = "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON settings DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION cut()";
        bench.raw(trap).await.expect("set");
        let answer = put(store, (), |(), tx| tx.set_setting("a", Some("b"))).await;
        assert_eq!(
            answer,
            Err(Failure::Unanswered),
            "nobody can know whether it arrived"
        );
        bench
            .raw("DROP TRIGGER cut ON settings")
            .await
            .expect("taken away");
        assert_eq!(
            put(store, (), |(), tx| tx.set_setting("a", Some("kept"))).await,
            Ok(())
        );
    })
    .await;
}
