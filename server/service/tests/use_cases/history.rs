//! The log, as it is read and proved.

use domain::{Failure, audit::Kind, views::history::LogFilter};
use service::history::{
    bind::bind_older,
    read_log::read_log,
    verify::{look, verify},
};
use testing::{Agency, write};

#[tokio::test]
async fn the_log_is_read_newest_first_and_by_its_own_workspace_alone() {
    let (agency, _) = Agency::new().await;
    let post = agency.post("New beans").await;
    let read = async |staff, filter| read_log(&agency.services, staff, filter).await.unwrap();
    let log = read(agency.staff(), LogFilter::default()).await;
    let kinds: Vec<_> = log.lines.iter().map(|line| line.kind).collect();
    let mut told = agency.told().await;
    told.reverse();
    assert_eq!(kinds, told);
    let of_post = LogFilter {
        post: Some(post),
        ..LogFilter::default()
    };
    let of_post = read(agency.staff(), of_post).await;
    assert_eq!(
        of_post.lines.iter().map(|line| line.kind).collect::<Vec<_>>(),
        [Kind::PostCreated]
    );
    let stranger = agency.stranger().await;
    assert_eq!(read(&stranger, LogFilter::default()).await.lines, []);
}

#[tokio::test]
async fn what_is_changed_past_the_use_cases_is_found() {
    let (agency, _) = Agency::new().await;
    let store = &*agency.services.store;
    // The tests' own workspace was made by no use case.
    bind_older(store, agency.services.clock.now()).await.unwrap();
    let post = agency.post("New beans").await;
    let mut db = store.read().await.unwrap();
    let before = look(&mut *db).await.unwrap().findings;
    drop(db);
    let changed = write(&agency.services, async |tx| {
        let mut found = tx.post(post).await?.ok_or(Failure::NotFound)?;
        found.campaign = "Another".into();
        tx.save_post(&found).await.map(drop)
    });
    changed.await.unwrap();
    let after = verify(store).await.unwrap().findings;
    assert_eq!(after.len(), before.len() + 1, "{after:?}");
}
