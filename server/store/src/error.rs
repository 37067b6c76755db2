//! Why a database cannot be opened.

use std::path::PathBuf;

/// Why a database cannot be opened, as its operator must be told.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The URL is of no kind that is known. It is not repeated: it may hold a password.
    #[error("the database's URL must look like sqlite:///path/to/file.db or postgres://user@host/name")]
    Url,
    /// A database in memory would forget what it acknowledged.
    #[error("the database must be a file: what is kept in memory is lost")]
    InMemory,
    /// The lock beside the file is held.
    #[error("another countersign server is using {0}")]
    InUse(PathBuf),
    /// The database's folder, or the lock in it, cannot be made.
    #[error("cannot write {path}: {source}")]
    Folder {
        /// What was to be made.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The program is too old.
    #[error("the database was made by a newer version (schema {found}, this program knows {known})")]
    NewerSchema {
        /// The schema of the database.
        found: i64,
        /// The newest that this program carries.
        known: i64,
    },
    /// The database was only to be read, so it was not upgraded.
    #[error(
        "the database is of an older version (schema {found}, this program needs {known}): start the server once"
    )]
    OlderSchema {
        /// The schema of the database; 0 for none.
        found: i64,
        /// The newest that this program carries.
        known: i64,
    },
    /// The schema cannot be brought up to date.
    #[error("the database cannot be upgraded: {0}")]
    Upgrade(#[source] sqlx::migrate::MigrateError),
    /// Everything else.
    #[error("the database cannot be opened: {0}")]
    Open(#[from] sqlx::Error),
}
