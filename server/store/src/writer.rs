//! The one writer of a database, with group commit: all that waits shares one transaction and one wait for the disk.
//! Each unit has a savepoint of its own, and each is answered after the commit: an answer may rest on what another
//! unit of the group wrote, so none is given before that is safe.
//!
//! Writes of one workspace are one after another anyway, at the head of its chain: on a server of databases, several
//! writers would only meet there.

use crate::{
    changes::Changes,
    conn::Conn,
    trouble::Trouble,
    unit::{Told, Turn},
};
use domain::Failure;
use futures::FutureExt;
use service::ports::store::{Granted, Unit};
use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};
use tokio::{
    sync::{Mutex, mpsc, oneshot},
    task::JoinHandle,
    time::timeout,
};

/// Most units in one transaction.
const GROUP: usize = 64;
/// Most units that wait; who comes then waits to be let in.
const QUEUE: usize = 256;
/// How long a unit may take. One that waits for itself, or for what never comes, must not stop all others for good.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the databases differ in.
pub(crate) trait Place: Send + Sync + 'static {
    /// Begins a transaction in which nobody else writes.
    const BEGIN: &'static str;
    /// A connection that writes. Given up, it is closed.
    fn connect(&self) -> impl Future<Output = Result<Conn, Trouble>> + Send;
    /// Ends, after the last connection was given back.
    fn close(self) -> impl Future<Output = ()> + Send;
}

/// Who carries units to the task that writes.
pub(crate) struct Writer {
    jobs: mpsc::Sender<Message>,
    task: Mutex<Option<JoinHandle<()>>>,
}

enum Message {
    Write(Job),
    Stop,
}

/// Where somebody waits for their turn to write.
pub(crate) type Job = oneshot::Sender<Turn>;

impl Writer {
    /// Starts the task.
    pub(crate) fn start<P: Place>(place: P, changed: Arc<Changes>) -> Self {
        let (jobs, queue) = mpsc::channel(QUEUE);
        let desk = Desk {
            place,
            conn: None,
            changed,
        };
        Self {
            jobs,
            task: Mutex::new(Some(tokio::spawn(serve(desk, queue)))),
        }
    }

    /// The next unit, once it is its turn.
    pub(crate) async fn begin(&self, granted: Granted) -> Result<Box<dyn Unit>, Failure> {
        let (job, turn) = oneshot::channel();
        let sent = self.jobs.send(Message::Write(job)).await;
        sent.map_err(|_| Failure::Unavailable)?;
        let turn = turn.await.map_err(|_| Failure::Unavailable)?;
        Ok(Box::new(turn.granted(granted)))
    }

    /// Lets the task finish what was handed in before, and waits for it.
    pub(crate) async fn stop(&self) {
        if let Some(task) = self.task.lock().await.take() {
            // An error says that the task is over already.
            let _ = self.jobs.send(Message::Stop).await;
            if task.await.is_err() {
                tracing::error!("the writer had stopped");
            }
        }
    }
}

/// The task.
async fn serve<P: Place>(mut desk: Desk<P>, mut queue: mpsc::Receiver<Message>) {
    let mut messages = Vec::with_capacity(GROUP);
    let mut running = true;
    while running && queue.recv_many(&mut messages, GROUP).await > 0 {
        let mut group = Vec::with_capacity(messages.len());
        for message in messages.drain(..) {
            match message {
                Message::Write(job) => group.push(job),
                Message::Stop => running = false,
            }
        }
        if !group.is_empty() {
            desk.settle_or_go_on(group).await;
        }
    }
    drop(queue);
    if let Some(conn) = desk.conn.take() {
        conn.close().await;
    }
    desk.place.close().await;
}

/// What the task works with.
pub(crate) struct Desk<P> {
    pub(crate) place: P,
    pub(crate) conn: Option<Conn>,
    pub(crate) changed: Arc<Changes>,
}

