//! The one writer of a file, with group commit: all that waits shares one transaction and one wait for the disk.
//! Each unit has a savepoint of its own, and each is answered after the commit: an answer may rest on what another
//! unit of the group wrote, so none is given before that is safe.

use super::lock::Lock;
use crate::{
    StoreError,
    changes::Changes,
    conn::{Conn, Db},
    open::ACQUIRE,
    schema,
    trouble::Trouble,
    work::attempt,
};
use domain::Failure;
use futures::FutureExt;
use service::ports::store::Work;
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};
use std::{panic::AssertUnwindSafe, sync::Arc};
use tokio::{
    sync::{Mutex, mpsc, oneshot},
    task::JoinHandle,
};

/// Most units in one transaction.
const GROUP: usize = 64;
/// Most units that wait; who comes then waits to be let in.
const QUEUE: usize = 256;

/// Who carries units to the task that writes.
pub(super) struct Writer {
    jobs: mpsc::Sender<Message>,
    task: Mutex<Option<JoinHandle<()>>>,
}

enum Message {
    Write(Job),
    Stop,
}

/// A unit of writing, and who waits for its answer.
pub(super) struct Job {
    pub(super) work: Work,
    pub(super) answer: oneshot::Sender<Result<(), Failure>>,
}

impl Writer {
    /// Opens the connection, upgrades the schema, and starts the task.
    pub(super) async fn start(
        options: SqliteConnectOptions,
        lock: Lock,
        changed: Arc<Changes>,
    ) -> Result<Self, StoreError> {
        // A pool of one, because it opens a new connection when the last one was given up.
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(ACQUIRE)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options)
            .await?;
        let mut connection = pool.acquire().await?;
        schema::upgrade(&schema::SQLITE, &mut *connection).await?;
        let conn = Some(Conn::new(Db::Sqlite(connection)));
        let (jobs, queue) = mpsc::channel(QUEUE);
        let task = tokio::spawn(serve(Desk { pool, conn, changed }, queue, lock));
        Ok(Self {
            jobs,
            task: Mutex::new(Some(task)),
        })
    }

    /// Hands a unit in, and waits for its answer.
    pub(super) async fn write(&self, work: Work) -> Result<(), Failure> {
        let (answer, told) = oneshot::channel();
        let job = Message::Write(Job { work, answer });
        self.jobs.send(job).await.map_err(|_| Failure::Unavailable)?;
        told.await.unwrap_or(Err(Failure::Unavailable))
    }

    /// Lets the task finish what was handed in before, and waits for it.
    pub(super) async fn stop(&self) {
        if let Some(task) = self.task.lock().await.take() {
            // An error says that the task is over already.
            let _ = self.jobs.send(Message::Stop).await;
            if task.await.is_err() {
                tracing::error!("the writer had stopped");
            }
        }
    }
}

/// The task. The lock is freed after the last connection is closed.
async fn serve(mut desk: Desk, mut queue: mpsc::Receiver<Message>, lock: Lock) {
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
    drop(desk.conn.take());
    desk.pool.close().await;
    drop(lock);
}

/// What the task works with.
pub(super) struct Desk {
    pub(super) pool: SqlitePool,
    pub(super) conn: Option<Conn>,
    pub(super) changed: Arc<Changes>,
}

impl Desk {
    /// As [`Desk::settle`]. A panic on the way ends this group, which hears that it was not kept, and not the writer.
    async fn settle_or_go_on(&mut self, group: Vec<Job>) {
        if AssertUnwindSafe(self.settle(group)).catch_unwind().await.is_err() {
            // The connection went with the panic.
            self.conn = None;
            tracing::error!("the writer panicked; it goes on with a new connection");
        }
    }

    /// Writes a group, and answers it: with what each unit said, or, if the group was not kept, with a failure.
    pub(super) async fn settle(&mut self, mut group: Vec<Job>) {
        let kept = match self.conn().await {
            Ok(mut conn) => match commit(&mut conn, &mut group).await {
                Ok(answers) => {
                    self.conn = Some(conn);
                    Some(answers)
                }
                Err(_) => {
                    // Closing rolls back, and a new connection has no memory of the failure.
                    conn.close().await;
                    None
                }
            },
            Err(_) => None,
        };
        let answers = kept.unwrap_or_else(|| vec![Err(Failure::Unavailable); group.len()]);
        if answers.iter().any(Result::is_ok) {
            self.changed.committed();
        }
        for (job, answer) in group.into_iter().zip(answers) {
            // Whoever went away does not hear it; the write stands all the same.
            let _ = job.answer.send(answer);
        }
    }

    async fn conn(&mut self) -> Result<Conn, Trouble> {
        match self.conn.take() {
            Some(conn) => Ok(conn),
            None => {
                let connection = self
                    .pool
                    .acquire()
                    .await
                    .map_err(|error| Trouble::of("acquire", &error))?;
                Ok(Conn::new(Db::Sqlite(connection)))
            }
        }
    }
}

/// One transaction. A full or failing disk can end it from below; then savepoints are gone, the next of these
/// statements fails, and with it the whole group.
async fn commit(conn: &mut Conn, group: &mut [Job]) -> Result<Vec<Result<(), Failure>>, Trouble> {
    conn.control("BEGIN IMMEDIATE").await?;
    let mut answers = Vec::with_capacity(group.len());
    for job in group {
        conn.control("SAVEPOINT unit").await?;
        let answer = attempt(conn, &mut job.work).await.answer;
        if answer.is_err() {
            conn.control("ROLLBACK TO unit").await?;
        }
        conn.control("RELEASE unit").await?;
        answers.push(answer);
    }
    conn.control("COMMIT").await?;
    Ok(answers)
}
