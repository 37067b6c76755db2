//! Work that outlives a request.

use super::Got;
use crate::jobs::{Job, NewJob, SetAside};
use async_trait::async_trait;
use domain::job::Why;
use domain::{JobId, UnixMillis, WorkspaceId};

/// Looks up work that outlives a request.
#[async_trait]
pub trait ReadJobs: Send {
    /// The instant from which a job may be claimed, if there is one that is to be done.
    async fn next_job_at(&mut self) -> Got<Option<UnixMillis>>;
    /// What was set aside for a workspace or the installation, the latest first.
    async fn jobs_set_aside(&mut self, workspace: WorkspaceId) -> Got<Vec<SetAside>>;
}

/// Changes work that outlives a request.
#[async_trait]
pub trait WriteJobs: Send {
    /// Adds a job, unless one of its key is to be done already; says whether it did.
    async fn add_job(&mut self, job: &NewJob) -> Got<bool>;
    /// Claims the job that has been due for longest at `now`, until `until`.
    async fn claim_job(&mut self, now: UnixMillis, until: UnixMillis) -> Got<Option<Job>>;
    /// Makes a claim longer. Like all that follow, it says whether the claim was the last one.
    async fn hold_job(&mut self, id: JobId, fence: i64, until: UnixMillis) -> Got<bool>;
    /// The job is done.
    async fn end_job(&mut self, id: JobId, fence: i64) -> Got<bool>;
    /// The job is done, and is to be done again from `at` on.
    async fn repeat_job(&mut self, id: JobId, fence: i64, at: UnixMillis) -> Got<bool>;
    /// The job was not done, and is tried again from `at` on.
    async fn put_job_back(&mut self, id: JobId, fence: i64, why: &Why, at: UnixMillis) -> Got<bool>;
    /// The job was left unfinished; that was no try.
    async fn give_job_up(&mut self, id: JobId, fence: i64, at: UnixMillis) -> Got<bool>;
    /// The job was not done, and is not tried any more.
    async fn set_job_aside(&mut self, id: JobId, fence: i64, why: &Why, at: UnixMillis) -> Got<bool>;
    /// A job that was set aside is to be done from `at` on, unless one of its key is already; says whether it is.
    async fn take_job_up(&mut self, id: JobId, at: UnixMillis) -> Got<bool>;
    /// Forgets a job that was set aside.
    async fn drop_job(&mut self, id: JobId) -> Got<()>;
}
