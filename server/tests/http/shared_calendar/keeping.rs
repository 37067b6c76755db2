//! Answers that are kept, and when they no longer hold.

use super::{
    case::{Case, decided, options, path},
    held::Held,
};
use crate::harness::{Server, header_of, request, text};
use axum::body::Body;
use domain::{
    UnixMillis, post::Publication, review::Review, shared_calendar::SENDING, staff::Role, time::DAY,
    views::shared_calendar::PasswordChoice,
};
use http::{Method, StatusCode, header};
use service::ports::Clock;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

#[tokio::test]
async fn a_change_is_seen_at_once_and_what_a_reader_has_is_not_sent_again() {
    let case = Case::new().await;
    let (clock, server) = moving(&case);
    let base = path(&case.shared_calendar(options(), PasswordChoice::Remove).await);
    let address = format!("{base}?view=list&date=2090-06-14");
    assert!(
        !text(server.get(&address, "").await)
            .await
            .contains("Asked the client")
    );
    clock.0.fetch_add(1_000, Ordering::SeqCst);
    let first = server.get(&address, "").await;
    let tag = header_of(&first, "etag").to_owned();
    let since = header_of(&first, "last-modified").to_owned();
    for (name, value) in [(header::IF_NONE_MATCH, &tag), (header::IF_MODIFIED_SINCE, &since)] {
        let again = request(Method::GET, &address, "").header(name, value.as_str());
        let again = server.send(again.body(Body::empty()).expect("a request")).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(header_of(&again, "etag"), tag);
    }
    case.post("Asked the client", "2090-06-14", |post| {
        post.review = Review::Pending
    })
    .await;
    let changed = server.get(&address, "").await;
    assert_ne!(header_of(&changed, "etag"), tag);
    assert!(text(changed).await.contains("Asked the client"));
}

