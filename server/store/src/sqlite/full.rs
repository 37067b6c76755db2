//! A test: the disk is full in the middle of a group.

use super::Written;
use crate::{
    changes::Changes,
    conn::{Conn, Db},
    schema,
    unit::Turn,
    writer::Desk,
};
use domain::Failure;
use service::ports::store::{ReadAccess, Unit};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use std::sync::Arc;
use tokio::{sync::oneshot, task::JoinHandle};

/// Somebody who waits to write so much, and what they hear.
fn job(key: &'static str, length: usize) -> (oneshot::Sender<Turn>, JoinHandle<Result<(), Failure>>) {
    let (job, turn) = oneshot::channel::<Turn>();
    let writes = async move {
        let mut unit: Box<dyn Unit> = Box::new(turn.await.map_err(|_| Failure::Unavailable)?);
        unit.tx().set_setting(key, Some(&"x".repeat(length))).await?;
        unit.commit().await
    };
    (job, tokio::spawn(writes))
}

#[tokio::test]
async fn answers_are_true_and_writing_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    // A limit on pages answers like a full disk.
    let options = SqliteConnectOptions::new()
        .filename(folder.path().join("small.db"))
        .create_if_missing(true)
        .pragma("max_page_count", "160");
    let pool = SqlitePoolOptions::new()
        .max_connections(2)
        .connect_with(options)
        .await
        .expect("opened");
    let mut connection = pool.acquire().await.expect("connected");
    schema::upgrade(&schema::SQLITE, &mut *connection)
        .await
        .expect("upgraded");
    drop(connection);
    let mut desk = Desk {
        place: Written {
            pool: pool.clone(),
            lock: None,
        },
        conn: None,
        changed: Arc::new(Changes::default()),
    };
    let sizes = [("first", 10), ("huge", 2_000_000), ("last", 10)];
    let (group, told): (Vec<_>, Vec<_>) = sizes.map(|(key, length)| job(key, length)).into_iter().unzip();
    desk.settle(group).await;
    let mut reader = Conn::new(Db::Sqlite(pool.acquire().await.expect("connected")));
    for ((key, _), told) in sizes.into_iter().zip(told) {
        let kept = reader.setting(key).await.expect("read").is_some();
        assert_eq!(told.await.expect("no panic").is_ok(), kept, "{key}");
        assert!(!kept || key != "huge");
    }
    let (small, told) = job("small", 10);
    desk.settle(vec![small]).await;
    assert_eq!(told.await.expect("no panic"), Ok(()));
}
