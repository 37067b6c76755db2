//! Answers that are kept, and when they no longer hold.

use super::{
    case::{Case, options, path},
    held::Held,
};
use crate::{
    case::Standing,
    harness::{header_of, request, text},
};
use axum::body::Body;
use domain::{UnixMillis, review::Review, time::DAY, views::share::PasswordChoice};
use http::{Method, StatusCode, header};
use service::ports::Clock;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

#[tokio::test]
async fn a_change_is_seen_at_once_and_what_a_reader_has_is_not_sent_again() {
    let case = Case::new().await;
    let base = path(&case.share(options(), PasswordChoice::Remove).await);
    let address = format!("{base}?view=list&date=2090-06-14");
    let first = case.get(&address).await;
    let tag = header_of(&first, "etag").to_owned();
    let since = header_of(&first, "last-modified").to_owned();
    assert!(!text(first).await.contains("Asked the client"));
    for (name, value) in [(header::IF_NONE_MATCH, &tag), (header::IF_MODIFIED_SINCE, &since)] {
        let again = request(Method::GET, &address, "").header(name, value.as_str());
        let again = case
            .server
            .send(again.body(Body::empty()).expect("a request"))
            .await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(header_of(&again, "etag"), tag);
    }
    case.post("Asked the client", "2090-06-14", |post| {
        post.review = Review::Pending
    })
    .await;
    let changed = case.get(&address).await;
    assert_ne!(header_of(&changed, "etag"), tag);
    assert!(text(changed).await.contains("Asked the client"));
}

#[tokio::test]
async fn an_unchanged_answer_is_not_drawn_again() {
    let case = Case::new().await;
    let base = path(&case.share(options(), PasswordChoice::Remove).await);
    let counting = Held::counting(&case.server.services.store);
    let server = case.server.over(|services| services.store = counting.clone());
    // Where others may write too, the log is asked whether they did.
    let least = i64::from(server.services.store.commits().is_none());
    for rest in ["", "?view=week", "/calendar.json", "/calendar.ics"] {
        let address = format!("{base}{rest}");
        let drawn = text(server.get(&address, "").await).await;
        let before = counting.reads();
        assert_eq!(text(server.get(&address, "").await).await, drawn);
        assert_eq!(counting.reads() - before, least, "{rest}");
    }
}

/// A clock that a test moves.
#[derive(Clone)]
struct Moving(Arc<AtomicI64>);

impl Clock for Moving {
    fn now(&self) -> UnixMillis {
        UnixMillis(self.0.load(Ordering::SeqCst))
    }
}

#[tokio::test]
async fn what_time_alone_changes_is_drawn_again() {
    let case = Case::new().await;
    let now = case.server.services.clock.now();
    let clock = Moving(Arc::new(AtomicI64::new(now.0)));
    let server = case
        .server
        .over(|services| services.clock = Arc::new(clock.clone()));
    let soon = service::dates::zoned(now.plus(5 * DAY), &jiff::tz::TimeZone::UTC).date();
    case.post("Asked the client", &soon.to_string(), |post| {
        post.review = Review::Pending;
    })
    .await;
    let base = path(&case.share(options(), PasswordChoice::Remove).await);
    let addresses = [
        format!("{base}?date={soon}"),
        format!("{base}/calendar.json?date={soon}"),
        format!("{base}/calendar.ics"),
    ];
    for address in &addresses {
        assert!(
            text(server.get(address, "").await)
                .await
                .contains("Asked the client")
        );
    }
    // Tomorrow another day is today.
    let today = text(server.get(&addresses[0], "").await).await;
    clock.0.fetch_add(DAY, Ordering::SeqCst);
    assert_ne!(text(server.get(&addresses[0], "").await).await, today);
    // Nobody approved it in time, so it is no plan any more.
    clock.0.fetch_add(6 * DAY, Ordering::SeqCst);
    for address in &addresses {
        let after = text(server.get(address, "").await).await;
        assert!(!after.contains("Asked the client"), "{address}");
    }
}

#[tokio::test]
async fn two_bodies_of_one_second_are_told_apart() {
    let case = Case::new().await;
    let now = case.server.services.clock.now();
    let server = case
        .server
        .over(|services| services.clock = Arc::new(Standing(now)));
    let base = path(&case.share(options(), PasswordChoice::Remove).await);
    let address = format!("{base}?view=list&date=2090-06-14");
    let first = server.get(&address, "").await;
    let since = header_of(&first, "last-modified").to_owned();
    case.post("Asked the client", "2090-06-14", |post| {
        post.review = Review::Pending;
    })
    .await;
    for _ in 0..2 {
        let asked = request(Method::GET, &address, "").header(header::IF_MODIFIED_SINCE, &since);
        let changed = server.send(asked.body(Body::empty()).expect("a request")).await;
        assert_eq!(changed.status(), StatusCode::OK);
        assert!(text(changed).await.contains("Asked the client"));
    }
}

#[tokio::test]
async fn only_who_takes_brotli_gets_it() {
    let case = Case::new().await;
    let base = path(&case.share(options(), PasswordChoice::Remove).await);
    for (accepts, coding) in [
        ("gzip, br", "br"),
        ("br;q=0.1", "br"),
        ("BR", "br"),
        ("gzip", ""),
        ("br;q=0", ""),
        ("br; q=0.000, gzip", ""),
        ("br;q=nonsense", ""),
    ] {
        let asked = request(Method::GET, &base, "").header(header::ACCEPT_ENCODING, accepts);
        let answer = case
            .server
            .send(asked.body(Body::empty()).expect("a request"))
            .await;
        assert_eq!(header_of(&answer, "content-encoding"), coding, "{accepts}");
    }
}
