//! Reading a row of either database into what it stands for: each column by the type of the field that it fills.
//!
//! sqlx's own derives would read the columns' types of one database each, and stand on entities that know no database.

use crate::column::Column;
use domain::Failure;
use serde::de::DeserializeOwned;
use service::ports::store::Got;
use sqlx::{Decode, Postgres, Row as _, Sqlite, Type, postgres::PgRow, sqlite::SqliteRow};

/// What a row stands for.
pub(crate) trait Stored: Sized + Send + 'static {
    /// Reads the columns; one that makes no sense is logged, and what the row stands for is unavailable.
    fn read(row: &Row<'_>) -> Got<Self>;
}

/// The row of a database.
pub(crate) enum Cells<'r> {
    Sqlite(&'r SqliteRow),
    Postgres(&'r PgRow),
}

impl<'r> From<&'r SqliteRow> for Cells<'r> {
    fn from(row: &'r SqliteRow) -> Self {
        Self::Sqlite(row)
    }
}

impl<'r> From<&'r PgRow> for Cells<'r> {
    fn from(row: &'r PgRow) -> Self {
        Self::Postgres(row)
    }
}

/// A row, and the statement that gave it.
pub(crate) struct Row<'r> {
    cells: Cells<'r>,
    sql: &'static str,
}

impl<'r> Row<'r> {
    /// The row of either database.
    pub(crate) fn of(cells: impl Into<Cells<'r>>, sql: &'static str) -> Self {
        let cells = cells.into();
        Self { cells, sql }
    }

    /// A column, as what it stands for.
    pub(crate) fn get<T: Column>(&self, column: &'static str) -> Got<T> {
        T::read(self, column)
    }

    /// A column with JSON.
    pub(crate) fn json<T: DeserializeOwned>(&self, column: &'static str) -> Got<T> {
        let text: String = self.get(column)?;
        serde_json::from_str(&text).map_err(|_| self.unreadable(column))
    }

    /// A column, as the databases know it; nothing for `NULL`.
    pub(crate) fn cell<T>(&self, column: &'static str) -> Got<Option<T>>
    where
        T: for<'d> Decode<'d, Sqlite> + Type<Sqlite> + for<'d> Decode<'d, Postgres> + Type<Postgres>,
    {
        let cell = match self.cells {
            Cells::Sqlite(row) => row.try_get(column),
            Cells::Postgres(row) => row.try_get(column),
        };
        cell.map_err(|error| {
            tracing::error!(self.sql, column, %error, "a column cannot be read");
            Failure::Unavailable
        })
    }

    /// The answer for a column that holds what no version of this program wrote: its name is the operator's to see, never its
    /// value.
    pub(crate) fn unreadable(&self, column: &'static str) -> Failure {
        tracing::error!(self.sql, column, "the database holds a value that cannot be read");
        Failure::Unavailable
    }
}

/// Says which fields of an entity are filled by which columns; `field = column` where the names differ.
macro_rules! stored {
    ($($entity:ident { $($field:ident $(= $column:ident)?),+ $(,)? })+) => {$(
        impl $crate::row::Stored for $entity {
            fn read(row: &$crate::row::Row<'_>) -> service::ports::store::Got<Self> {
                Ok(Self { $($field: row.get($crate::row::column!($field $($column)?))?,)+ })
            }
        }
    )+};
}
pub(crate) use stored;

/// The name of a column: that of the field, or its own.
macro_rules! column {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $column:ident) => {
        stringify!($column)
    };
}
pub(crate) use column;
