//! Verdicts and notes.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, token, uuid},
};
use domain::{Failure, Refusal, RequestKey, RevisionId, review::Verdict};
use service::model::Decision;
use strum::VariantArray;

contract!(
    round_trip,
    a_revision_has_one_standing_decision,
    a_request_decides_once,
    only_what_is_on_the_link,
    notes
);

async fn round_trip(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let decision = world.decision(200, Verdict::ChangesRequested);
    put(store, decision.clone(), |decision, tx| tx.add_decision(decision))
        .await
        .expect("added");
    let mut tx = read(store).await;
    let (link, post) = (decision.link_id, decision.post_id);
    assert_eq!(tx.decisions_of_link(link).await, Ok(vec![decision.clone()]));
    assert_eq!(tx.decisions_of_post(post).await, Ok(vec![decision.clone()]));
    assert_eq!(
        tx.decision_by_key(link, post, decision.request_key).await,
        Ok(Some(decision.clone()))
    );
    assert_eq!(
        tx.decision_by_key(link, post, RequestKey(uuid(99))).await,
        Ok(None)
    );
    put(store, decision.clone(), |decision, tx| {
        tx.undo_decision(decision, at(21))
    })
    .await
    .expect("undone");
    let undone = Decision {
        undone_at: Some(at(21)),
        ..decision
    };
    assert_eq!(tx.decisions_of_link(link).await, Ok(vec![undone.clone()]));
    let twice = put(store, undone, |decision, tx| tx.undo_decision(decision, at(22))).await;
    assert_eq!(twice, Err(Failure::NotFound));
}

async fn a_revision_has_one_standing_decision(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    // Twelve clients press at once; one wins, and all others are told who.
    let tries = (0..12).map(|number| {
        let mut decision = world.decision(300 + number, Verdict::VARIANTS[number as usize % 3]);
        decision.by = format!("Tom {number}");
        put(store, decision, |decision, tx| tx.add_decision(decision))
    });
    let answers = futures::future::join_all(tries).await;
    let standing = read(store)
        .await
        .decisions_of_post(world.post.id)
        .await
        .expect("decisions");
    assert_eq!(standing.len(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    let winner = &standing[0];
    let told = Refusal::AlreadyDecided {
        verdict: winner.verdict,
        by: winner.by.clone(),
        at: winner.at,
    };
    for answer in answers.into_iter().filter(Result::is_err) {
        assert_eq!(answer, Err(told.clone().into()));
    }
    let (winner, next) = (winner.clone(), world.decision(320, Verdict::Rejected));
    put(store, (winner, next), |(winner, next), tx| {
        Box::pin(async move {
            tx.undo_decision(winner, at(21)).await?;
            tx.add_decision(next).await
        })
    })
    .await
    .expect("after the undo there is room");
}

async fn a_request_decides_once(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let first = world.decision(330, Verdict::Approved);
    let mut again = world.decision(331, Verdict::Rejected);
    again.request_key = first.request_key;
    put(store, first.clone(), |first, tx| {
        Box::pin(async move {
            tx.add_decision(first).await?;
            tx.undo_decision(first, at(21)).await
        })
    })
    .await
    .expect("decided and undone");
    let refused = put(store, again, |again, tx| tx.add_decision(again)).await;
    assert_eq!(refused, Err(Failure::Unavailable));
    assert_eq!(
        read(store)
            .await
            .decisions_of_link(world.link.id)
            .await
            .expect("decisions")
            .len(),
        1
    );
}

async fn only_what_is_on_the_link(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let other = world.post_of(340);
    put(store, other.clone(), |post, tx| tx.add_post(post))
        .await
        .expect("added");
    let good = world.decision(341, Verdict::Approved);
    let wrong = [
        Decision {
            post_id: other.id,
            revision_id: other.revision.id,
            ..good.clone()
        },
        Decision {
            revision_id: other.revision.id,
            ..good.clone()
        },
        Decision {
            revision_id: RevisionId(uuid(99)),
            ..good
        },
    ];
    for decision in wrong {
        let refused = put(store, decision, |decision, tx| tx.add_decision(decision)).await;
        assert_eq!(refused, Err(Failure::Unavailable));
    }
    assert_eq!(
        read(store).await.decisions_of_link(world.link.id).await,
        Ok(vec![])
    );
}

async fn notes(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let (client, staff) = (world.note(350, Some(world.link.id)), world.note(351, None));
    for note in [client.clone(), staff.clone()] {
        put(store, note, |note, tx| tx.add_note(note))
            .await
            .expect("added");
    }
    let mut twin = world.note(352, None);
    twin.request_key = staff.request_key;
    assert_eq!(
        put(store, twin, |note, tx| tx.add_note(note)).await,
        Err(Failure::Unavailable)
    );
    let mut tx = read(store).await;
    assert_eq!(
        tx.note_by_key(world.post.id, staff.request_key).await,
        Ok(Some(staff.clone()))
    );
    assert_eq!(tx.notes_of_post(world.post.id).await, Ok(vec![client, staff]));
    // Secrets do not show up where things are printed.
    assert_eq!(format!("{:?}", token(1)), "TokenHash(..)");
}
