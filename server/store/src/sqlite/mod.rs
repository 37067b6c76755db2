//! A database in a file: one writer, several readers.

#[cfg(test)]
mod full;
mod lock;

use crate::{
    StoreError,
    changes::Changes,
    conn::{Conn, Db},
    open::{ACQUIRE, OpenOptions},
    schema,
    trouble::Trouble,
    writer::{Place, Writer},
};
use domain::Failure;
use lock::Lock;
use service::ports::store::{Granted, Unit};
use sqlx::{
    Connection, SqlitePool,
    sqlite::{
        SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
    },
};
use std::{
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
    time::Duration,
};

/// How long a connection waits for another program that holds the file, for example a backup.
const BUSY: Duration = Duration::from_secs(5);

/// A file that is open.
pub(crate) struct Sqlite {
    readers: SqlitePool,
    /// Absent if the file was opened for reading only.
    writer: Option<Writer>,
}

impl Sqlite {
    /// Locks, upgrades and opens the file.
    pub(crate) async fn open(options: &OpenOptions, changed: Arc<Changes>) -> Result<Self, StoreError> {
        let given = SqliteConnectOptions::from_str(&options.url).map_err(|_| StoreError::Url)?;
        // The driver names a database in memory like this.
        if given
            .get_filename()
            .to_string_lossy()
            .starts_with("file:sqlx-in-memory-")
        {
            return Err(StoreError::InMemory);
        }
        let file = place(given.get_filename(), options.read_only)?;
        let file_options = SqliteConnectOptions::new()
            .filename(&file)
            .foreign_keys(true)
            .busy_timeout(BUSY);
        let reading = file_options.clone().read_only(true);
        let writer = if options.read_only {
            let mut connection = SqliteConnection::connect_with(&reading).await?;
            schema::check(&schema::SQLITE, &mut connection).await?;
            connection.close().await?;
            None
        } else {
            let lock = Lock::take(&file)?;
            let writing = file_options
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full);
            Some(Writer::start(Written::open(writing, lock).await?, changed))
        };
        let readers = SqlitePoolOptions::new()
            .max_connections(options.readers)
            .acquire_timeout(ACQUIRE)
            .test_before_acquire(false)
            .connect_with(reading)
            .await?;
        Ok(Self { readers, writer })
    }

    /// A connection for reading.
    pub(crate) async fn read(&self) -> Result<Conn, Failure> {
        let connection = self.readers.acquire().await;
        connection.map(|c| Conn::new(Db::Sqlite(c))).map_err(|error| {
            Trouble::of("acquire", &error);
            Failure::Unavailable
        })
    }

    /// The next unit of writing.
    pub(crate) async fn begin(&self, granted: Granted) -> Result<Box<dyn Unit>, Failure> {
        match &self.writer {
            Some(writer) => writer.begin(granted).await,
            None => {
                tracing::error!("a write to a database that was opened for reading");
                Err(Failure::Unavailable)
            }
        }
    }

    /// Ends the readers, then the writer after what it has taken, then the lock.
    pub(crate) async fn close(&self) {
        self.readers.close().await;
        if let Some(writer) = &self.writer {
            writer.stop().await;
        }
    }
}

/// The file, for its writer.
pub(super) struct Written {
    /// Of one, because it opens a new connection when the last one was given up.
    pool: SqlitePool,
    /// Freed after the last connection is closed.
    lock: Option<Lock>,
}

impl Written {
    /// Opens it, and upgrades the schema.
    async fn open(options: SqliteConnectOptions, lock: Lock) -> Result<Self, StoreError> {
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(ACQUIRE)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options)
            .await?;
        schema::upgrade(&schema::SQLITE, &mut *pool.acquire().await?).await?;
        Ok(Self {
            pool,
            lock: Some(lock),
        })
    }
}

impl Place for Written {
    const BEGIN: &'static str = "BEGIN IMMEDIATE";

    async fn connect(&self) -> Result<Conn, Trouble> {
        let connection = self.pool.acquire().await;
        connection
            .map(|mut c| {
                c.close_on_drop();
                Conn::new(Db::Sqlite(c))
            })
            .map_err(|error| Trouble::of("acquire", &error))
    }

    async fn close(self) {
        self.pool.close().await;
        drop(self.lock);
    }
}

/// The file's one true path, in a folder that exists: two names of one file must meet at one lock.
fn place(file: &Path, read_only: bool) -> Result<PathBuf, StoreError> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        |source| StoreError::Folder { path, source }
    };
    let name = file.file_name().ok_or(StoreError::Url)?;
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !read_only {
        std::fs::create_dir_all(folder).map_err(failed(folder))?;
    }
    if file.exists() {
        return file.canonicalize().map_err(failed(file));
    }
    Ok(folder.canonicalize().map_err(failed(folder))?.join(name))
}
