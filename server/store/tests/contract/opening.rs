//! Opening, refusing to open, and opening again.

use crate::{
    bench::{Bench, contract, sqlite},
    world::{World, put, read},
};
use domain::Failure;
use futures::FutureExt;
use std::path::Path;
use store::{OpenOptions, StoreError, open};

contract!(
    a_newer_schema_is_refused,
    an_older_schema_is_not_read,
    what_was_written_is_there_again,
    reading_only
);

/// The newest migration, by the numbers that the files start with.
fn known() -> u32 {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite");
    let files = std::fs::read_dir(folder).expect("migrations").flatten();
    let numbers = files.filter_map(|file| file.file_name().to_str()?.get(..4)?.parse().ok());
    numbers.max().expect("a migration")
}

async fn sentence(options: &OpenOptions) -> String {
    open(options).await.expect_err("refused").to_string()
}

async fn a_newer_schema_is_refused(bench: &Bench) {
    let newer = match bench.backend() {
        "sqlite" => {
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                VALUES (9997, 'x', TRUE, x'00', 0), (9999, 'y', TRUE, x'00', 0)"
        }
        _ => {
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                VALUES (9997, 'x', TRUE, ''::bytea, 0), (9999, 'y', TRUE, ''::bytea, 0)"
        }
    };
    bench.raw(newer).await.expect("a later program was here");
    bench.store.close().await;
    let told = format!(
        "the database was made by a newer version (schema 9999, this program knows {})",
        known()
    );
    let options = OpenOptions::new(&bench.url);
    assert_eq!(sentence(&options).await, told);
    assert_eq!(sentence(&options.read_only()).await, told);
}

async fn an_older_schema_is_not_read(bench: &Bench) {
    bench
        .raw("DELETE FROM _sqlx_migrations")
        .await
        .expect("nothing was applied");
    let told = format!(
        "the database is of an older version (schema 0, this program needs {}): start the server once",
        known()
    );
    assert_eq!(sentence(&OpenOptions::new(&bench.url).read_only()).await, told);
}

async fn what_was_written_is_there_again(bench: &Bench) {
    let world = World::new().save(&bench.store).await;
    bench.store.close().await;
    let again = open(&OpenOptions::new(&bench.url)).await.expect("opened again");
    assert_eq!(read(&again).await.post(world.post.id).await, Ok(Some(world.post)));
    again.close().await;
}

async fn reading_only(bench: &Bench) {
    let world = World::new().save(&bench.store).await;
    // Beside the server that uses it.
    let looking = open(&OpenOptions::new(&bench.url).read_only())
        .await
        .expect("opened beside");
    assert_eq!(
        read(&looking).await.user(world.user.id).await,
        Ok(Some(world.user.clone()))
    );
    let refused = put(&looking, (), |(), tx| tx.set_setting("a", Some("x"))).await;
    assert_eq!(refused, Err(Failure::Unavailable));
    looking.close().await;
    // And when the server is gone.
    bench.store.close().await;
    let looking = open(&OpenOptions::new(&bench.url).read_only())
        .await
        .expect("opened after");
    assert_eq!(
        read(&looking).await.user(world.user.id).await,
        Ok(Some(world.user))
    );
    looking.close().await;
}

#[tokio::test]
async fn a_second_server_is_refused() {
    sqlite(async |bench: &Bench| {
        let file = bench.url.strip_prefix("sqlite://").expect("a file");
        let path = Path::new(file).canonicalize().expect("a path");
        let told = format!("another countersign server is using {}", path.display());
        assert_eq!(sentence(&OpenOptions::new(&bench.url)).await, told);
        // Nor under another name of the same file.
        let other = path.with_file_name("other.db");
        std::os::unix::fs::symlink(&path, &other).expect("linked");
        assert_eq!(
            sentence(&OpenOptions::new(format!("sqlite://{}", other.display()))).await,
            told
        );
        let third = path.with_file_name("third.db");
        std::fs::hard_link(&path, &third).expect("linked");
        assert_eq!(
            sentence(&OpenOptions::new(format!("sqlite://{}", third.display()))).await,
            format!("another countersign server is using {}", third.display())
        );
        bench.store.close().await;
        open(&OpenOptions::new(&bench.url))
            .await
            .expect("free again")
            .close()
            .await;
    })
    .await;
}

#[tokio::test]
async fn odd_urls_are_refused_without_repeating_them() {
    for url in [
        "",
        "mysql://root:hunter2@host/db",
        "sqlite:",
        "/var/lib/x.db",
        "sqlite://",
    ] {
        let refused = open(&OpenOptions::new(url)).await.expect_err(url);
        assert!(matches!(refused, StoreError::Url), "{url}: {refused}");
        assert!(!refused.to_string().contains("hunter2"));
    }
    for url in ["sqlite::memory:", "sqlite://:memory:"] {
        let refused = open(&OpenOptions::new(url)).await.expect_err(url);
        assert!(matches!(refused, StoreError::InMemory), "{url}: {refused}");
    }
    let nowhere = open(&OpenOptions::new("sqlite:///nowhere/at/all.db").read_only()).await;
    assert!(matches!(nowhere, Err(StoreError::Folder { .. })));
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_file_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).expect("set");
    let options = OpenOptions::new(format!("sqlite://{}/new.db", folder.path().display()));
    let store = open(&options).await.expect("opened");
    put(&store, (), |(), tx| tx.set_setting("key", Some("value")).boxed())
        .await
        .expect("written");
    for name in ["new.db", "new.db-wal", "new.db-shm"] {
        let mode = std::fs::metadata(folder.path().join(name))
            .expect(name)
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    store.close().await;
}
