//! Links, their posts, the browsers behind them, and the list of all.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, secrets, token, uuid},
};
use domain::{
    LinkId, PostId,
    audit::Kind,
    post::{Decided, Post},
    review::{Review, Verdict},
};
use service::model::{Device, LinkPost, LinkSummary, ReviewSession};

contract!(
    round_trip,
    secrets_change,
    posts_keep_their_order,
    everything_on_a_link,
    browsers_are_forgotten,
    summaries
);

async fn round_trip(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let mut tx = read(store).await;
    assert_eq!(tx.link(world.link.id).await, Ok(Some(world.link.clone())));
    assert_eq!(tx.link(LinkId(uuid(99))).await, Ok(None));
    assert_eq!(tx.link_posts(world.link.id).await, Ok(vec![world.entry()]));
    assert_eq!(
        tx.link_post(world.link.id, world.post.id).await,
        Ok(Some(world.entry()))
    );
    assert_eq!(tx.link_post(world.link.id, PostId(uuid(99))).await, Ok(None));
    assert_eq!(
        tx.links_of_post(world.post.id).await,
        Ok(vec![world.link.clone()])
    );
    let mut changed = world.link;
    changed.expires_at = at(100);
    changed.revoked_at = Some(at(90));
    changed.generation = 2;
    changed.asked_at = Some(at(80));
    put(store, changed.clone(), |link, tx| tx.save_link(link))
        .await
        .expect("saved");
    assert_eq!(tx.link(changed.id).await, Ok(Some(changed)));
}

async fn secrets_change(bench: &Bench) {
    let store = &bench.store;
    let link = World::new().save(store).await.link;
    let mut tx = read(store).await;
    assert_eq!(tx.link_by_token(token(8)).await, Ok(Some(link.clone())));
    assert_eq!(
        tx.link_secrets(link.id).await,
        Ok(Some(secrets("$argon2id$link")))
    );
    put(store, link.id, |id, tx| {
        Box::pin(async move {
            tx.set_link_secrets(*id, token(9), &secrets("$argon2id$new"))
                .await
        })
    })
    .await
    .expect("set");
    assert_eq!(tx.link_by_token(token(8)).await, Ok(None));
    assert_eq!(tx.link_by_token(token(9)).await, Ok(Some(link.clone())));
    assert_eq!(tx.link_secrets(link.id).await, Ok(Some(secrets("$argon2id$new"))));
    put(store, link.id, |id, tx| {
        Box::pin(async move { tx.set_link_password(*id, &secrets("$argon2id$again")).await })
    })
    .await
    .expect("set");
    assert_eq!(tx.link_by_token(token(9)).await, Ok(Some(link.clone())));
    assert_eq!(
        tx.link_secrets(link.id).await,
        Ok(Some(secrets("$argon2id$again")))
    );
    assert_eq!(tx.link_secrets(LinkId(uuid(99))).await, Ok(None));
}

async fn posts_keep_their_order(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let other = world.post_of(80);
    let next = world.revision(world.post.id, 81, 2);
    let first = LinkPost {
        post_id: other.id,
        revision_id: other.revision.id,
        position: -1,
        ..world.entry()
    };
    let moved = LinkPost {
        revision_id: next.id,
        previous_revision_id: Some(world.post.revision.id),
        position: 5,
        ..world.entry()
    };
    let input = (other, next, first.clone(), moved.clone());
    put(store, input, |(other, next, first, moved), tx| {
        Box::pin(async move {
            tx.add_post(other).await?;
            tx.add_revision(next).await?;
            tx.put_link_post(first).await?;
            tx.put_link_post(moved).await
        })
    })
    .await
    .expect("put");
    assert_eq!(
        read(store).await.link_posts(world.link.id).await,
        Ok(vec![first, moved])
    );
}

async fn everything_on_a_link(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let mut elsewhere = world.link.clone();
    elsewhere.id = LinkId(uuid(100));
    let (first, beside) = (world.post_of(101), world.post_of(102));
    let next = world.revision(world.post.id, 103, 2);
    let entries = [
        LinkPost {
            post_id: first.id,
            revision_id: first.revision.id,
            position: -1,
            ..world.entry()
        },
        LinkPost {
            revision_id: next.id,
            previous_revision_id: Some(world.post.revision.id),
            ..world.entry()
        },
        LinkPost {
            link_id: elsewhere.id,
            ..world.entry()
        },
        LinkPost {
            link_id: elsewhere.id,
            post_id: beside.id,
            revision_id: beside.revision.id,
            ..world.entry()
        },
    ];
    let mut by_another_link = world.decision(104, Verdict::Rejected);
    by_another_link.link_id = elsewhere.id;
    by_another_link.at = at(19);
    let mut by_this_link = world.decision(105, Verdict::Approved);
    by_this_link.revision_id = next.id;
    let mut of_another_post = world.decision(106, Verdict::Approved);
    of_another_post.link_id = elsewhere.id;
    of_another_post.post_id = beside.id;
    of_another_post.revision_id = beside.revision.id;
    let earlier_note = world.note(109, None);
    let mut note = world.note(107, None);
    note.at = at(earlier_note.at.0 + 1);
    let mut beside_note = world.note(108, None);
    beside_note.post_id = beside.id;
    let input = (
        (elsewhere, [first.clone(), beside], next.clone(), entries),
        [by_this_link.clone(), by_another_link.clone(), of_another_post],
        [note.clone(), earlier_note.clone(), beside_note],
    );
    put(
        store,
        input,
        |((link, posts, next, entries), decisions, notes), tx| {
            Box::pin(async move {
                for post in posts {
                    tx.add_post(post).await?;
                }
                tx.add_revision(next).await?;
                tx.add_link(link, token(11), &secrets("$argon2id$elsewhere"))
                    .await?;
                for entry in entries {
                    tx.put_link_post(entry).await?;
                }
                for decision in decisions {
                    tx.add_decision(decision).await?;
                }
                for note in notes {
                    tx.add_note(note).await?;
                }
                Ok(())
            })
        },
    )
    .await
    .expect("written");
    let (id, mut tx) = (world.link.id, read(store).await);
    assert_eq!(
        tx.posts_on_link(id).await,
        Ok(vec![first.clone(), world.post.clone()])
    );
    assert_eq!(
        tx.revisions_on_link(id).await,
        Ok(vec![first.revision.clone(), world.post.revision.clone(), next])
    );
    assert_eq!(
        tx.decisions_on_link(id).await,
        Ok(vec![by_another_link, by_this_link])
    );
    assert_eq!(
        tx.latest_notes_on_link(id, 2).await,
        Ok(vec![(earlier_note, 2), (note.clone(), 2)])
    );
    assert_eq!(tx.latest_notes_on_link(id, 1).await, Ok(vec![(note, 2)]));

    put(store, world.post.clone(), |post, tx| tx.delete_post(post, at(61)))
        .await
        .expect("deleted");
    assert_eq!(tx.posts_on_link(id).await, Ok(vec![first.clone()]));
    assert_eq!(tx.revisions_on_link(id).await, Ok(vec![first.revision]));
}

