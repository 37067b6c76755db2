//! A database server. Its writers, of all servers of this program, are one after another, as those of a file are.

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
use service::ports::store::{Granted, Unit};
use sqlx::{
    ConnectOptions, Connection, PgPool,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{str::FromStr, sync::Arc};

/// How long the writer waits for those of other servers.
const TURN: &str = "10s";
/// After how long the database ends a transaction in which nothing happens: longer than a unit may take.
const STALLED: &str = "60s";

/// A server that is connected.
pub(crate) struct Postgres {
    readers: PgPool,
    /// Absent if the database was opened for reading only.
    writer: Option<Writer>,
}

impl Postgres {
    /// Connects, and upgrades the schema.
    pub(crate) async fn open(options: &OpenOptions, changed: Arc<Changes>) -> Result<Self, StoreError> {
        let server = PgConnectOptions::from_str(&options.url).map_err(|_| StoreError::Url)?;
        let server = server.application_name("countersign");
        let reading = server.clone().options([("default_transaction_read_only", "on")]);
        let pool = PgPoolOptions::new().acquire_timeout(ACQUIRE);
        let writer = if options.read_only {
            let mut connection = reading.connect().await?;
            schema::check(&schema::POSTGRES, &mut connection).await?;
            connection.close().await?;
            None
        } else {
            let mut connection = server.connect().await?;
            schema::upgrade(&schema::POSTGRES, &mut connection).await?;
            connection.close().await?;
            let writing = server.options([
                ("lock_timeout", TURN),
                ("idle_in_transaction_session_timeout", STALLED),
            ]);
            let pool = pool.clone().max_connections(1).connect_lazy_with(writing);
            Some(Writer::start(Written(pool), changed))
        };
        let readers = pool.max_connections(options.readers).connect_lazy_with(reading);
        Ok(Self { readers, writer })
    }

    /// A connection for reading.
    pub(crate) async fn read(&self) -> Result<Conn, Failure> {
        let connection = acquire(&self.readers).await;
        connection
            .map(|c| Conn::new(Db::Postgres(c)))
            .map_err(|_| Failure::Unavailable)
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

    /// Ends the connections after what they are doing.
    pub(crate) async fn close(&self) {
        if let Some(writer) = &self.writer {
            writer.stop().await;
        }
        self.readers.close().await;
    }
}

/// The server, for the one who writes there.
struct Written(PgPool);

impl Place for Written {
    // The lock goes with the transaction. Each statement sees what was committed before it, and nobody else commits.
    const BEGIN: &'static str = "BEGIN; SELECT pg_advisory_xact_lock(4848201163094)";

    async fn connect(&self) -> Result<Conn, Trouble> {
        let mut connection = acquire(&self.0).await?;
        connection.close_on_drop();
        Ok(Conn::new(Db::Postgres(connection)))
    }

    async fn close(self) {
        self.0.close().await;
    }
}

async fn acquire(pool: &PgPool) -> Result<PoolConnection<sqlx::Postgres>, Trouble> {
    let connection = pool.acquire().await;
    connection.map_err(|error| Trouble::of("acquire", &error))
}