impl<P: Place> Desk<P> {
    /// As [`Desk::settle`]. A panic on the way ends this group, which hears that it was not kept, and not the writer.
    async fn settle_or_go_on(&mut self, group: Vec<Job>) {
        if AssertUnwindSafe(self.settle(group)).catch_unwind().await.is_err() {
            // The connection went with the panic.
            self.conn = None;
            tracing::error!("the writer panicked; it goes on with a new connection");
        }
    }

    /// Gives each of a group its turn, and keeps what is to be kept of it: all of that, or none. Who had no turn hears that
    /// there is none.
    pub(crate) async fn settle(&mut self, group: Vec<Job>) {
        let Ok(conn) = self.begun().await else { return };
        let conn = Arc::new(Mutex::new(conn));
        let mut kept = Vec::with_capacity(group.len());
        let answer = match commit(&conn, group, &mut kept).await {
            Ok(()) => Ok(()),
            // The commit may have come to the server, and only its answer not to us.
            Err(Broke::Commit(Trouble::Cut)) => Err(Failure::Unanswered),
            Err(_) => Err(Failure::Unavailable),
        };
        // A unit that did not come to an end still has it; it is closed when that gives it up.
        if let Some(conn) = Arc::into_inner(conn).map(Mutex::into_inner) {
            match answer {
                Ok(()) => self.conn = Some(conn),
                // Closing rolls back, and a new connection has no memory of the failure.
                Err(_) => conn.close().await,
            }
        }
        if answer.is_ok() && !kept.is_empty() {
            self.changed.committed();
        }
        for told in kept {
            // Whoever went away does not hear it; the write stands all the same.
            let _ = told.send(answer.clone());
        }
    }

    /// A connection with a transaction that has begun. One that was kept may have been cut since: then a new one.
    async fn begun(&mut self) -> Result<Conn, Trouble> {
        if let Some(mut conn) = self.conn.take() {
            match conn.control(P::BEGIN).await {
                Ok(()) => return Ok(conn),
                Err(Trouble::Cut) => conn.close().await,
                Err(trouble) => {
                    conn.close().await;
                    return Err(trouble);
                }
            }
        }
        let mut conn = self.place.connect().await?;
        match conn.control(P::BEGIN).await {
            Ok(()) => Ok(conn),
            Err(trouble) => {
                conn.close().await;
                Err(trouble)
            }
        }
    }
}

/// Where a transaction broke, and on what.
enum Broke {
    /// Before its end: nothing of it is kept.
    Unit,
    /// At its end.
    Commit(Trouble),
}

impl From<Trouble> for Broke {
    fn from(_: Trouble) -> Self {
        Self::Unit
    }
}

/// The rest of one transaction; `kept` are the units that wait for its end. A full or failing disk can end it from below;
/// then savepoints are gone, the next of these statements fails, and with it the whole group.
async fn commit(shared: &Arc<Mutex<Conn>>, group: Vec<Job>, kept: &mut Vec<Told>) -> Result<(), Broke> {
    let last = group.len().saturating_sub(1);
    shared.lock().await.control("SAVEPOINT unit").await?;
    for (index, job) in group.into_iter().enumerate() {
        let (turn, verdict) = Turn::new(Arc::clone(shared).lock_owned().await);
        if job.send(turn).is_err() {
            // They went away before it was their turn.
            continue;
        }
        let Ok(verdict) = timeout(PATIENCE, verdict).await else {
            tracing::error!("a unit of writing did not come to an end; its group is not kept");
            return Err(Broke::Unit);
        };
        let mut conn = shared.lock().await;
        conn.trouble();
        // One way to the server and back for each unit. After the last one too: a connection that broke before the commit
        // is known to have kept nothing.
        let next = match verdict {
            // The savepoint stays, for the next unit.
            Err(_) => "ROLLBACK TO unit",
            Ok(_) if index < last => "RELEASE unit; SAVEPOINT unit",
            Ok(_) => "RELEASE unit",
        };
        kept.extend(verdict);
        conn.control(next).await?;
    }
    let done = shared.lock().await.control("COMMIT").await;
    done.map_err(Broke::Commit)
}
