//! The audit log and its chain.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, uuid},
};
use domain::{
    Failure, LinkId, PostId, Spelled, WorkspaceId,
    audit::{Broken, Event, GENESIS, Kind, Verifier},
};
use service::model::{EventFilter, NewEvent};
use store::SqlStore;
use strum::VariantArray;

contract!(
    concurrent_events_form_one_chain,
    filters,
    events_are_counted_by_post_and_kind,
    the_log_is_append_only,
    an_altered_event_is_found,
    a_rehashed_event_is_found,
    a_cut_log_is_found,
    a_workspace_must_exist,
    several_events_at_once_continue_the_chain,
    the_last_event_on_a_link_is_one_that_its_page_shows,
);

async fn several_events_at_once_continue_the_chain(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    append(store, world.event(Kind::PostCreated, 1))
        .await
        .expect("an event");
    let some: Vec<_> = (2..30)
        .map(|millis| world.event(Kind::Approved, millis))
        .collect();
    let added = put(store, some, |some, tx| tx.append_events(some.clone()))
        .await
        .expect("events");
    assert_eq!(
        added.iter().map(|event| event.at.0).collect::<Vec<_>>(),
        (2..30).collect::<Vec<_>>()
    );
    append(store, world.event(Kind::PostCreated, 31))
        .await
        .expect("an event");
    let mut db = read(store).await;
    let mut verifier = Verifier::default();
    for entry in db.events_after(world.workspace.id, 0, 100).await.expect("read") {
        verifier.next(&entry).expect("whole");
    }
    let (seq, hash) = db.audit_head(world.workspace.id).await.expect("read");
    assert_eq!(verifier.finish(seq, hash), Ok(30));
}

/// The statement names the kinds; what they are is a rule of the domain.
async fn the_last_event_on_a_link_is_one_that_its_page_shows(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let last = async || {
        let seq = read(store).await.last_event_on_link(world.link.id).await;
        seq.expect("read")
    };
    let on_posts = Kind::VARIANTS.iter().filter(|kind| {
        let name = kind.as_str();
        ["post.", "decision.", "note."]
            .iter()
            .any(|start| name.starts_with(start))
            && **kind != Kind::ApprovedAll
    });
    for kind in on_posts {
        let before = last().await;
        let event = append(store, world.event(*kind, 5)).await.expect("an event");
        let right = if kind.concerns().review { event.seq } else { before };
        assert_eq!(last().await, right, "{}", kind.as_str());
    }
}

async fn append(store: &SqlStore, event: NewEvent) -> Result<Event, Failure> {
    let added = put(store, event, |event, tx| tx.append_events(vec![event.clone()])).await?;
    Ok(added.into_iter().next().expect("one"))
}

/// Reads the log in pieces and follows it.
async fn verify(store: &SqlStore, workspace: WorkspaceId) -> Result<i64, Broken> {
    let (mut verifier, mut tx, mut seq) = (Verifier::default(), read(store).await, 0);
    loop {
        let events = tx.events_after(workspace, seq, 7).await.expect("events");
        let Some(Ok(last)) = events.last() else { break };
        seq = last.seq;
        for event in &events {
            verifier.next(event)?;
        }
    }
    let (head, hash) = tx.audit_head(workspace).await.expect("a head");
    verifier.finish(head, hash)
}

async fn ten(bench: &Bench) -> WorkspaceId {
    let world = World::new().save(&bench.store).await;
    for number in 1..=10 {
        append(&bench.store, world.event(Kind::PostViewed, number))
            .await
            .expect("appended");
    }
    assert_eq!(verify(&bench.store, world.workspace.id).await, Ok(10));
    world.workspace.id
}

async fn concurrent_events_form_one_chain(bench: &Bench) {
    let world = World::new().save(&bench.store).await;
    let id = world.workspace.id;
    assert_eq!(read(&bench.store).await.audit_head(id).await, Ok((0, GENESIS)));
    let appends = (0..40).map(|number| append(&bench.store, world.event(Kind::PostViewed, number)));
    for event in futures::future::join_all(appends).await {
        let event = event.expect("appended");
        assert_eq!(event.hash, event.expected_hash());
    }
    assert_eq!(verify(&bench.store, id).await, Ok(40));
}

async fn events_are_counted_by_post_and_kind(bench: &Bench) {
    let world = World::new().save(&bench.store).await;
    let (moved, viewed) = (world.event(Kind::PostMoved, 1), world.event(Kind::PostViewed, 2));
    let elsewhere = NewEvent {
        post_id: Some(PostId(uuid(401))),
        ..moved.clone()
    };
    for event in [moved.clone(), viewed, moved, elsewhere] {
        append(&bench.store, event).await.expect("appended");
    }
    let (due, mut post) = (at(5_000), world.post.clone());
    post.scheduled_at = Some(due);
    put(&bench.store, post, |post, tx| tx.save_post(post))
        .await
        .expect("saved");
    let mut tx = read(&bench.store).await;
    let between = tx
        .event_counts_between(world.project.id, due, due.plus(1))
        .await
        .expect("counts");
    let on_link = tx.event_counts_on_link(world.link.id).await.expect("counts");
    let right = [(Kind::PostMoved, 2), (Kind::PostViewed, 1)];
    for mut counts in [between, on_link] {
        counts.sort_by_key(|counted| counted.kind.as_str());
        assert!(counts.iter().all(|counted| counted.post == world.post.id));
        let counts: Vec<_> = counts.iter().map(|c| (c.kind, c.count)).collect();
        assert_eq!(counts, right);
    }
    // The end of the period is not in it.
    let before = tx.event_counts_between(world.project.id, due.plus(-1), due).await;
    assert_eq!(before, Ok(Vec::new()));
}

