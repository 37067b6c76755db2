//! One unit of writing, as the writer lends it.

use crate::conn::Conn;
use async_trait::async_trait;
use domain::Failure;
use service::ports::{
    Write,
    store::{Granted, Unit},
};
use tokio::sync::{OwnedMutexGuard, oneshot};

/// Where a unit that is to be kept hears what became of it.
pub(crate) type Told = oneshot::Sender<Result<(), Failure>>;

/// The writer's connection, inside a savepoint. Whoever drops it gives it back, and what was written goes.
pub(crate) struct Turn {
    // Given back before the writer hears so.
    conn: OwnedMutexGuard<Conn>,
    keep: oneshot::Sender<Told>,
    granted: Option<Granted>,
}

impl Turn {
    /// Lends a connection. The other end hears whether the unit is to be kept, or nothing.
    pub(crate) fn new(mut conn: OwnedMutexGuard<Conn>) -> (Self, oneshot::Receiver<Told>) {
        conn.start();
        let (keep, kept) = oneshot::channel();
        let granted = None;
        (Self { conn, keep, granted }, kept)
    }

    /// As what it was asked for.
    pub(crate) fn granted(self, granted: Granted) -> Self {
        let granted = Some(granted);
        Self { granted, ..self }
    }
}

#[async_trait]
impl Unit for Turn {
    fn tx(&mut self) -> &mut dyn Write {
        &mut *self.conn
    }

    async fn commit(self: Box<Self>) -> Result<(), Failure> {
        let Self {
            mut conn,
            keep,
            granted,
        } = *self;
        // PostgreSQL answers the `COMMIT` of a broken transaction with a silent roll-back.
        if conn.trouble().is_some() {
            return Err(Failure::Unavailable);
        }
        if conn.is_untold() && granted.is_none_or(|granted| granted.is_to_be_told()) {
            tracing::error!("a change without a line in the log is not kept");
            return Err(Failure::Unavailable);
        }
        drop(conn);
        let (told, hears) = oneshot::channel();
        keep.send(told).map_err(|_| Failure::Unavailable)?;
        hears.await.unwrap_or(Err(Failure::Unavailable))
    }
}