#[tokio::test]
async fn an_unchanged_answer_is_not_drawn_again() {
    let case = Case::new().await;
    let base = path(&case.shared_calendar(options(), PasswordChoice::Remove).await);
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

#[tokio::test]
async fn what_concerns_nobody_outside_makes_no_answer_anew() {
    let case = Case::new().await;
    let base = path(&case.shared_calendar(options(), PasswordChoice::Remove).await);
    let counting = Held::counting(&case.server.services.store);
    let server = case.server.over(|services| services.store = counting.clone());
    let address = format!("{base}/calendar.ics");
    let drawn = text(server.get(&address, "").await).await;
    // Somebody of the agency signs out: the log grows, and the answer is what it was.
    let other = server.colleague(&case.owner, Role::Editor, true).await;
    assert_eq!(
        server.post("/api/sign_out", &other.cookie, "").await.status(),
        StatusCode::OK
    );
    let before = counting.reads();
    assert_eq!(text(server.get(&address, "").await).await, drawn);
    assert_eq!(
        counting.reads() - before,
        1,
        "the log was looked at, and nothing drawn"
    );
    let before = counting.reads();
    assert_eq!(text(server.get(&address, "").await).await, drawn);
    assert_eq!(
        counting.reads() - before,
        i64::from(server.services.store.commits().is_none())
    );
}

/// A clock that a test moves.
#[derive(Clone)]
struct Moving(Arc<AtomicI64>);

impl Clock for Moving {
    fn now(&self) -> UnixMillis {
        UnixMillis(self.0.load(Ordering::SeqCst))
    }
}

/// The same server under a clock that the test moves.
fn moving(case: &Case) -> (Moving, Server) {
    // At the beginning of a second.
    let now = case.server.services.clock.now().0 / 1_000 * 1_000;
    let clock = Moving(Arc::new(AtomicI64::new(now)));
    let server = case
        .server
        .over(|services| services.clock = Arc::new(clock.clone()));
    (clock, server)
}

#[tokio::test]
async fn what_time_alone_changes_is_drawn_again() {
    let case = Case::new().await;
    let (clock, server) = moving(&case);
    let now = clock.now();
    let soon = service::dates::zoned(now.plus(5 * DAY), &jiff::tz::TimeZone::UTC).date();
    case.post("Asked the client", &soon.to_string(), |post| {
        post.review = Review::Pending;
    })
    .await;
    let base = path(&case.shared_calendar(options(), PasswordChoice::Remove).await);
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
    let today = text(server.get(&base, "").await).await;
    clock.0.fetch_add(DAY, Ordering::SeqCst);
    assert_ne!(text(server.get(&base, "").await).await, today);
    // Nobody approved it in time, so it is no plan any more.
    clock.0.fetch_add(6 * DAY, Ordering::SeqCst);
    for address in &addresses {
        let after = text(server.get(address, "").await).await;
        assert!(!after.contains("Asked the client"), "{address}");
    }
}

#[tokio::test]
async fn what_was_approved_is_not_called_scheduled_when_its_time_is_over() {
    let case = Case::new().await;
    let (clock, server) = moving(&case);
    let soon = service::dates::zoned(clock.now().plus(5 * DAY), &jiff::tz::TimeZone::UTC).date();
    case.post("Agreed and dated", &soon.to_string(), |post| {
        decided(post, Review::Approved);
    })
    .await;
    case.post("It broke", &soon.to_string(), |post| {
        decided(post, Review::Approved);
        post.publication = Publication::Failed;
    })
    .await;
    case.post("It is out", &soon.to_string(), |post| {
        post.publication = Publication::Published;
    })
    .await;
    let base = path(&case.shared_calendar(options(), PasswordChoice::Remove).await);
    let addresses = [
        format!("{base}?view=list&date={soon}"),
        format!("{base}/calendar.json?date={soon}"),
        format!("{base}/calendar.ics"),
    ];
    let zone = service::dates::known_zone("Europe/London");
    let due = service::dates::instant(&soon.to_string(), "10:30", &zone).expect("an instant");
    for (now, told) in [
        (due.plus(-1), true),
        (due.plus(SENDING - 1), true),
        (due.plus(SENDING), false),
    ] {
        clock.0.store(now.0, Ordering::SeqCst);
        for address in &addresses {
            let body = text(server.get(address, "").await).await;
            assert_eq!(body.contains("Agreed and dated"), told, "{address}");
            assert_eq!(body.contains("It broke"), told, "{address}");
            assert!(body.contains("It is out"), "{address}");
        }
    }
}

#[tokio::test]
async fn a_date_names_one_text() {
    let case = Case::new().await;
    let (clock, server) = moving(&case);
    let base = path(&case.shared_calendar(options(), PasswordChoice::Remove).await);
    let address = format!("{base}?view=list&date=2090-06-14");
    // As long as the second lasts, another text may follow, so no date is told.
    assert_eq!(header_of(&server.get(&address, "").await, "last-modified"), "");
    case.post("Asked the client", "2090-06-14", |post| {
        post.review = Review::Pending;
    })
    .await;
    assert_eq!(header_of(&server.get(&address, "").await, "last-modified"), "");
    clock.0.fetch_add(1_000, Ordering::SeqCst);
    let told = server.get(&address, "").await;
    let since = header_of(&told, "last-modified").to_owned();
    assert!(since.ends_with(" GMT") && text(told).await.contains("Asked the client"));
    // It is of this text and of no other.
    case.post("Another idea", "2090-06-14", |post| {
        post.review = Review::Pending;
    })
    .await;
    for later in [0, 1_000] {
        clock.0.fetch_add(later, Ordering::SeqCst);
        let asked = request(Method::GET, &address, "").header(header::IF_MODIFIED_SINCE, &since);
        let other = server.send(asked.body(Body::empty()).expect("a request")).await;
        assert_eq!(other.status(), StatusCode::OK);
        assert!(text(other).await.contains("Another idea"));
    }
}

#[tokio::test]
async fn each_gets_the_coding_that_it_takes() {
    let case = Case::new().await;
    let base = path(&case.shared_calendar(options(), PasswordChoice::Remove).await);
    for (accepts, coding) in [
        ("gzip, br", "br"),
        ("br;q=0.1", "br"),
        ("BR", "br"),
        ("gzip", "gzip"),
        ("br;q=0", ""),
        ("br; q=0.000, gzip", "gzip"),
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
