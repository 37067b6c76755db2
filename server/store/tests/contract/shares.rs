//! Shared calendars and the browsers that gave their passwords.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, token, uuid},
};
use domain::{
    ShareId,
    share::{Accent, Ending, Share, ShareOptions},
};
use service::model::{PasswordHash, ShareSession, ShareSummary};

contract!(round_trip, one_at_a_time, sessions_end);

fn share(world: &World, number: u128) -> Share {
    Share {
        id: ShareId(uuid(number)),
        workspace_id: world.workspace.id,
        project_id: world.project.id,
        options: ShareOptions {
            from: Some("2026-11-01".into()),
            to: None,
            channels: vec![world.channel.id],
            captions: true,
            embeddable: false,
            title: "Autumn".into(),
            logo: None,
            accent: Accent::Rose,
        },
        locked: false,
        generation: 1,
        created_by: world.user.id,
        created_at: at(10),
        ended: None,
        version: 1,
    }
}

async fn add(bench: &Bench, share: &Share, byte: u8) -> service::ports::store::Got<()> {
    put(&bench.store, (share.clone(), byte), |(share, byte), tx| {
        tx.add_share(share, token(*byte), None)
    })
    .await
}

async fn round_trip(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let mut share = share(&world, 700);
    add(bench, &share, 70).await.expect("added");
    let mut db = read(store).await;
    assert_eq!(db.share(share.id).await, Ok(Some(share.clone())));
    assert_eq!(db.share_by_token(token(70)).await, Ok(Some(share.clone())));
    assert_eq!(db.share_by_token(token(71)).await, Ok(None));
    assert_eq!(db.share_password(share.id).await, Ok(None));
    assert_eq!(db.share_logos(world.workspace.id).await, Ok(Vec::new()));
    drop(db);
    share.options.title = "Winter".into();
    share.options.logo = Some(world.media.id);
    share.options.channels.clear();
    share.options.to = Some("2026-12-24".into());
    share.locked = true;
    share.generation = 2;
    let hash = PasswordHash("$argon2id$x".into());
    put(store, (share.clone(), hash.clone()), |(share, hash), tx| {
        Box::pin(async move {
            tx.save_share(share).await?;
            tx.set_share_password(share.id, Some(hash)).await
        })
    })
    .await
    .expect("saved");
    share.version = 2;
    let mut db = read(store).await;
    assert_eq!(db.share(share.id).await, Ok(Some(share.clone())));
    assert_eq!(db.share_password(share.id).await, Ok(Some(hash)));
    let summary = ShareSummary {
        share,
        created_by_name: world.user.name.clone(),
    };
    assert_eq!(db.share_summaries(world.workspace.id).await, Ok(vec![summary]));
    assert_eq!(db.share_logos(world.workspace.id).await, Ok(vec![world.media]));
}

async fn one_at_a_time(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let (mut old, new) = (share(&world, 700), share(&world, 701));
    add(bench, &old, 70).await.expect("added");
    add(bench, &new, 71)
        .await
        .expect_err("a project has one at a time");
    old.ended = Some((at(20), Ending::Replaced));
    put(store, old.clone(), |share, tx| tx.save_share(share))
        .await
        .expect("ended");
    add(bench, &new, 71).await.expect("added");
    let mut db = read(store).await;
    assert_eq!(db.share_by_token(token(70)).await, Ok(None));
    assert_eq!(db.share_by_token(token(71)).await, Ok(Some(new.clone())));
    assert_eq!(db.active_share(world.project.id).await, Ok(Some(new)));
    old.version = 2;
    assert_eq!(db.share(old.id).await, Ok(Some(old)));
}

async fn sessions_end(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let share = share(&world, 700);
    add(bench, &share, 70).await.expect("added");
    let session = ShareSession {
        token: token(72),
        share_id: share.id,
        generation: 1,
        created_at: at(11),
        expires_at: at(99),
    };
    put(store, session.clone(), |session, tx| {
        tx.add_share_session(session)
    })
    .await
    .expect("added");
    assert_eq!(
        read(store).await.share_session(token(72)).await,
        Ok(Some(session))
    );
    put(store, share.id, |id, tx| tx.end_share_sessions(*id))
        .await
        .expect("ended");
    assert_eq!(read(store).await.share_session(token(72)).await, Ok(None));
}
