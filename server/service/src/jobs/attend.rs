//! Attending to one job, from its claim to its end.

use super::{Done, Job, Trouble, Work, pause::pause};
use crate::Services;
use async_trait::async_trait;
use domain::{Failure, UnixMillis, job::Why};
use futures::FutureExt;
use std::{future::Future, panic::AssertUnwindSafe, sync::Arc, time::Duration};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// How long a claim holds, in milliseconds. While its job is being done it is made longer.
pub const LEASE: i64 = 60_000;
/// Tries, after which a job is set aside: with their pauses some five hours.
pub const TRIES: i64 = 12;

/// Points on the way of a job, between which a program may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Step {
    /// It was claimed.
    Claimed,
    /// Its work is done, but for what ends it.
    Worked,
    /// What ends it is written and not committed.
    Ending,
    /// It has ended.
    Ended,
    /// It could not be done, and that is not written yet.
    Failed,
}

/// Learns of each step before it is left: where a test stops the program.
#[async_trait]
pub trait Steps: Send + Sync + 'static {
    /// A job came to that step.
    async fn reached(&self, step: Step);
}

/// Nobody watches.
#[derive(Clone, Copy, Debug)]
pub struct Unwatched;

#[async_trait]
impl Steps for Unwatched {
    async fn reached(&self, _: Step) {}
}

/// Who attends to jobs, and with what.
#[derive(Clone)]
pub struct Bench {
    /// The parts.
    pub services: Services,
    /// Who carries them out.
    pub work: Arc<dyn Work>,
    /// Who watches.
    pub steps: Arc<dyn Steps>,
}

impl Bench {
    /// The instant from which a job may be done, if there is one at all.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn next_due(&self) -> Result<Option<UnixMillis>, Failure> {
        self.services.store.read().await?.next_job_at().await
    }

    /// Claims the job that has been due for longest.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn claim(&self) -> Result<Option<Job>, Failure> {
        let now = self.services.clock.now();
        let mut unit = self.services.begin_by_program().await?;
        let job = unit.tx().claim_job(now, now.plus(LEASE)).await?;
        unit.commit().await?;
        Ok(job)
    }

    /// Does a job. Once `stop` comes it is given up, and is to be done at once by whoever comes next.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] if what became of it could not be written: then it is taken up again when its claim is over.
    pub async fn attend(&self, job: Job, stop: impl Future<Output = ()> + Send) -> Result<(), Failure> {
        self.steps.reached(Step::Claimed).await;
        if job.tries > TRIES {
            return self.fail(&job, Trouble::Lasting(Why::NeverEnded)).await;
        }
        let work = AssertUnwindSafe(self.work.carry_out(&self.services, &job)).catch_unwind();
        let outcome = tokio::select! {
            outcome = work => outcome.unwrap_or(Err(Trouble::Passing(Why::Panicked))),
            () = self.hold(&job) => {
                tracing::warn!(job = %job.id, task = job.task, "a job was taken up by another worker");
                return Ok(());
            }
            () = stop => return self.give_up(&job).await,
        };
        match outcome {
            Ok(done) => self.end(&job, done).await,
            Err(trouble) => self.fail(&job, trouble).await,
        }
    }

    /// Makes the claim longer for as long as it is this worker's; comes back when it is not.
    async fn hold(&self, job: &Job) {
        let pace = Duration::from_millis(LEASE.unsigned_abs() / 3);
        loop {
            tokio::time::sleep(pace).await;
            // A failure costs nothing: the next one comes before the claim is over.
            if let Ok(false) = self.make_longer(job).await {
                return;
            }
        }
    }

    async fn make_longer(&self, job: &Job) -> Result<bool, Failure> {
        let until = self.services.clock.now().plus(LEASE);
        let mut unit = self.services.begin_by_program().await?;
        let ours = unit.tx().hold_job(job.id, job.fence, until).await?;
        unit.commit().await?;
        Ok(ours)
    }

    async fn end(&self, job: &Job, Done { mut unit, again_at }: Done) -> Result<(), Failure> {
        self.steps.reached(Step::Worked).await;
        let tx = unit.tx();
        let ours = match again_at {
            None => tx.end_job(job.id, job.fence).await?,
            Some(at) => tx.repeat_job(job.id, job.fence, at).await?,
        };
        if !ours {
            // What it wrote last goes with the unit.
            tracing::warn!(job = %job.id, task = job.task, "a job was taken up by another worker, which ends it");
            return Ok(());
        }
        self.steps.reached(Step::Ending).await;
        unit.commit().await?;
        self.steps.reached(Step::Ended).await;
        Ok(())
    }

    async fn fail(&self, job: &Job, trouble: Trouble) -> Result<(), Failure> {
        self.steps.reached(Step::Failed).await;
        let now = self.services.clock.now();
        let (why, lasting) = match trouble {
            Trouble::Passing(why) => (why, job.tries >= TRIES),
            Trouble::Lasting(why) => (why, true),
        };
        let mut unit = self.services.begin_by_program().await?;
        if lasting {
            tracing::error!(job = %job.id, task = job.task, tries = job.tries, ?why, "a job is set aside");
            unit.tx().set_job_aside(job.id, job.fence, &why, now).await?;
        } else {
            let mut random = [0; 8];
            self.services.random.fill(&mut random);
            let rests = pause(job.tries, u64::from_le_bytes(random));
            tracing::warn!(job = %job.id, task = job.task, tries = job.tries, ?why, rests, "a job is tried again");
            let due = now.plus(rests);
            unit.tx().put_job_back(job.id, job.fence, &why, due).await?;
        }
        unit.commit().await
    }

    async fn give_up(&self, job: &Job) -> Result<(), Failure> {
        let now = self.services.clock.now();
        let mut unit = self.services.begin_by_program().await?;
        unit.tx().give_job_up(job.id, job.fence, now).await?;
        unit.commit().await
    }
}
