//! Jobs. All writers of a database are one after another, so that a claim needs no lock of its own.

use crate::{
    conn::Conn,
    row::{Row, Stored, stored},
    sql::sql,
    value::values,
};
use async_trait::async_trait;
use domain::{JobId, UnixMillis, WorkspaceId, job::Why};
use service::{
    jobs::{Job, NewJob, SetAside},
    ports::store::{Got, ReadJobs, WriteJobs},
};

sql! {
    JOB_ADD = "INSERT INTO jobs (id, workspace_id, task, key, due_at, created_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (key) WHERE set_aside_at IS NULL DO NOTHING";
    // The instants that begin at nothing lead to the indexes.
    JOB_NEXT = "SELECT due_at AS value FROM jobs WHERE set_aside_at IS NULL AND due_at >= 0 ORDER BY due_at LIMIT 1";
    JOB_CLAIM = "UPDATE jobs SET due_at = $2, tries = tries + 1, fence = fence + 1
        WHERE id = (SELECT id FROM jobs WHERE set_aside_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT 1)
        RETURNING id, workspace_id, task, tries, fence";
    JOB_HOLD = "UPDATE jobs SET due_at = $3 WHERE id = $1 AND fence = $2 AND set_aside_at IS NULL";
    JOB_END = "DELETE FROM jobs WHERE id = $1 AND fence = $2 AND set_aside_at IS NULL";
    JOB_REPEAT = "UPDATE jobs SET due_at = $3, tries = 0, why = NULL
        WHERE id = $1 AND fence = $2 AND set_aside_at IS NULL";
    JOB_PUT_BACK = "UPDATE jobs SET due_at = $3, why = $4 WHERE id = $1 AND fence = $2 AND set_aside_at IS NULL";
    JOB_GIVE_UP = "UPDATE jobs SET due_at = $3, tries = tries - 1
        WHERE id = $1 AND fence = $2 AND set_aside_at IS NULL";
    JOB_SET_ASIDE = "UPDATE jobs SET set_aside_at = $3, why = $4
        WHERE id = $1 AND fence = $2 AND set_aside_at IS NULL";
    JOBS_SET_ASIDE = "SELECT id, task, tries, why, set_aside_at FROM jobs
        WHERE set_aside_at >= 0 AND (workspace_id = $1 OR workspace_id IS NULL)
        ORDER BY set_aside_at DESC, id DESC";
    JOB_TAKE_UP = "UPDATE jobs SET set_aside_at = NULL, tries = 0, due_at = $2
        WHERE id = $1 AND set_aside_at IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM jobs AS other WHERE other.key = jobs.key AND other.set_aside_at IS NULL)";
    JOB_DROP = "DELETE FROM jobs WHERE id = $1 AND set_aside_at IS NOT NULL";
}

stored! {
    Job { id, workspace_id, task, tries, fence }
}

impl Stored for SetAside {
    fn read(row: &Row<'_>) -> Got<Self> {
        Ok(Self {
            id: row.get("id")?,
            task: row.get("task")?,
            tries: row.get("tries")?,
            why: row.json("why")?,
            at: row.get("set_aside_at")?,
        })
    }
}

fn written(why: &Why) -> String {
    serde_json::to_string(why).unwrap_or_default()
}

#[async_trait]
impl ReadJobs for Conn {
    async fn next_job_at(&mut self) -> Got<Option<UnixMillis>> {
        self.find::<UnixMillis>(JOB_NEXT, values![]).await
    }

    async fn jobs_set_aside(&mut self, workspace: WorkspaceId) -> Got<Vec<SetAside>> {
        self.list::<SetAside>(JOBS_SET_ASIDE, values![workspace]).await
    }
}

#[async_trait]
impl WriteJobs for Conn {
    async fn add_job(&mut self, job: &NewJob) -> Got<bool> {
        let values = values![
            job.id,
            job.workspace_id,
            &job.task,
            &job.key,
            job.due_at,
            job.created_at
        ];
        Ok(self.run(JOB_ADD, values).await? > 0)
    }

    async fn claim_job(&mut self, now: UnixMillis, until: UnixMillis) -> Got<Option<Job>> {
        self.find::<Job>(JOB_CLAIM, values![now, until]).await
    }

    async fn hold_job(&mut self, id: JobId, fence: i64, until: UnixMillis) -> Got<bool> {
        Ok(self.run(JOB_HOLD, values![id, fence, until]).await? > 0)
    }

    async fn end_job(&mut self, id: JobId, fence: i64) -> Got<bool> {
        Ok(self.run(JOB_END, values![id, fence]).await? > 0)
    }

    async fn repeat_job(&mut self, id: JobId, fence: i64, at: UnixMillis) -> Got<bool> {
        Ok(self.run(JOB_REPEAT, values![id, fence, at]).await? > 0)
    }

    async fn put_job_back(&mut self, id: JobId, fence: i64, why: &Why, at: UnixMillis) -> Got<bool> {
        let values = values![id, fence, at, &written(why)];
        Ok(self.run(JOB_PUT_BACK, values).await? > 0)
    }

    async fn give_job_up(&mut self, id: JobId, fence: i64, at: UnixMillis) -> Got<bool> {
        Ok(self.run(JOB_GIVE_UP, values![id, fence, at]).await? > 0)
    }

    async fn set_job_aside(&mut self, id: JobId, fence: i64, why: &Why, at: UnixMillis) -> Got<bool> {
        let values = values![id, fence, at, &written(why)];
        Ok(self.run(JOB_SET_ASIDE, values).await? > 0)
    }

    async fn take_job_up(&mut self, id: JobId, at: UnixMillis) -> Got<bool> {
        Ok(self.change_to_tell().run(JOB_TAKE_UP, values![id, at]).await? > 0)
    }

    async fn drop_job(&mut self, id: JobId) -> Got<()> {
        self.change_to_tell().change(JOB_DROP, values![id]).await
    }
}
