//! SQL: SQLite and PostgreSQL behind the ports of `service`.
//!
//! One text of SQL serves both. Each subject has a file of its own, with its statements and the port that it implements;
//! `conn` is the only place that knows which database is at the other end.

mod access;
mod changes;
mod column;
mod conn;
mod decisions;
mod error;
mod guesses;
mod history;
mod jobs;
mod links;
mod media;
mod notes;
mod open;
mod postgres;
mod posts;
mod projects;
mod publications;
mod requests;
mod review_requests;
mod reviews;
mod row;
mod schema;
mod sealed;
mod search;
mod shared_calendars;
mod sql;
mod sqlite;
mod staff;
mod summaries;
mod sweep;
mod trouble;
mod unit;
mod value;
mod writer;

use async_trait::async_trait;
use changes::Changes;
use domain::{Failure, PostId};
use futures::future::BoxFuture;
use service::{
    begin::by_program,
    ports::{
        Read, Store,
        store::{Granted, Unit},
    },
};
use std::{fmt, sync::Arc};

pub use error::StoreError;
pub use open::OpenOptions;

/// A database that is open.
pub struct SqlStore {
    db: Db,
    changed: Arc<Changes>,
}

enum Db {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

/// Opens a database, and brings its schema up to date unless it is to be read only.
///
/// # Errors
/// [`StoreError`], in a sentence for the operator.
pub async fn open(options: &OpenOptions) -> Result<SqlStore, StoreError> {
    let changed = Arc::new(Changes::default());
    let db = if options.url.starts_with("sqlite:") {
        Db::Sqlite(sqlite::Sqlite::open(options, Arc::clone(&changed)).await?)
    } else if options.url.starts_with("postgres:") || options.url.starts_with("postgresql:") {
        Db::Postgres(postgres::Postgres::open(options, Arc::clone(&changed)).await?)
    } else {
        return Err(StoreError::Url);
    };
    let store = SqlStore { db, changed };
    if !options.read_only {
        store.fold_posts().await;
    }
    Ok(store)
}

impl SqlStore {
    /// Fills in what is searched of posts that an older program saved. What cannot be filled in is not found; that must
    /// not keep a server from starting.
    async fn fold_posts(&self) {
        let mut last = None;
        loop {
            match self.fold_some(last).await {
                Ok(None) => return,
                Ok(folded) => last = folded,
                Err(_) => {
                    tracing::error!("some posts could not be made ready to be searched");
                    return;
                }
            }
        }
    }

    /// A batch of them, and the last one.
    async fn fold_some(&self, after: Option<PostId>) -> Result<Option<PostId>, Failure> {
        let mut unit = by_program(self).await?;
        let last = unit.tx().fold_posts(after).await?;
        unit.commit().await?;
        Ok(last)
    }

    /// Finishes what was taken and closes all connections; afterwards everything is unavailable.
    pub async fn close(&self) {
        match &self.db {
            Db::Sqlite(db) => db.close().await,
            Db::Postgres(db) => db.close().await,
        }
    }
}

impl fmt::Debug for SqlStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SqlStore({})", self.backend())
    }
}

#[async_trait]
impl Store for SqlStore {
    async fn read(&self) -> Result<Box<dyn Read>, Failure> {
        let conn = match &self.db {
            Db::Sqlite(db) => db.read().await?,
            Db::Postgres(db) => db.read().await?,
        };
        Ok(Box::new(conn))
    }

    async fn begin(&self, granted: Granted) -> Result<Box<dyn Unit>, Failure> {
        match &self.db {
            Db::Sqlite(db) => db.begin(granted).await,
            Db::Postgres(db) => db.begin(granted).await,
        }
    }

    // Not an `async fn`: it counts from the call, not from the first poll, so that nothing is missed by who calls
    // it, then reads, then waits.
    fn changed<'s, 'f>(&'s self) -> BoxFuture<'f, ()>
    where
        's: 'f,
        Self: 'f,
    {
        Box::pin(self.changed.next())
    }

    fn commits(&self) -> Option<u64> {
        match self.db {
            // The file is locked: nobody else writes to it.
            Db::Sqlite(_) => Some(self.changed.count()),
            Db::Postgres(_) => None,
        }
    }

    fn backend(&self) -> &'static str {
        match self.db {
            Db::Sqlite(_) => "sqlite",
            Db::Postgres(_) => "postgres",
        }
    }
}

/// Every statement by name, so that a test can prepare each on both databases.
#[doc(hidden)]
#[must_use]
pub fn all_sql() -> Vec<(&'static str, &'static str)> {
    [
        staff::SQL,
        access::SQL,
        projects::SQL,
        posts::SQL,
        publications::SQL,
        search::SQL,
        media::SQL,
        links::SQL,
        shared_calendars::SQL,
        summaries::SQL,
        sweep::SQL,
        reviews::SQL,
        review_requests::SQL,
        decisions::SQL,
        notes::SQL,
        requests::SQL,
        guesses::SQL,
        history::SQL,
        jobs::SQL,
        sealed::SQL,
    ]
    .concat()
}
