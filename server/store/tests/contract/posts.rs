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
    campaigns_by_name,
    words_are_found_in_every_form,
    what_is_found_follows_what_is_saved,
    the_latest_are_found_first,
    posts_of_an_older_program_are_found
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
        (world.post.clone(), decision, event),
        |(post, decision, event), tx| {
            Box::pin(async move {
                tx.add_decision(decision).await?;
                tx.append_event(event.clone()).await?;
                tx.delete_post(post, at(61)).await
            })
        },
    )
    .await
    .expect("deleted");
    let mut tx = read(store).await;
    assert_eq!(tx.post(world.post.id).await, Ok(None));
    assert_eq!(tx.posts_unscheduled(world.project.id).await, Ok(vec![]));
    assert_eq!(tx.link_posts(world.link.id).await, Ok(vec![]));
    assert_eq!(tx.link_post(world.link.id, world.post.id).await, Ok(None));
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

fn words(typed: &str) -> Vec<String> {
    domain::search::words(typed)
}

/// Which posts of the world's project hold these words.
async fn holding(bench: &Bench, typed: &str) -> Vec<u128> {
    let project = World::new().project.id;
    let found = read(&bench.store)
        .await
        .posts_holding(project, &words(typed), 10)
        .await;
    let (posts, all) = found.expect("a search");
    assert_eq!(posts.len(), all, "{typed}");
    posts.into_iter().map(|post| post.id.0.as_u128()).collect()
}

async fn words_are_found_in_every_form(bench: &Bench) {
    #[derive(serde::Deserialize)]
    struct Case {
        id: String,
        text: String,
        search: String,
        right: bool,
    }
    let cases = include_str!("../../../../app/domain/tests/cases/search.json");
    let cases: Vec<Case> = serde_json::from_str(cases).expect("cases");
    let world = World::new().save(&bench.store).await;
    let mut post = world.post.clone();
    for (number, case) in (2..).zip(cases) {
        post.revision = world.revision(post.id, 2_000 + number, i64::try_from(number).expect("small"));
        post.revision.content.variants.clear();
        post.revision.content.media.clear();
        post.revision.content.caption = case.text;
        put(&bench.store, post.clone(), |post, tx| {
            Box::pin(async move {
                tx.add_revision(&post.revision).await?;
                tx.save_post(post).await
            })
        })
        .await
        .expect("saved");
        let found = !holding(bench, &case.search).await.is_empty();
        assert_eq!(found, case.right, "{}", case.id);
    }
}

async fn what_is_found_follows_what_is_saved(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    // The second line, a variant, an alternative text.
    for typed in ["ZWEITE zeile", "fur linkedin", "bohnen", "gerostet linkedin"] {
        assert_eq!(holding(bench, typed).await, [7], "{typed}");
    }
    assert_eq!(holding(bench, "advent").await, []);
    let mut post = world.post.clone();
    post.revision = world.revision(post.id, 40, 2);
    post.revision.content.caption = "Neu".into();
    post.campaign = "Advent".into();
    post.creator_note = "ohne Preis".into();
    put(store, post.clone(), |post, tx| {
        Box::pin(async move {
            tx.add_revision(&post.revision).await?;
            tx.save_post(post).await
        })
    })
    .await
    .expect("saved");
    assert_eq!(holding(bench, "neu advent preis").await, [7]);
    assert_eq!(holding(bench, "zeile").await, []);
    put(store, post.clone(), |post, tx| tx.delete_post(post, at(61)))
        .await
        .expect("deleted");
    assert_eq!(holding(bench, "neu").await, []);
}

async fn the_latest_are_found_first(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let mut other = world.project.clone();
    other.id = domain::ProjectId(uuid(30));
    put(store, other.clone(), |project, tx| tx.add_project(project))
        .await
        .expect("added");
    for (number, scheduled) in [
        (50, Some(1_000)),
        (51, None),
        (52, Some(3_000)),
        (53, Some(2_000)),
        (54, Some(9)),
    ] {
        let mut post = world.post_of(number);
        post.scheduled_at = scheduled.map(UnixMillis);
        if number == 54 {
            post.project_id = other.id;
        }
        put(store, post, |post, tx| tx.add_post(post))
            .await
            .expect("added");
    }
    assert_eq!(holding(bench, "zeile").await, [52, 53, 50, 51, 7]);
    let (posts, all) = read(store)
        .await
        .posts_holding(world.project.id, &words("zeile"), 2)
        .await
        .expect("a search");
    let ids: Vec<u128> = posts.into_iter().map(|post| post.id.0.as_u128()).collect();
    assert_eq!((ids, all), (vec![52, 53], 5));
}

async fn posts_of_an_older_program_are_found(bench: &Bench) {
    let world = World::new().save(&bench.store).await;
    for number in 0..450 {
        put(&bench.store, world.post_of(3_000 + number), |post, tx| {
            tx.add_post(post)
        })
        .await
        .expect("added");
    }
    bench
        .raw("UPDATE posts SET search = NULL")
        .await
        .expect("emptied");
    assert_eq!(holding(bench, "zeile").await, []);
    bench.store.close().await;
    let again = store::open(&store::OpenOptions::new(&bench.url))
        .await
        .expect("opened again");
    let (_, all) = read(&again)
        .await
        .posts_holding(world.project.id, &words("zeile"), 10)
        .await
        .expect("a search");
    assert_eq!(all, 451);
    again.close().await;
}
