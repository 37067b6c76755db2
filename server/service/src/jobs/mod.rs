//! Work that outlives the request that asked for it: kept in the database beside the change that causes it, carried out by
//! a worker, tried again after a failure, and set aside where an admin sees it if it does not succeed.
//!
//! A job is claimed for a time ([`attend::LEASE`]): who claimed it and does not end it loses it to the next. Each claim
//! raises its fence, and only who holds the last one may end it, in the same unit as the last of what the job does. So a
//! program that is killed at any point leaves each job done once or to be taken up again; what a job does outside the
//! database has to bear being done again, or to be looked up first.
//!
//! To add one: a variant of [`Task`], its arm in [`Tasks`], and `tx.add_job(..)` in the use case that causes it.

pub mod attend;
pub mod set_aside;

mod pause;
mod sweep;

use crate::{Services, ports::store::Unit};
use async_trait::async_trait;
use domain::{Failure, JobId, UnixMillis, WorkspaceId, job::Why};
use serde::{Deserialize, Serialize};

/// What a job does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Task {
    /// Removes what is long over, again and again.
    Sweep,
}

impl Task {
    /// As it stands in the database.
    #[must_use]
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What a job does, by its name: also where the rest of it cannot be read.
fn name_of(task: &str) -> String {
    let read: Option<serde_json::Value> = serde_json::from_str(task).ok();
    let name = read.as_ref().and_then(|task| task.get("kind")?.as_str());
    name.unwrap_or_default().to_owned()
}

/// A job that is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewJob {
    /// Its identifier.
    pub id: JobId,
    /// For whom; none is for the installation.
    pub workspace_id: Option<WorkspaceId>,
    /// What it does: [`Task::written`].
    pub task: String,
    /// Names the piece of work: of one key one job is to be done.
    pub key: String,
    /// The first instant at which it may be done.
    pub due_at: UnixMillis,
    /// When it was asked for.
    pub created_at: UnixMillis,
}

/// A job that somebody claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its identifier.
    pub id: JobId,
    /// For whom; none is for the installation.
    pub workspace_id: Option<WorkspaceId>,
    /// What it does.
    pub task: String,
    /// How often it was claimed since it was to be done, this time too.
    pub tries: i64,
    /// How often it was ever claimed: a later claim makes an earlier one void.
    pub fence: i64,
}

/// A job that is not tried any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Its identifier.
    pub id: JobId,
    /// What it does.
    pub task: String,
    /// How often it was tried.
    pub tries: i64,
    /// What the last try met.
    pub why: Why,
    /// Since when.
    pub at: UnixMillis,
}

/// What is left to do once a job has done its work.
pub struct Done {
    /// The last of its writing, or nothing: the job ends in it.
    pub unit: Box<dyn Unit>,
    /// When it is to be done again, for one that is done again and again.
    pub again_at: Option<UnixMillis>,
}

/// Why a job could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It may succeed later.
    Passing(Why),
    /// It will not succeed as it is.
    Lasting(Why),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Passing(Why::Failed(failure))
    }
}

/// Who carries jobs out.
#[async_trait]
pub trait Work: Send + Sync + 'static {
    /// Does all of a job but its last unit of writing.
    ///
    /// # Errors
    /// Why it could not be done.
    async fn carry_out(&self, services: &Services, job: &Job) -> Result<Done, Trouble>;
}

/// The tasks of this program.
#[derive(Clone, Copy, Debug)]
pub struct Tasks;

#[async_trait]
impl Work for Tasks {
    async fn carry_out(&self, services: &Services, job: &Job) -> Result<Done, Trouble> {
        // One that a newer version of this program wrote.
        let task = serde_json::from_str(&job.task).map_err(|_| Trouble::Lasting(Why::Unknown))?;
        match task {
            Task::Sweep => sweep::sweep(services).await,
        }
    }
}

/// Makes sure that what is done again and again is to be done.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn ensure(services: &Services) -> Result<(), Failure> {
    let now = services.clock.now();
    let mut unit = services.begin_by_program().await?;
    let job = NewJob {
        id: services.id(),
        workspace_id: None,
        task: Task::Sweep.written(),
        key: "sweep".to_owned(),
        due_at: now,
        created_at: now,
    };
    unit.tx().add_job(&job).await?;
    unit.commit().await
}
