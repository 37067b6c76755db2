//! Jobs that could not be done, for those who can do something about it.

use super::name_of;
use crate::{Services, actor::Staff, dates};
use domain::{
    Failure, JobId,
    audit::What,
    staff::Permission,
    views::work::{Aside, Work},
};
use jiff::tz::TimeZone;

/// What was set aside, the latest first.
///
/// # Errors
/// [`Failure::Forbidden`].
pub async fn show_work(services: &Services, staff: &Staff) -> Result<Work, Failure> {
    staff.require(Permission::ManageWork)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let aside = db.jobs_set_aside(staff.user.workspace_id).await?;
    let aside = aside.into_iter().map(|job| Aside {
        id: job.id,
        kind: name_of(&job.task).parse().unwrap_or_default(),
        tries: job.tries,
        why: job.why,
        since: dates::when(job.at, &TimeZone::UTC, now),
    });
    Ok(Work {
        aside: aside.collect(),
    })
}

/// Has a job that was set aside tried again, at once.
///
/// # Errors
/// [`Failure::Forbidden`]; [`Failure::NotFound`].
pub async fn try_again(services: &Services, staff: &Staff, id: JobId) -> Result<(), Failure> {
    let asking = staff.asking(Permission::ManageWork)?;
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let workspace = staff.user.workspace_id;
    let aside = tx.jobs_set_aside(workspace).await?;
    let job = aside
        .into_iter()
        .find(|job| job.id == id)
        .ok_or(Failure::NotFound)?;
    // Where the same is to be done already, that one does it.
    if !tx.take_job_up(id, now).await? {
        tx.drop_job(id).await?;
    }
    let what = What::JobTriedAgain {
        task: name_of(&job.task),
    };
    tx.append_event(staff.event(&what, now).done()).await?;
    unit.commit().await
}

/// Drops a job that was set aside: it is not done.
///
/// # Errors
/// [`Failure::Forbidden`]; [`Failure::NotFound`].
pub async fn drop_job(services: &Services, staff: &Staff, id: JobId) -> Result<(), Failure> {
    let asking = staff.asking(Permission::ManageWork)?;
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let aside = tx.jobs_set_aside(staff.user.workspace_id).await?;
    let job = aside
        .into_iter()
        .find(|job| job.id == id)
        .ok_or(Failure::NotFound)?;
    tx.drop_job(id).await?;
    let what = What::JobDropped {
        task: name_of(&job.task),
    };
    tx.append_event(staff.event(&what, now).done()).await?;
    unit.commit().await
}
