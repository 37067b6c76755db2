//! Shared calendars and the browsers that gave their passwords.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, token, uuid},
};
use domain::{
    SharedCalendarId,
    shared_calendar::{Accent, Ending, SharedCalendar, SharedCalendarOptions},
};
use service::model::{PasswordHash, SharedCalendarSession, SharedCalendarSummary};

contract!(round_trip, one_at_a_time, sessions_end);

fn shared_calendar(world: &World, number: u128) -> SharedCalendar {
    SharedCalendar {
        id: SharedCalendarId(uuid(number)),
        workspace_id: world.workspace.id,
        project_id: world.project.id,
        options: SharedCalendarOptions {
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

async fn add(bench: &Bench, calendar: &SharedCalendar, byte: u8) -> service::ports::store::Got<()> {
    put(&bench.store, (calendar.clone(), byte), |(calendar, byte), tx| {
        tx.add_shared_calendar(calendar, token(*byte), None)
    })
    .await
}

async fn round_trip(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let mut calendar = shared_calendar(&world, 700);
    add(bench, &calendar, 70).await.expect("added");
    let mut db = read(store).await;
    assert_eq!(db.shared_calendar(calendar.id).await, Ok(Some(calendar.clone())));
    assert_eq!(
        db.shared_calendar_by_token(token(70)).await,
        Ok(Some(calendar.clone()))
    );
    assert_eq!(db.shared_calendar_by_token(token(71)).await, Ok(None));
    assert_eq!(db.shared_calendar_password(calendar.id).await, Ok(None));
    assert_eq!(db.shared_calendar_logos(world.workspace.id).await, Ok(Vec::new()));
    drop(db);
    calendar.options.title = "Winter".into();
    calendar.options.logo = Some(world.media.id);
    calendar.options.channels.clear();
    calendar.options.to = Some("2026-12-24".into());
    calendar.locked = true;
    calendar.generation = 2;
    let hash = PasswordHash("$argon2id$x".into());
    put(store, (calendar.clone(), hash.clone()), |(calendar, hash), tx| {
        Box::pin(async move {
            tx.save_shared_calendar(calendar).await?;
            tx.set_shared_calendar_password(calendar.id, Some(hash)).await
        })
    })
    .await
    .expect("saved");
    calendar.version = 2;
    let mut db = read(store).await;
    assert_eq!(db.shared_calendar(calendar.id).await, Ok(Some(calendar.clone())));
    assert_eq!(db.shared_calendar_password(calendar.id).await, Ok(Some(hash)));
    let summary = SharedCalendarSummary {
        calendar,
        created_by_name: world.user.name.clone(),
    };
    assert_eq!(
        db.shared_calendar_summaries(world.workspace.id).await,
        Ok(vec![summary])
    );
    assert_eq!(
        db.shared_calendar_logos(world.workspace.id).await,
        Ok(vec![world.media])
    );
}

async fn one_at_a_time(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let (mut old, new) = (shared_calendar(&world, 700), shared_calendar(&world, 701));
    add(bench, &old, 70).await.expect("added");
    add(bench, &new, 71)
        .await
        .expect_err("a project has one at a time");
    old.ended = Some((at(20), Ending::Replaced));
    put(store, old.clone(), |calendar, tx| {
        tx.save_shared_calendar(calendar)
    })
    .await
    .expect("ended");
    add(bench, &new, 71).await.expect("added");
    let mut db = read(store).await;
    assert_eq!(db.shared_calendar_by_token(token(70)).await, Ok(None));
    assert_eq!(
        db.shared_calendar_by_token(token(71)).await,
        Ok(Some(new.clone()))
    );
    assert_eq!(db.active_shared_calendar(world.project.id).await, Ok(Some(new)));
    old.version = 2;
    assert_eq!(db.shared_calendar(old.id).await, Ok(Some(old)));
}

async fn sessions_end(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let calendar = shared_calendar(&world, 700);
    add(bench, &calendar, 70).await.expect("added");
    let session = SharedCalendarSession {
        token: token(72),
        shared_calendar_id: calendar.id,
        generation: 1,
        created_at: at(11),
        expires_at: at(99),
    };
    put(store, session.clone(), |session, tx| {
        tx.add_shared_calendar_session(session)
    })
    .await
    .expect("added");
    assert_eq!(
        read(store).await.shared_calendar_session(token(72)).await,
        Ok(Some(session))
    );
    put(store, calendar.id, |id, tx| tx.end_shared_calendar_sessions(*id))
        .await
        .expect("ended");
    assert_eq!(
        read(store).await.shared_calendar_session(token(72)).await,
        Ok(None)
    );
}
