//! Work that outlives a request, and those who say what becomes of it.

use domain::{Failure, JobId, audit::Kind, job::Why, staff::Role};
use service::jobs::{
    NewJob, Task, ensure,
    set_aside::{drop_job, show_work, try_again},
};
use testing::{Agency, write};

async fn set_aside(agency: &Agency, key: &str) -> JobId {
    let now = agency.services.clock.now();
    let job = NewJob {
        id: agency.services.id(),
        workspace_id: Some(agency.staff().user.workspace_id),
        task: Task::Sweep.written(),
        key: key.into(),
        due_at: now,
        created_at: now,
    };
    let wrote = write(&agency.services, async |tx| {
        tx.add_job(&job).await?;
        let claimed = tx.claim_job(now, now).await?.ok_or(Failure::NotFound)?;
        tx.set_job_aside(claimed.id, claimed.fence, &Why::Panicked, now)
            .await
    });
    assert_eq!(wrote.await, Ok(true));
    job.id
}

#[tokio::test]
async fn what_is_set_aside_is_shown_to_admins_who_try_it_again_or_drop_it() {
    let (agency, _) = Agency::new().await;
    let (again, dropped) = (set_aside(&agency, "one").await, set_aside(&agency, "other").await);
    let (services, staff) = (&agency.services, agency.staff());
    let editor = agency.colleague(Role::Editor, true).await;
    assert_eq!(show_work(services, &editor).await.err(), Some(Failure::Forbidden));
    assert_eq!(show_work(services, staff).await.unwrap().aside.len(), 2);
    let stranger = agency.stranger().await;
    assert_eq!(
        drop_job(services, &stranger, dropped).await,
        Err(Failure::NotFound)
    );
    try_again(services, staff, again).await.unwrap();
    drop_job(services, staff, dropped).await.unwrap();
    assert_eq!(show_work(services, staff).await.unwrap().aside, []);
    let due = services.store.read().await.unwrap().next_job_at().await.unwrap();
    assert_eq!(due, Some(services.clock.now()));
    let told = agency.told().await;
    assert_eq!(told[told.len() - 2..], [Kind::JobTriedAgain, Kind::JobDropped]);
}

#[tokio::test]
async fn what_is_done_again_and_again_is_there_once() {
    let (agency, _) = Agency::new().await;
    for _ in 0..2 {
        ensure(&agency.services).await.unwrap();
    }
    let now = agency.services.clock.now();
    let claim = async || {
        write(&agency.services, async |tx| {
            tx.claim_job(now, now.plus(60_000)).await
        })
        .await
    };
    assert!(claim().await.unwrap().is_some());
    assert!(claim().await.unwrap().is_none());
}
