//! Posts, revisions, pictures.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, uuid},
};
use domain::{
    Failure, MediaId, PostId, RevisionId, UnixMillis,
    audit::Kind,
    post::{Decided, Post, Publication},
    review::{Review, Verdict},
};

contract!(
    round_trip,
    saving_raises_the_version,
    times_are_half_open,
    deleted_posts_leave_their_history,
    campaigns_by_name
);

async fn round_trip(bench: &Bench) {
    let world = World::new().save(&bench.store).await;
    let mut tx = read(&bench.store).await;
    assert_eq!(tx.post(world.post.id).await, Ok(Some(world.post.clone())));
    assert_eq!(
        tx.revision(world.post.revision.id).await,
        Ok(Some(world.post.revision.clone()))
    );
    assert_eq!(tx.media(world.media.id).await, Ok(Some(world.media.clone())));
    assert_eq!(tx.post(PostId(uuid(99))).await, Ok(None));
    assert_eq!(tx.revision(RevisionId(uuid(99))).await, Ok(None));
    assert_eq!(tx.media(MediaId(uuid(99))).await, Ok(None));
}

async fn saving_raises_the_version(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let mut post = world.post.clone();
    post.revision = world.revision(post.id, 40, 2);
    post.revision.content.caption = "Neu".into();
    post.review = Review::ChangesRequested;
    post.decided = Some(Decided {
        by: "Tom".into(),
        at: at(41),
    });
    post.publication = Publication::Failed;
    post.scheduled_at = Some(at(-5));
    post.campaign = "Frühling".into();
    post.creator_note = "ohne Preis".into();
    put(store, post.clone(), |post, tx| {
        Box::pin(async move {
            tx.add_revision(&post.revision).await?;
            tx.save_post(post).await
        })
    })
    .await
    .expect("saved");
    post.version = 2;
    let mut tx = read(store).await;
    assert_eq!(tx.post(post.id).await, Ok(Some(post.clone())));
    for revision in [world.post.revision, post.revision.clone()] {
        assert_eq!(tx.revision(revision.id).await, Ok(Some(revision)));
    }

    // Another post's revision is not one of this post's.
    let other = World::new().post_of(42);
    put(store, other.clone(), |post, tx| tx.add_post(post))
        .await
        .expect("added");
    let mut wrong = post.clone();
    wrong.revision = other.revision;
    assert_eq!(
        put(store, wrong, |post, tx| tx.save_post(post)).await,
        Err(Failure::Unavailable)
    );
    assert_eq!(tx.post(post.id).await, Ok(Some(post)));
}

async fn times_are_half_open(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let post = |number: u128, scheduled: Option<i64>| {
        let mut post = world.post_of(number);
        post.scheduled_at = scheduled.map(UnixMillis);
        post.created_at = at(number as i64);
        post
    };
    let posts = [
        post(50, Some(999)),
        post(51, Some(1_000)),
        post(53, Some(1_500)),
        post(52, Some(1_500)),
        post(54, Some(1_999)),
        post(55, Some(2_000)),
        post(56, None),
    ];
    for post in posts {
        put(store, post, |post, tx| tx.add_post(post))
            .await
            .expect("added");
    }
    let ids = |posts: Vec<Post>| posts.into_iter().map(|p| p.id.0.as_u128()).collect::<Vec<_>>();
    let mut tx = read(store).await;
    let between = tx
        .posts_between(world.project.id, at(1_000), at(2_000))
        .await
        .expect("posts");
    assert_eq!(ids(between), [51, 52, 53, 54]);
    let unscheduled = tx.posts_unscheduled(world.project.id).await.expect("posts");
    assert_eq!(ids(unscheduled), [56, 7]);
}

async fn deleted_posts_leave_their_history(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let (decision, event) = (
        world.decision(60, Verdict::Approved),
        world.event(Kind::Approved, 20),
    );
    put(
        store,
        (world.post.id, decision, event),
        |(post, decision, event), tx| {
            Box::pin(async move {
                tx.add_decision(decision).await?;
                tx.append_event(event.clone()).await?;
                tx.delete_post(*post, at(61)).await
            })
        },
    )
    .await
    .expect("deleted");
    let mut tx = read(store).await;
    assert_eq!(tx.post(world.post.id).await, Ok(None));
    assert_eq!(tx.posts_unscheduled(world.project.id).await, Ok(vec![]));
    assert_eq!(tx.link_posts(world.link.id).await, Ok(vec![]));
    assert_eq!(
        tx.link_summaries(world.workspace.id).await.expect("summaries")[0].verdicts,
        []
    );
    assert_eq!(
        tx.decisions_of_post(world.post.id)
            .await
            .expect("decisions")
            .len(),
        1
    );
    let revision = world.post.revision.clone();
    assert_eq!(tx.revision(revision.id).await, Ok(Some(revision)));
    assert_eq!(
        tx.events_after(world.workspace.id, 0, 10)
            .await
            .expect("events")
            .len(),
        1
    );
    let again = put(store, world.post.clone(), |post, tx| tx.save_post(post)).await;
    assert_eq!(again, Err(Failure::NotFound));
}

async fn campaigns_by_name(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    for (number, campaign) in ["herbst", "Ostern", "", "herbst", "Advent"]
        .into_iter()
        .enumerate()
    {
        let mut post = world.post_of(70 + number as u128);
        post.campaign = campaign.into();
        put(store, post, |post, tx| tx.add_post(post))
            .await
            .expect("added");
    }
    let campaigns = read(store).await.campaigns(world.project.id).await;
    assert_eq!(
        campaigns,
        Ok(vec!["Advent".into(), "herbst".into(), "Ostern".into()])
    );
}
