//! A database server: serializable transactions, tried again when they meet those of other servers.

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
use service::ports::store::Work;
use sqlx::{
    ConnectOptions, Connection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{str::FromStr, sync::Arc};

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
            let pool = pool.clone().max_connections(1).connect_lazy_with(server);
            Some(Writer::start(Written(pool), changed))
        };
        let readers = pool.max_connections(options.readers).connect_lazy_with(reading);
        Ok(Self { readers, writer })
    }

    /// A connection for reading.
    pub(crate) async fn read(&self) -> Result<Conn, Failure> {
        acquire(&self.readers).await.map_err(|_| Failure::Unavailable)
    }

    /// Hands `work` to the writer. It goes on if the caller goes away.
    pub(crate) async fn write(&self, work: Work) -> Result<(), Failure> {
        match &self.writer {
            Some(writer) => writer.write(work).await,
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
    const BEGIN: &'static str = "BEGIN ISOLATION LEVEL SERIALIZABLE";
    const TRIES: u32 = 20;

    async fn connect(&self) -> Result<Conn, Trouble> {
        acquire(&self.0).await
    }

    async fn close(self) {
        self.0.close().await;
    }
}

async fn acquire(pool: &PgPool) -> Result<Conn, Trouble> {
    let connection = pool.acquire().await;
    connection
        .map(|c| Conn::new(Db::Postgres(c)))
        .map_err(|error| Trouble::of("acquire", &error))
}
