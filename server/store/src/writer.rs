//! The one writer of a database, with group commit: all that waits shares one transaction and one wait for the disk.
//! Each unit has a savepoint of its own, and each is answered after the commit: an answer may rest on what another
//! unit of the group wrote, so none is given before that is safe.
//!
//! Writes of one workspace are one after another anyway, at the head of its chain: on a server of databases, several
//! writers would only meet there.

use crate::{changes::Changes, conn::Conn, trouble::Trouble, work::attempt};
use domain::Failure;
use futures::FutureExt;
use service::ports::store::Work;
use std::{
    panic::AssertUnwindSafe,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::{Mutex, mpsc, oneshot},
    task::JoinHandle,
};

/// Most units in one transaction.
const GROUP: usize = 64;
/// Most units that wait; who comes then waits to be let in.
const QUEUE: usize = 256;
/// How often a unique value that exists is taken for a meeting with another server.
const EXISTS: u32 = 3;

/// What the databases differ in.
pub(crate) trait Place: Send + Sync + 'static {
    /// Begins a transaction.
    const BEGIN: &'static str;
    /// How often a group is tried that meets the writes of other servers.
    const TRIES: u32;
    /// A connection that writes.
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

/// A unit of writing, and who waits for its answer.
pub(crate) struct Job {
    pub(crate) work: Work,
    pub(crate) answer: oneshot::Sender<Result<(), Failure>>,
}

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

    /// Hands a unit in, and waits for its answer.
    pub(crate) async fn write(&self, work: Work) -> Result<(), Failure> {
        let (answer, told) = oneshot::channel();
        let job = Message::Write(Job { work, answer });
        self.jobs.send(job).await.map_err(|_| Failure::Unavailable)?;
        told.await.unwrap_or(Err(Failure::Unavailable))
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
    drop(desk.conn.take());
    desk.place.close().await;
}

/// What the task works with.
pub(crate) struct Desk<P> {
    pub(crate) place: P,
    pub(crate) conn: Option<Conn>,
    pub(crate) changed: Arc<Changes>,
}

/// What each unit of a group was answered.
type Answers = Vec<Result<(), Failure>>;

/// What became of a group.
enum Try {
    Kept(Answers),
    /// None of it, for this reason.
    Lost(Failure),
    /// None of it: it met another server's writes.
    Again,
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

    /// Writes a group, and answers it: with what each unit said, or, if the group was not kept, with a failure.
    pub(crate) async fn settle(&mut self, mut group: Vec<Job>) {
        let answers = self.answers(&mut group).await;
        if answers.iter().any(Result::is_ok) {
            self.changed.committed();
        }
        for (job, answer) in group.into_iter().zip(answers) {
            // Whoever went away does not hear it; the write stands all the same.
            let _ = job.answer.send(answer);
        }
    }

    async fn answers(&mut self, group: &mut [Job]) -> Answers {
        for number in 1..=P::TRIES {
            match self.once(group, number).await {
                Try::Kept(answers) => return answers,
                Try::Lost(failure) => return vec![Err(failure); group.len()],
                Try::Again => tokio::time::sleep(pause(number)).await,
            }
        }
        tracing::error!(tries = P::TRIES, "a group of writes met other writes every time");
        vec![Err(Failure::Unavailable); group.len()]
    }

    async fn once(&mut self, group: &mut [Job], number: u32) -> Try {
        let Ok(mut conn) = self.begun().await else {
            return Try::Lost(Failure::Unavailable);
        };
        let asks_again = |trouble| {
            trouble == Trouble::Conflict || (trouble == Trouble::Exists && number < EXISTS.min(P::TRIES))
        };
        match commit(&mut conn, group, asks_again).await {
            Ok(Some(answers)) => {
                self.conn = Some(conn);
                Try::Kept(answers)
            }
            Ok(None) => {
                self.conn = Some(conn);
                Try::Again
            }
            Err((step, trouble)) => {
                // Closing rolls back, and a new connection has no memory of the failure.
                conn.close().await;
                match (step, trouble) {
                    (_, Trouble::Conflict) if P::TRIES > 1 => Try::Again,
                    // The commit may have come to the server, and only its answer not to us.
                    (Step::Commit, Trouble::Cut) => Try::Lost(Failure::Unanswered),
                    _ => Try::Lost(Failure::Unavailable),
                }
            }
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

/// Where a transaction broke.
#[derive(Clone, Copy)]
enum Step {
    Unit,
    Commit,
}

/// The rest of one transaction; `None` if it has to be tried again, and was rolled back. A full or failing disk can end
/// it from below; then savepoints are gone, the next of these statements fails, and with it the whole group.
async fn commit(
    conn: &mut Conn,
    group: &mut [Job],
    asks_again: impl Fn(Trouble) -> bool,
) -> Result<Option<Answers>, (Step, Trouble)> {
    let unit = |trouble| (Step::Unit, trouble);
    let mut answers = Vec::with_capacity(group.len());
    let last = group.len().saturating_sub(1);
    conn.control("SAVEPOINT unit").await.map_err(unit)?;
    for (index, job) in group.iter_mut().enumerate() {
        let tried = attempt(conn, &mut job.work).await;
        if tried.trouble.is_some_and(&asks_again) {
            conn.control("ROLLBACK").await.map_err(unit)?;
            return Ok(None);
        }
        // One way to the server and back for each unit. After the last one too: a connection that broke before the commit
        // is known to have kept nothing.
        let next = match tried.answer {
            // The savepoint stays, for the next unit.
            Err(_) => "ROLLBACK TO unit",
            Ok(()) if index < last => "RELEASE unit; SAVEPOINT unit",
            Ok(()) => "RELEASE unit",
        };
        conn.control(next).await.map_err(unit)?;
        answers.push(tried.answer);
    }
    let done = conn.control("COMMIT").await;
    done.map_err(|trouble| (Step::Commit, trouble))?;
    Ok(Some(answers))
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
