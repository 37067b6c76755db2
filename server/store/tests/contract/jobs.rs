//! Jobs: who claims one has it, and loses it to the next.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, uuid},
};
use domain::{Failure, JobId, UnixMillis, job::Why};
use service::jobs::{Job, NewJob};
use store::SqlStore;

contract!(
    the_one_that_is_due_longest_comes_first,
    of_a_key_one_is_to_be_done,
    a_later_claim_makes_the_earlier_void,
    what_failed_comes_again_and_is_set_aside,
    what_is_set_aside_is_taken_up_or_dropped,
);

fn job(number: u128, key: &str, due: i64) -> NewJob {
    NewJob {
        id: JobId(uuid(number)),
        workspace_id: None,
        task: format!("{{\"kind\":\"{key}\"}}"),
        key: key.to_owned(),
        due_at: at(due),
        created_at: at(1),
    }
}

async fn add(store: &SqlStore, job: NewJob) -> bool {
    put(store, job, |job, tx| tx.add_job(job)).await.expect("added")
}

async fn claim(store: &SqlStore, now: i64, until: i64) -> Option<Job> {
    let claimed = put(store, (at(now), at(until)), |(now, until), tx| {
        tx.claim_job(*now, *until)
    });
    claimed.await.expect("claimed")
}

async fn next(store: &SqlStore) -> Option<UnixMillis> {
    read(store).await.next_job_at().await.expect("read")
}

async fn the_one_that_is_due_longest_comes_first(bench: &Bench) {
    let store = &bench.store;
    assert_eq!(
        (next(store).await, claim(store, 1_000, 2_000).await),
        (None, None)
    );
    for (number, key, due) in [(1, "late", 300), (2, "early", 100), (3, "middle", 200)] {
        assert!(add(store, job(number, key, due)).await);
    }
    assert_eq!(next(store).await, Some(at(100)));
    assert_eq!(claim(store, 99, 1_000).await, None, "none is due");
    let mut order = Vec::new();
    while let Some(job) = claim(store, 250, 1_000).await {
        assert_eq!((job.tries, job.fence), (1, 1));
        order.push(job.id);
    }
    assert_eq!(order, [JobId(uuid(2)), JobId(uuid(3))]);
    assert_eq!(next(store).await, Some(at(300)));
}

async fn of_a_key_one_is_to_be_done(bench: &Bench) {
    let store = &bench.store;
    assert!(add(store, job(1, "same", 100)).await);
    assert!(!add(store, job(2, "same", 50)).await);
    let claimed = claim(store, 100, 200).await.expect("a job");
    assert!(!add(store, job(3, "same", 50)).await, "it is being done");
    let ended = put(store, claimed, |job, tx| tx.end_job(job.id, job.fence));
    assert_eq!(ended.await, Ok(true));
    assert!(add(store, job(4, "same", 50)).await);
}

async fn a_later_claim_makes_the_earlier_void(bench: &Bench) {
    let store = &bench.store;
    add(store, job(1, "one", 100)).await;
    let first = claim(store, 100, 200).await.expect("a job");
    assert_eq!(claim(store, 199, 300).await, None, "the claim holds");
    let held = put(store, first.clone(), |job, tx| {
        tx.hold_job(job.id, job.fence, at(250))
    });
    assert_eq!(held.await, Ok(true));
    assert_eq!(claim(store, 249, 300).await, None, "it was made longer");
    let second = claim(store, 250, 350).await.expect("a job");
    assert_eq!((second.id, second.tries, second.fence), (first.id, 2, 2));
    // Whatever the first one does now counts for nothing.
    let void = put(store, first, |job, tx| {
        Box::pin(async move {
            let (id, fence) = (job.id, job.fence);
            Ok([
                tx.hold_job(id, fence, at(999)).await?,
                tx.end_job(id, fence).await?,
                tx.repeat_job(id, fence, at(999)).await?,
                tx.put_job_back(id, fence, &Why::Panicked, at(999)).await?,
                tx.give_job_up(id, fence, at(999)).await?,
                tx.set_job_aside(id, fence, &Why::Panicked, at(999)).await?,
            ])
        })
    });
    assert_eq!(void.await, Ok([false; 6]));
    assert_eq!(next(store).await, Some(at(350)));
    let ended = put(store, second, |job, tx| tx.end_job(job.id, job.fence));
    assert_eq!((ended.await, next(store).await), (Ok(true), None));
}

async fn what_failed_comes_again_and_is_set_aside(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    add(store, job(1, "one", 100)).await;
    let first = claim(store, 100, 200).await.expect("a job");
    let back = put(store, first, |job, tx| {
        tx.put_job_back(job.id, job.fence, &Why::Failed(Failure::Unavailable), at(150))
    });
    assert_eq!(back.await, Ok(true));
    let second = claim(store, 150, 200).await.expect("a job");
    assert_eq!((second.tries, second.fence), (2, 2));
    // What was given up was no try.
    let given_up = put(store, second, |job, tx| {
        tx.give_job_up(job.id, job.fence, at(160))
    });
    assert_eq!(given_up.await, Ok(true));
    let third = claim(store, 160, 200).await.expect("a job");
    assert_eq!((third.tries, third.fence), (2, 3));
    let repeated = put(store, third, |job, tx| tx.repeat_job(job.id, job.fence, at(300)));
    assert_eq!(repeated.await, Ok(true));
    let fourth = claim(store, 300, 400).await.expect("a job");
    assert_eq!(fourth.tries, 1, "it is tried anew");
    let aside = put(store, fourth, |job, tx| {
        tx.set_job_aside(job.id, job.fence, &Why::Unknown, at(310))
    });
    assert_eq!(aside.await, Ok(true));
    assert_eq!(
        (next(store).await, claim(store, 9_999, 10_000).await),
        (None, None)
    );
    let aside = read(store)
        .await
        .jobs_set_aside(world.workspace.id)
        .await
        .expect("read");
    let told: Vec<_> = aside
        .iter()
        .map(|job| (job.tries, job.why.clone(), job.at))
        .collect();
    assert_eq!(told, [(1, Why::Unknown, at(310))]);
}

async fn what_is_set_aside_is_taken_up_or_dropped(bench: &Bench) {
    let store = &bench.store;
    let aside = async |number: u128| {
        add(store, job(number, "one", 100)).await;
        let claimed = claim(store, 100, 200).await.expect("a job");
        let aside = put(store, claimed, |job, tx| {
            tx.set_job_aside(job.id, job.fence, &Why::Panicked, at(1))
        });
        assert_eq!(aside.await, Ok(true));
    };
    let take_up = async |number: u128| {
        put(store, JobId(uuid(number)), |id, tx| tx.take_job_up(*id, at(50)))
            .await
            .expect("taken up")
    };
    let forget = async |number: u128| put(store, JobId(uuid(number)), |id, tx| tx.drop_job(*id)).await;
    aside(1).await;
    aside(2).await;
    assert!(take_up(1).await);
    assert!(!take_up(2).await, "of its key one is to be done");
    assert_eq!(forget(2).await, Ok(()));
    assert_eq!(
        forget(1).await,
        Err(Failure::NotFound),
        "it is not set aside any more"
    );
    let again = claim(store, 50, 60).await.expect("a job");
    assert_eq!((again.id, again.tries, again.fence), (JobId(uuid(1)), 1, 2));
}
