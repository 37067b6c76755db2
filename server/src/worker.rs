//! The worker: takes jobs as they become due, and has them done, some at a time.

use domain::Failure;
use service::jobs::attend::Bench;
use std::time::Duration;
use tokio::{task::JoinSet, time::sleep};
use tokio_util::sync::CancellationToken;

/// Jobs at a time.
const HANDS: usize = 4;
/// Another server may add jobs to the same database.
const LOOK: Duration = Duration::from_secs(5);
/// How long jobs may go on once the server ends; what is not done by then is given up, to be taken up again.
const DRAIN: Duration = Duration::from_secs(5);

/// Works until the server ends.
pub async fn work(bench: Bench, shutdown: CancellationToken) {
    let mut busy = JoinSet::new();
    loop {
        // Before the looking: a job that is added in between must wake it again.
        let changed = bench.services.store.changed();
        let rest = if busy.len() < HANDS {
            match take(&bench, &shutdown, &mut busy).await {
                Ok(rest) => rest,
                Err(error) => {
                    tracing::debug!(%error, "jobs cannot be looked at right now");
                    LOOK
                }
            }
        } else {
            LOOK
        };
        let free = busy.len() < HANDS;
        tokio::select! {
            () = changed, if free => {}
            () = sleep(rest), if free => {}
            Some(_) = busy.join_next() => {}
            () = shutdown.cancelled() => break,
        }
    }
    // Each gives itself up in time.
    while busy.join_next().await.is_some() {}
}

/// Takes what is due, as far as there are hands; gives how long there is nothing to take.
async fn take(
    bench: &Bench,
    shutdown: &CancellationToken,
    busy: &mut JoinSet<()>,
) -> Result<Duration, Failure> {
    while busy.len() < HANDS {
        let Some(due) = bench.next_due().await? else {
            return Ok(LOOK);
        };
        let wait = due.since(bench.services.clock.now());
        if let Ok(wait @ 1..) = u64::try_from(wait) {
            return Ok(LOOK.min(Duration::from_millis(wait)));
        }
        // Another worker may have been faster.
        let Some(job) = bench.claim().await? else {
            continue;
        };
        let (bench, ends) = (bench.clone(), shutdown.clone());
        busy.spawn(async move {
            let id = job.id;
            let stop = async move {
                ends.cancelled().await;
                sleep(DRAIN).await;
            };
            if let Err(error) = bench.attend(job, stop).await {
                tracing::warn!(job = %id, %error, "what became of a job could not be written");
            }
        });
    }
    Ok(LOOK)
}
