//! One connection to either database, and the few ways in which statements run on it.

use crate::{
    row::{Row, Stored},
    trouble::Trouble,
    value::{Value, arguments},
};
use domain::Failure;
use service::ports::store::Got;
use sqlx::{Postgres, Sqlite, pool::PoolConnection, postgres::PgArguments, sqlite::SqliteArguments};

/// A connection of one of the databases.
pub(crate) enum Db {
    /// To a file.
    Sqlite(PoolConnection<Sqlite>),
    /// To a server.
    Postgres(PoolConnection<Postgres>),
}

/// Writes an expression once for both databases: `on_db!(db, |connection, Arguments| ..)`.
macro_rules! on_db {
    ($db:expr, |$connection:ident, $arguments:ident| $body:expr) => {
        match $db {
            Db::Sqlite($connection) => {
                type $arguments = SqliteArguments;
                let $connection = &mut **$connection;
                $body
            }
            Db::Postgres($connection) => {
                type $arguments = PgArguments;
                let $connection = &mut **$connection;
                $body
            }
        }
    };
}

/// A connection, what went wrong on it since [`Conn::trouble`] was last taken, and what its unit of writing did.
pub(crate) struct Conn {
    db: Db,
    trouble: Option<Trouble>,
    /// Something was changed of which the log has to tell.
    changed: bool,
    /// The log tells of something.
    told: bool,
}

impl Conn {
    /// Wraps a connection.
    pub(crate) const fn new(db: Db) -> Self {
        Self {
            db,
            trouble: None,
            changed: false,
            told: false,
        }
    }

    /// For another unit of writing.
    pub(crate) const fn start(&mut self) {
        (self.changed, self.told) = (false, false);
    }

    /// For a change of which the log has to tell, or the unit is not kept: of what people know a workspace by. Sessions,
    /// browsers, counters, keys of requests and uploads are the program's own.
    pub(crate) const fn change_to_tell(&mut self) -> &mut Self {
        self.changed = true;
        self
    }

    /// For a line of the log.
    pub(crate) const fn tell(&mut self) -> &mut Self {
        self.told = true;
        self
    }

    /// Whether the unit changed something and the log says nothing.
    pub(crate) const fn is_untold(&self) -> bool {
        self.changed && !self.told
    }

    /// What the last failed statement met, once.
    pub(crate) const fn trouble(&mut self) -> Option<Trouble> {
        self.trouble.take()
    }

    /// At most one row.
    pub(crate) async fn find<T: Stored>(&mut self, sql: &'static str, values: Vec<Value>) -> Got<Option<T>> {
        let read = on_db!(&mut self.db, |c, A| {
            async {
                let row = sqlx::query_with::<_, A>(sql, arguments(values)?)
                    .fetch_optional(c)
                    .await?;
                Ok(row.map(|row| T::read(&Row::of(&row, sql))))
            }
            .await
        });
        read.map_err(|error| self.fail(sql, &error))?.transpose()
    }

    /// All rows.
    pub(crate) async fn list<T: Stored>(&mut self, sql: &'static str, values: Vec<Value>) -> Got<Vec<T>> {
        let read = on_db!(&mut self.db, |c, A| {
            async {
                let rows = sqlx::query_with::<_, A>(sql, arguments(values)?)
                    .fetch_all(c)
                    .await?;
                let read = rows.iter().map(|row| T::read(&Row::of(row, sql)));
                Ok(read.collect())
            }
            .await
        });
        read.map_err(|error| self.fail(sql, &error))?
    }

    /// All rows, each by itself: of one that cannot be read, what it holds as `key`, a text.
    pub(crate) async fn each<T: Stored>(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Got<Vec<Result<T, String>>> {
        let read = on_db!(&mut self.db, |c, A| {
            async {
                let rows = sqlx::query_with::<_, A>(sql, arguments(values)?)
                    .fetch_all(c)
                    .await?;
                let read = rows.iter().map(|row| {
                    let row = Row::of(row, sql);
                    T::read(&row).map_err(|_| row.get("key").unwrap_or_default())
                });
                Ok(read.collect())
            }
            .await
        });
        read.map_err(|error| self.fail(sql, &error))
    }

    /// Changes rows, and says how many.
    pub(crate) async fn run(&mut self, sql: &'static str, values: Vec<Value>) -> Got<u64> {
        let changed = on_db!(&mut self.db, |c, A| {
            let done = async { sqlx::query_with::<_, A>(sql, arguments(values)?).execute(c).await }.await;
            done.map(|done| done.rows_affected())
        });
        changed.map_err(|error| self.fail(sql, &error))
    }

    /// Changes a row that must be there.
    pub(crate) async fn change(&mut self, sql: &'static str, values: Vec<Value>) -> Got<()> {
        match self.run(sql, values).await? {
            0 => Err(Failure::NotFound),
            _ => Ok(()),
        }
    }

    /// Begins, ends or divides a transaction.
    pub(crate) async fn control(&mut self, sql: &'static str) -> Result<(), Trouble> {
        let done = on_db!(&mut self.db, |c, _Arguments| sqlx::raw_sql(sql)
            .execute(c)
            .await
            .map(|_| ()));
        done.map_err(|error| Trouble::of(sql, &error))
    }

    /// Gives the connection up; whatever transaction is open on it ends unsaved.
    pub(crate) async fn close(self) {
        let closed = match self.db {
            Db::Sqlite(connection) => connection.close().await,
            Db::Postgres(connection) => connection.close().await,
        };
        if let Err(error) = closed {
            Trouble::of("close", &error);
        }
    }

    fn fail(&mut self, sql: &'static str, error: &sqlx::Error) -> Failure {
        self.trouble = Some(Trouble::of(sql, error));
        Failure::Unavailable
    }
}
