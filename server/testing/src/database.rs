//! The database that a test runs on.

use sqlx::{Connection, Executor, PgConnection};
use std::sync::atomic::{AtomicU32, Ordering};

/// The kind of database that is tested, and the address of a new one. Of SQLite there is none: it is a file where the
/// test keeps its files. Where `COUNTERSIGN_TEST_BACKEND` says `postgres`, it is a database of its own on the server that
/// `COUNTERSIGN_TEST_POSTGRES` names, and goes with that server.
pub async fn database() -> (&'static str, Option<String>) {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    if std::env::var("COUNTERSIGN_TEST_BACKEND").as_deref() != Ok("postgres") {
        return ("sqlite", None);
    }
    let server =
        std::env::var("COUNTERSIGN_TEST_POSTGRES").expect("COUNTERSIGN_TEST_POSTGRES names a server");
    let name = format!(
        "countersign_test_{}_{}",
        std::process::id(),
        NUMBER.fetch_add(1, Ordering::Relaxed)
    );
    let mut connection = PgConnection::connect(&server)
        .await
        .expect("the test server answers");
    for command in [
        format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
        format!("CREATE DATABASE {name}"),
    ] {
        connection
            .execute(sqlx::AssertSqlSafe(command))
            .await
            .expect("the server obeys");
    }
    let (base, _) = server.rsplit_once('/').expect("a database in the URL");
    ("postgres", Some(format!("{base}/{name}")))
}
