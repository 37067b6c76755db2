//! One connection to either database, and the few ways in which statements run on it.

use crate::{
    trouble::Trouble,
    value::{Value, arguments},
};
use domain::Failure;
use service::ports::store::Got;
use sqlx::{
    FromRow, Postgres, Sqlite,
    pool::PoolConnection,
    postgres::{PgArguments, PgRow},
    sqlite::{SqliteArguments, SqliteRow},
};

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

/// A row as the database holds it, and what it stands for.
pub(crate) trait Stored:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin + 'static
{
    /// What it stands for.
    type Entity;
    /// Reads the columns; one that makes no sense is logged, and the row is unavailable.
    fn entity(self) -> Got<Self::Entity>;
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
    pub(crate) async fn find<R: Stored>(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Got<Option<R::Entity>> {
        let row = on_db!(&mut self.db, |c, A| {
            async {
                sqlx::query_as_with::<_, R, A>(sql, arguments(values)?)
                    .fetch_optional(c)
                    .await
            }
            .await
        });
        row.map_err(|error| self.fail(sql, &error))?
            .map(R::entity)
            .transpose()
    }

    /// All rows.
    pub(crate) async fn list<R: Stored>(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Got<Vec<R::Entity>> {
        let rows = on_db!(&mut self.db, |c, A| {
            async {
                sqlx::query_as_with::<_, R, A>(sql, arguments(values)?)
                    .fetch_all(c)
                    .await
            }
            .await
        });
        rows.map_err(|error| self.fail(sql, &error))?
            .into_iter()
            .map(R::entity)
            .collect()
    }

    /// All rows, each by itself: of one that cannot be read, what it holds as `key`, a text.
    pub(crate) async fn each<R: Stored>(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Got<Vec<Result<R::Entity, String>>> {
        let rows = on_db!(&mut self.db, |c, A| {
            async {
                let rows = sqlx::query_with::<_, A>(sql, arguments(values)?)
                    .fetch_all(c)
                    .await?;
                Ok(rows.iter().map(|row| one::<R, _>(sql, row)).collect())
            }
            .await
        });
        rows.map_err(|error| self.fail(sql, &error))
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

fn one<'r, R, Row>(sql: &'static str, row: &'r Row) -> Result<R::Entity, String>
where
    R: Stored + FromRow<'r, Row>,
    Row: sqlx::Row,
    for<'c> &'c str: sqlx::ColumnIndex<Row>,
    String: sqlx::Decode<'r, Row::Database> + sqlx::Type<Row::Database>,
{
    let entity = R::from_row(row).map_err(|error| tracing::error!(sql, %error, "a row cannot be read"));
    let entity = entity.and_then(|row| row.entity().map_err(drop));
    entity.map_err(|()| row.try_get("key").unwrap_or_default())
}
