//! Who is asked about a revision, and its way out.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, secrets, token, uuid},
};
use domain::{
    ApproverId, LinkId,
    link::Link,
    publication::{ChannelState, OnChannel},
    review::{Answer, ReviewRequest, Verdict},
};
use service::model::{Approver, Decision};

contract!(who_is_asked_and_what_they_said, channels_on_their_way);

async fn who_is_asked_and_what_they_said(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let second = Approver {
        id: ApproverId(uuid(500)),
        name: "Lena".into(),
        ..world.approver.clone()
    };
    let link = Link {
        id: LinkId(uuid(501)),
        approver_id: second.id,
        ..world.link.clone()
    };
    let revision = world.post.revision.clone();
    let (first, later) = (world.approver.id, second.id);
    put(
        store,
        (second, link, world.entry(), revision),
        |(second, link, entry, revision), tx| {
            Box::pin(async move {
                tx.add_approver(second).await?;
                tx.add_link(link, token(50), &secrets("$argon2id$lena")).await?;
                let entry = service::model::LinkPost {
                    link_id: link.id,
                    ..entry.clone()
                };
                tx.put_link_post(&entry).await?;
                tx.put_review_request(revision, second.id, 1, at(11)).await?;
                tx.put_review_request(revision, first, 2, at(12)).await?;
                // Asked once more, in another stage.
                tx.put_review_request(revision, first, 1, at(13)).await
            })
        },
    )
    .await
    .expect("asked");
    let request = |approver, answer| ReviewRequest {
        approver,
        stage: 1,
        answer,
    };
    let (post, revision) = (world.post.id, world.post.revision.id);
    let asked = async || {
        let mut db = read(store).await;
        let requests = db.review_requests(revision).await.expect("requests");
        for link in [world.link.id, LinkId(uuid(501))] {
            let on_link = requests.iter().map(|request| (post, request.clone())).collect();
            assert_eq!(db.review_requests_on_link(link).await, Ok(on_link));
        }
        requests
    };
    assert_eq!(asked().await, [request(later, None), request(first, None)]);
    let decision = world.decision(510, Verdict::Approved);
    put(store, decision.clone(), |decision, tx| tx.add_decision(decision))
        .await
        .expect("decided");
    let answer = Answer {
        verdict: Verdict::Approved,
        by: "Tom".into(),
        at: at(20),
    };
    assert_eq!(
        asked().await,
        [request(later, None), request(first, Some(answer.clone()))]
    );
    // Each has one verdict that stands.
    let other = Decision {
        link_id: LinkId(uuid(501)),
        approver_id: later,
        by: "Lena".into(),
        at: at(21),
        ..world.decision(511, Verdict::Rejected)
    };
    put(store, (decision, other), |(decision, other), tx| {
        Box::pin(async move {
            tx.add_decision(other).await?;
            tx.undo_decision(decision, at(22)).await
        })
    })
    .await
    .expect("decided and taken back");
    let lenas = Answer {
        verdict: Verdict::Rejected,
        by: "Lena".into(),
        at: at(21),
    };
    assert_eq!(
        asked().await,
        [request(later, Some(lenas.clone())), request(first, None)]
    );
    put(store, (revision, first), |(revision, first), tx| {
        tx.drop_review_request(*revision, *first)
    })
    .await
    .expect("dropped");
    assert_eq!(asked().await, [request(later, Some(lenas))]);
}

async fn channels_on_their_way(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let on = |state| OnChannel {
        channel: world.channel.id,
        state,
        since: at(40),
    };
    for out in [
        vec![on(ChannelState::Publishing)],
        vec![on(ChannelState::Failed)],
        vec![],
    ] {
        put(
            store,
            (world.post.revision.clone(), out.clone()),
            |(revision, out), tx| tx.set_publications(revision, out),
        )
        .await
        .expect("set");
        assert_eq!(
            read(store).await.publications(world.post.revision.id).await,
            Ok(out)
        );
    }
}
