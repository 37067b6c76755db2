//! What requests made, and that a request makes it once.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, token, uuid},
};
use domain::{
    ApproverId, ChannelId, LinkId, PostId, ProjectId, RequestKey, SharedCalendarId, UserId,
    shared_calendar::SeenSharedCalendar,
};
use service::model::{Approver, Made, Request, Stale, User};

contract!(round_trip, twins_make_one_thing, keys_are_forgotten);

fn request(world: &World, key: u128, made: Made) -> Request {
    Request {
        user_id: world.user.id,
        key: RequestKey(uuid(key)),
        made,
        content: [7; 32],
        at: at(99),
    }
}

async fn round_trip(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let id = SharedCalendarId(uuid(9));
    let all = [
        Made::Post(PostId(uuid(1)), 4),
        Made::Link(LinkId(uuid(2)), 3),
        Made::SharedCalendar(SeenSharedCalendar { id, version: 2 }),
        Made::Approver(ApproverId(uuid(3))),
        Made::Channel(ChannelId(uuid(4))),
        Made::Project(ProjectId(uuid(5))),
        Made::Invitation(token(6)),
    ];
    for (key, made) in (500..).zip(all) {
        let kept = request(&world, key, made);
        put(store, kept.clone(), |kept, tx| tx.put_request(kept))
            .await
            .expect("kept");
        assert_eq!(
            read(store).await.request(world.user.id, kept.key).await,
            Ok(Some(kept))
        );
    }
    // Sent again, the key stands for what was made last.
    let later = Request {
        content: [8; 32],
        at: at(120),
        ..request(&world, 500, Made::Post(PostId(uuid(1)), 5))
    };
    put(store, later.clone(), |later, tx| tx.put_request(later))
        .await
        .expect("kept");
    let mut db = read(store).await;
    assert_eq!(
        db.request(world.user.id, later.key).await,
        Ok(Some(later.clone()))
    );
    // Another person's key is another key.
    assert_eq!(db.request(UserId(uuid(99)), later.key).await, Ok(None));
    let colleague = User {
        id: UserId(uuid(20)),
        email: "zoe@example.org".into(),
        ..world.user.clone()
    };
    let theirs = Request {
        user_id: colleague.id,
        made: Made::Project(world.project.id),
        ..later.clone()
    };
    put(store, (colleague, theirs.clone()), |(colleague, theirs), tx| {
        Box::pin(async move {
            tx.add_user(colleague).await?;
            tx.put_request(theirs).await
        })
    })
    .await
    .expect("kept");
    let mut db = read(store).await;
    assert_eq!(
        db.request(world.user.id, later.key).await,
        Ok(Some(later.clone()))
    );
    assert_eq!(
        db.request(theirs.user_id, later.key).await,
        Ok(Some(theirs.clone()))
    );
}

async fn twins_make_one_thing(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let twins = (0..12).map(|number| {
        let approver = Approver {
            id: ApproverId(uuid(600 + number)),
            ..world.approver.clone()
        };
        let kept = request(&world, 510, Made::Approver(approver.id));
        put(store, (approver, kept), |(approver, kept), tx| {
            Box::pin(async move {
                if let Some(known) = tx.request(kept.user_id, kept.key).await? {
                    return Ok(known.made);
                }
                tx.add_approver(approver).await?;
                tx.put_request(kept).await?;
                Ok(kept.made)
            })
        })
    });
    let answers = futures::future::join_all(twins).await;
    let first = answers[0].clone().expect("an answer");
    for answer in answers {
        assert_eq!(answer, Ok(first));
    }
    let added = read(store).await.approvers(world.project.id).await;
    assert_eq!(added.expect("approvers").len(), 2, "the world's, and one");
}

async fn keys_are_forgotten(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    for (key, millis) in [(520, 99), (521, 100)] {
        let kept = Request {
            at: at(millis),
            ..request(&world, key, Made::Project(world.project.id))
        };
        put(store, kept, |kept, tx| tx.put_request(kept))
            .await
            .expect("kept");
    }
    let swept = put(store, (), |(), tx| tx.sweep(Stale::Requests, at(100))).await;
    assert_eq!(swept, Ok(1));
    let mut db = read(store).await;
    let (old, new) = (RequestKey(uuid(520)), RequestKey(uuid(521)));
    assert_eq!(db.request(world.user.id, old).await, Ok(None));
    assert!(matches!(db.request(world.user.id, new).await, Ok(Some(_))));
}
