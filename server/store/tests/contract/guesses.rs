//! Counters of wrong guesses.

use crate::{
    bench::{Bench, contract},
    world::{at, put, read},
};
use service::model::Guess;
use store::SqlStore;

contract!(windows, never_below_nothing, resetting_a_scope, counting_at_once);

async fn count(store: &SqlStore, scope: &str, by: i64, from: i64, now: i64) -> (i64, i64) {
    let input = (scope.to_owned(), by, from, now);
    let guess = put(store, input, |(scope, by, from, now), tx| {
        tx.count_guess(scope, *by, at(*from), at(*now))
    });
    let Guess { count, window_start } = guess.await.expect("counted");
    assert_eq!(
        read(store).await.guess(scope).await,
        Ok(Some(Guess { count, window_start }))
    );
    (count, window_start.0)
}

async fn windows(bench: &Bench) {
    let store = &bench.store;
    assert_eq!(read(store).await.guess("link:1").await, Ok(None));
    assert_eq!(count(store, "link:1", 1, 0, 100).await, (1, 100));
    assert_eq!(count(store, "link:1", 1, 50, 150).await, (2, 100));
    // A window that began at `window_from` is not before it.
    assert_eq!(count(store, "link:1", 1, 100, 200).await, (3, 100));
    assert_eq!(count(store, "link:1", 1, 101, 201).await, (1, 201));
    assert_eq!(count(store, "link:2", 3, 101, 202).await, (3, 202));
}

async fn never_below_nothing(bench: &Bench) {
    let store = &bench.store;
    assert_eq!(count(store, "a", -2, 0, 1).await, (0, 1));
    assert_eq!(count(store, "a", 3, 0, 2).await, (3, 1));
    assert_eq!(count(store, "a", -1, 0, 3).await, (2, 1));
    assert_eq!(count(store, "a", -5, 0, 4).await, (0, 1));
    assert_eq!(count(store, "a", -5, 2, 5).await, (0, 5));
}

async fn resetting_a_scope(bench: &Bench) {
    let store = &bench.store;
    for scope in [
        "link:1",
        "link:1|net:192.0.2.1",
        "link:10",
        "link:10|net:192.0.2.1",
        "link:1%",
        "link:2",
        "LINK:1|x",
    ] {
        count(store, scope, 1, 0, 1).await;
    }
    put(store, (), |(), tx| tx.reset_guesses("link:1"))
        .await
        .expect("reset");
    let mut tx = read(store).await;
    for scope in ["link:1", "link:1|net:192.0.2.1"] {
        assert_eq!(tx.guess(scope).await, Ok(None), "{scope}");
    }
    for scope in [
        "link:10",
        "link:10|net:192.0.2.1",
        "link:1%",
        "link:2",
        "LINK:1|x",
    ] {
        assert!(matches!(tx.guess(scope).await, Ok(Some(_))), "{scope}");
    }
}

async fn counting_at_once(bench: &Bench) {
    let store = &bench.store;
    let counts = (0..16).map(|_| put(store, (), |(), tx| tx.count_guess("once", 1, at(0), at(1))));
    let mut seen: Vec<i64> = futures::future::join_all(counts)
        .await
        .into_iter()
        .map(|g| g.expect("counted").count)
        .collect();
    seen.sort_unstable();
    assert_eq!(seen, (1..=16).collect::<Vec<_>>());
}
