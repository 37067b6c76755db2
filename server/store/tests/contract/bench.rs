//! Databases for single cases.

use futures::FutureExt;
use service::ports::Store;
use sqlx::{Connection, PgConnection, SqliteConnection};
use std::{
    panic::{AssertUnwindSafe, resume_unwind},
    sync::atomic::{AtomicU32, Ordering},
};
use store::{OpenOptions, SqlStore, open};

/// The server on which the cases make their databases.
const SERVER: &str = "COUNTERSIGN_TEST_POSTGRES";

/// Makes `mod sqlite` and `mod postgres`, with a test in each for every case.
macro_rules! contract {
    ($($case:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                crate::bench::sqlite(super::$case).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                crate::bench::postgres(super::$case).await;
            })+
        }
    };
}
pub(crate) use contract;

/// A database that is open, and the way to look at it from outside.
pub(crate) struct Bench {
    pub(crate) store: SqlStore,
    pub(crate) url: String,
}

impl Bench {
    /// Which database it is.
    pub(crate) fn backend(&self) -> &'static str {
        self.store.backend()
    }

    /// Runs statements past the store, as somebody with the password of the database could.
    pub(crate) async fn raw(&self, statements: &'static str) -> Result<(), sqlx::Error> {
        if self.backend() == "sqlite" {
            let mut connection = SqliteConnection::connect(&self.url).await?;
            sqlx::raw_sql(statements).execute(&mut connection).await?;
            connection.close().await
        } else {
            let mut connection = PgConnection::connect(&self.url).await?;
            sqlx::raw_sql(statements).execute(&mut connection).await?;
            connection.close().await
        }
    }
}

/// Runs a case on a file.
pub(crate) async fn sqlite(case: impl AsyncFnOnce(&Bench)) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("data/test.db").display());
    run("sqlite", url, case).await;
}

/// Runs a case on a server.
pub(crate) async fn postgres(case: impl AsyncFnOnce(&Bench)) {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = std::env::var(SERVER).unwrap_or_default();
    assert!(
        !server.is_empty(),
        "{SERVER} is not set: it must name a PostgreSQL server on which databases may be made, for example \
         postgres://postgres@127.0.0.1:5432/postgres. These tests never skip."
    );
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("countersign_test_{}_{number}", std::process::id());
    let (base, _) = server.rsplit_once('/').expect("a database in the URL");
    let url = format!("{base}/{name}");
    // A run that was killed may have left one of the same name.
    server_command(&server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    server_command(&server, format!("CREATE DATABASE {name}")).await;
    let outcome = AssertUnwindSafe(run("postgres", url, case)).catch_unwind().await;
    server_command(&server, format!("DROP DATABASE {name} WITH (FORCE)")).await;
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

async fn server_command(server: &str, command: String) {
    let mut connection = PgConnection::connect(server)
        .await
        .expect("the test server answers");
    sqlx::raw_sql(sqlx::AssertSqlSafe(command))
        .execute(&mut connection)
        .await
        .expect("the server obeys");
    connection.close().await.expect("closed");
}

async fn run(backend: &str, url: String, case: impl AsyncFnOnce(&Bench)) {
    let store = open(&OpenOptions::new(&url)).await.expect("the database opens");
    println!("reached {}", store.backend());
    assert_eq!(store.backend(), backend);
    let bench = Bench { store, url };
    case(&bench).await;
    bench.store.close().await;
}