async fn browsers_are_forgotten(bench: &Bench) {
    let store = &bench.store;
    let link_id = World::new().save(store).await.link.id;
    let session = ReviewSession {
        token: token(1),
        link_id,
        generation: 1,
        created_at: at(1),
        expires_at: at(2),
        flash: None,
    };
    let device = Device {
        flash: None,
        token: token(2),
        link_id,
        created_at: at(3),
    };
    put(
        store,
        (session.clone(), device.clone()),
        |(session, device), tx| {
            Box::pin(async move {
                tx.add_review_session(session).await?;
                tx.add_device(device).await?;
                tx.set_flash(token(1), Some("{}")).await
            })
        },
    )
    .await
    .expect("added");
    let mut tx = read(store).await;
    let with_flash = ReviewSession {
        flash: Some("{}".into()),
        ..session.clone()
    };
    assert_eq!(tx.review_session(token(1)).await, Ok(Some(with_flash)));
    assert_eq!(tx.device(token(2)).await, Ok(Some(device.clone())));
    put(store, (), |(), tx| tx.set_device_flash(token(2), Some("{}")))
        .await
        .expect("kept");
    let kept = Device {
        flash: Some("{}".into()),
        ..device
    };
    assert_eq!(tx.device(token(2)).await, Ok(Some(kept)));
    put(store, (), |(), tx| tx.set_flash(token(1), None))
        .await
        .expect("cleared");
    assert_eq!(tx.review_session(token(1)).await, Ok(Some(session)));
    put(store, link_id, |link, tx| tx.end_review_sessions(*link))
        .await
        .expect("ended");
    assert_eq!(tx.review_session(token(1)).await, Ok(None));
    assert!(matches!(tx.device(token(2)).await, Ok(Some(_))));
    put(store, link_id, |link, tx| tx.forget_devices(*link))
        .await
        .expect("forgotten");
    assert_eq!(tx.device(token(2)).await, Ok(None));
}

async fn summaries(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let mut silent = world.link.clone();
    silent.id = LinkId(uuid(90));
    silent.created_at = at(9);
    let other = world.post_of(91);
    let entry = LinkPost {
        post_id: other.id,
        revision_id: other.revision.id,
        position: 1,
        ..world.entry()
    };
    let input = (silent.clone(), other, entry, World::new());
    put(store, input, |(silent, other, entry, world), tx| {
        Box::pin(async move {
            tx.add_link(silent, token(10), &secrets("$argon2id$silent"))
                .await?;
            tx.add_post(other).await?;
            tx.put_link_post(entry).await?;
            let approved = Post {
                review: Review::Approved,
                decided: Some(Decided {
                    by: "Tom".into(),
                    at: at(20),
                }),
                ..world.post.clone()
            };
            tx.save_post(&approved).await?;
            // The second event carries an earlier time: a clock was set back.
            for (kind, millis) in [
                (Kind::LinkOpened, 15),
                (Kind::LinkOpened, 16),
                (Kind::Approved, 14),
            ] {
                tx.append_event(world.event(kind, millis)).await?;
            }
            Ok(())
        })
    })
    .await
    .expect("written");
    let summary = |link, verdicts, last, opened| LinkSummary {
        link,
        project_name: "Rösterei Blau".into(),
        approver_name: "Tom".into(),
        approver_email: "tom@example.org".into(),
        created_by_name: "Mia".into(),
        verdicts,
        last_activity_at: last,
        opened_at: opened,
    };
    let expected = vec![
        summary(silent, vec![], None, None),
        summary(
            world.link,
            vec![Some(Verdict::Approved), None],
            Some(at(14)),
            Some(at(15)),
        ),
    ];
    let mut tx = read(store).await;
    assert_eq!(tx.link_summaries(world.workspace.id).await, Ok(expected.clone()));
    for summary in expected {
        assert_eq!(tx.link_summary(summary.link.id).await, Ok(Some(summary)));
    }
    assert_eq!(tx.link_summary(LinkId(uuid(99))).await, Ok(None));
}
