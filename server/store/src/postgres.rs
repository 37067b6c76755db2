//! A database server: serializable transactions, tried again when they meet.

use crate::{
    StoreError,
    changes::Changes,
    conn::{Conn, Db},
    open::{ACQUIRE, OpenOptions},
    schema,
    trouble::Trouble,
    work::attempt,
};
use domain::Failure;
use service::ports::store::Work;
use sqlx::{
    ConnectOptions, Connection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::Semaphore;

/// Most transactions at a time.
const WRITERS: u32 = 4;
/// How often a unit is tried.
const TRIES: u32 = 20;
/// How often it is tried beside others before it asks to be alone: writes of one workspace meet at its chain.
const BESIDE: u32 = 3;
/// How often a unique value that exists is taken for a meeting with another transaction.
const EXISTS: u32 = 3;

/// A server that is connected.
pub(crate) struct Postgres {
    readers: PgPool,
    writers: PgPool,
    room: Semaphore,
    changed: Arc<Changes>,
}

enum Try {
    Done(Result<(), Failure>),
    Again,
}

impl Postgres {
    /// Connects, and upgrades the schema.
    pub(crate) async fn open(options: &OpenOptions, changed: Arc<Changes>) -> Result<Self, StoreError> {
        let server = PgConnectOptions::from_str(&options.url).map_err(|_| StoreError::Url)?;
        let server = server.application_name("countersign");
        let reading = server.clone().options([("default_transaction_read_only", "on")]);
        if options.read_only {
            let mut connection = reading.connect().await?;
            schema::check(&schema::POSTGRES, &mut connection).await?;
            connection.close().await?;
        } else {
            let mut connection = server.connect().await?;
            schema::upgrade(&schema::POSTGRES, &mut connection).await?;
            connection.close().await?;
        }
        let pool = PgPoolOptions::new().acquire_timeout(ACQUIRE);
        let readers = pool
            .clone()
            .max_connections(options.readers)
            .connect_lazy_with(reading.clone());
        let writing = if options.read_only { reading } else { server };
        let writers = pool.max_connections(WRITERS).connect_lazy_with(writing);
        Ok(Self {
            readers,
            writers,
            room: Semaphore::new(WRITERS as usize),
            changed,
        })
    }

    /// A connection for reading.
    pub(crate) async fn read(&self) -> Result<Conn, Failure> {
        acquire(&self.readers).await
    }

    /// Runs `work` until it does not meet another transaction. The task goes on if the caller goes away, so that a
    /// connection never returns to the pool with a transaction open.
    pub(crate) async fn write(self: &Arc<Self>, work: Work) -> Result<(), Failure> {
        let this = Arc::clone(self);
        let task = tokio::spawn(async move { this.settle(work).await });
        task.await.unwrap_or(Err(Failure::Unavailable))
    }

    /// Ends the connections after what they are doing.
    pub(crate) async fn close(&self) {
        self.room.close();
        self.writers.close().await;
        self.readers.close().await;
    }

    async fn settle(&self, mut work: Work) -> Result<(), Failure> {
        for number in 1..=TRIES {
            let permits = if number > BESIDE { WRITERS } else { 1 };
            let room = self
                .room
                .acquire_many(permits)
                .await
                .map_err(|_| Failure::Unavailable)?;
            match self.once(&mut work, number).await {
                Try::Done(answer) => {
                    if answer.is_ok() {
                        self.changed.committed();
                    }
                    return answer;
                }
                Try::Again => drop(room),
            }
            tokio::time::sleep(pause(number)).await;
        }
        tracing::error!(tries = TRIES, "a write met other writes every time");
        Err(Failure::Unavailable)
    }

    async fn once(&self, work: &mut Work, number: u32) -> Try {
        const UNAVAILABLE: Try = Try::Done(Err(Failure::Unavailable));
        let Ok(mut conn) = acquire(&self.writers).await else {
            return UNAVAILABLE;
        };
        if conn.control("BEGIN ISOLATION LEVEL SERIALIZABLE").await.is_err() {
            conn.close().await;
            return UNAVAILABLE;
        }
        let tried = attempt(&mut conn, work).await;
        if let Err(failure) = tried.answer {
            if conn.control("ROLLBACK").await.is_err() {
                conn.close().await;
            }
            return match tried.trouble {
                Some(Trouble::Conflict) => Try::Again,
                Some(Trouble::Exists) if number < EXISTS => Try::Again,
                _ => Try::Done(Err(failure)),
            };
        }
        match conn.control("COMMIT").await {
            Ok(()) => Try::Done(Ok(())),
            Err(trouble) => {
                conn.close().await;
                match trouble {
                    Trouble::Conflict => Try::Again,
                    // The commit may have come to the server, and only its answer not to us.
                    Trouble::Cut => Try::Done(Err(Failure::Unanswered)),
                    Trouble::Exists | Trouble::Broken => UNAVAILABLE,
                }
            }
        }
    }
}

async fn acquire(pool: &PgPool) -> Result<Conn, Failure> {
    pool.acquire()
        .await
        .map(|c| Conn::new(Db::Postgres(c)))
        .map_err(|error| {
            Trouble::of("acquire", &error);
            Failure::Unavailable
        })
}

/// Longer with every try, and different for each who waits, so that those who met do not meet again.
fn pause(number: u32) -> Duration {
    static TURN: AtomicU64 = AtomicU64::new(0);
    let longest = 4_u64 << number.min(6);
    // Fibonacci hashing spreads consecutive turns over the whole range.
    let spread = TURN
        .fetch_add(1, Ordering::Relaxed)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        >> 32;
    Duration::from_millis(1 + spread % longest)
}