async fn filters(bench: &Bench) {
    let world = World::new().save(&bench.store).await;
    let base = world.event(Kind::PostViewed, 1);
    let (link, post) = (LinkId(uuid(400)), PostId(uuid(401)));
    let events = [
        base.clone(),
        NewEvent {
            link_id: Some(link),
            ..base.clone()
        },
        NewEvent {
            link_id: Some(link),
            post_id: Some(post),
            kind: Kind::Approved,
            ..base.clone()
        },
        NewEvent {
            post_id: Some(post),
            link_id: None,
            actor_name: "Lena".into(),
            ..base.clone()
        },
        NewEvent {
            post_id: None,
            link_id: None,
            project_id: None,
            actor_id: None,
            address: None,
            ..base
        },
    ];
    let mut written = Vec::new();
    for event in events {
        written.push(append(&bench.store, event).await.expect("appended"));
    }
    let all = EventFilter {
        limit: 10,
        ..EventFilter::default()
    };
    let cases = [
        (all.clone(), vec![5, 4, 3, 2, 1]),
        (
            EventFilter {
                limit: 2,
                ..all.clone()
            },
            vec![5, 4],
        ),
        (
            EventFilter {
                limit: -1,
                ..all.clone()
            },
            vec![],
        ),
        (
            EventFilter {
                before_seq: Some(3),
                ..all.clone()
            },
            vec![2, 1],
        ),
        (
            EventFilter {
                link: Some(link),
                ..all.clone()
            },
            vec![3, 2],
        ),
        (
            EventFilter {
                post: Some(post),
                ..all.clone()
            },
            vec![4, 3],
        ),
        (
            EventFilter {
                post: Some(post),
                link: Some(link),
                ..all.clone()
            },
            vec![3],
        ),
        (
            EventFilter {
                kind: Some(Kind::Approved),
                ..all.clone()
            },
            vec![3],
        ),
        (
            EventFilter {
                actor_name: Some("Lena".into()),
                ..all.clone()
            },
            vec![4],
        ),
    ];
    let mut tx = read(&bench.store).await;
    for (filter, expected) in cases {
        let found = tx.events(world.workspace.id, &filter).await.expect("events");
        let found: Vec<_> = found.into_iter().flatten().collect();
        assert_eq!(
            found.iter().map(|e| e.seq).collect::<Vec<_>>(),
            expected,
            "{filter:?}"
        );
        assert!(found.iter().all(|event| written.contains(event)));
    }
    assert_eq!(tx.events(WorkspaceId(uuid(99)), &all).await, Ok(vec![]));
}

async fn the_log_is_append_only(bench: &Bench) {
    let workspace = ten(bench).await;
    assert!(
        bench
            .raw("UPDATE audit_events SET actor_name = 'Eve' WHERE seq = 4")
            .await
            .is_err()
    );
    assert!(
        bench
            .raw("DELETE FROM audit_events WHERE seq = 10")
            .await
            .is_err()
    );
    assert_eq!(verify(&bench.store, workspace).await, Ok(10));
}

/// Does what only somebody can who may change the schema.
async fn tamper(bench: &Bench, statement: &'static str) {
    let open = match bench.backend() {
        "sqlite" => "DROP TRIGGER audit_events_no_update; DROP TRIGGER audit_events_no_delete",
        _ => "ALTER TABLE audit_events DISABLE TRIGGER USER",
    };
    bench.raw(open).await.expect("the triggers are gone");
    bench.raw(statement).await.expect("tampered");
}

async fn an_altered_event_is_found(bench: &Bench) {
    let workspace = ten(bench).await;
    tamper(bench, "UPDATE audit_events SET actor_name = 'Eve' WHERE seq = 4").await;
    assert_eq!(verify(&bench.store, workspace).await, Err(Broken::Altered(4)));
}

async fn a_rehashed_event_is_found(bench: &Bench) {
    let workspace = ten(bench).await;
    tamper(
        bench,
        "UPDATE audit_events SET hash = (SELECT hash FROM audit_events WHERE seq = 9) WHERE seq = 4",
    )
    .await;
    assert_eq!(verify(&bench.store, workspace).await, Err(Broken::Altered(4)));
}

async fn a_cut_log_is_found(bench: &Bench) {
    let workspace = ten(bench).await;
    tamper(bench, "DELETE FROM audit_events WHERE seq = 10").await;
    assert_eq!(
        verify(&bench.store, workspace).await,
        Err(Broken::Head {
            expected: 10,
            found: 9
        })
    );
    bench
        .raw("DELETE FROM audit_events WHERE seq = 5")
        .await
        .expect("tampered");
    assert_eq!(
        verify(&bench.store, workspace).await,
        Err(Broken::Gap {
            expected: 5,
            found: 6
        })
    );
}

async fn a_workspace_must_exist(bench: &Bench) {
    let world = World::new();
    assert_eq!(
        append(&bench.store, world.event(Kind::SignedIn, 1)).await,
        Err(Failure::NotFound)
    );
}
