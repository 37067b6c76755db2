//! Answers that are kept, and when they no longer hold.

use super::case::{Case, options, path};
use crate::harness::{header_of, request, text};
use async_trait::async_trait;
use axum::body::Body;
use domain::{
    Failure, UnixMillis,
    review::Review,
    time::DAY,
    views::share::{ActiveShare, PasswordChoice, ShareForm, ShareTarget},
};
use http::{Method, StatusCode, header};
use service::{
    ports::{
        Clock, Read,
        store::{Store, Work},
    },
    shares::{deactivate_share::deactivate_share, share_calendar::share_calendar},
};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use tokio::sync::Notify;

#[tokio::test]
async fn a_change_is_seen_at_once_and_an_unchanged_page_costs_nothing() {
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

/// A database that waits before one of its reads until it is told to go on.
struct Held {
    store: Arc<dyn Store>,
    /// Reads before the one that waits.
    left: AtomicI64,
    waits: Notify,
    go_on: Notify,
}

impl Held {
    fn before_read(store: &Arc<dyn Store>, number: i64) -> Arc<Self> {
        Arc::new(Self {
            store: Arc::clone(store),
            left: AtomicI64::new(number),
            waits: Notify::new(),
            go_on: Notify::new(),
        })
    }
}

#[async_trait]
impl Store for Held {
    async fn read(&self) -> Result<Box<dyn Read>, Failure> {
        if self.left.fetch_sub(1, Ordering::SeqCst) == 0 {
            self.waits.notify_one();
            self.go_on.notified().await;
        }
        self.store.read().await
    }

    async fn write(&self, work: Work) -> Result<(), Failure> {
        self.store.write(work).await
    }

    async fn changed(&self) {
        self.store.changed().await;
    }

    fn commits(&self) -> Option<u64> {
        self.store.commits()
    }

    fn backend(&self) -> &'static str {
        self.store.backend()
    }
}

/// How a reader may lose a calendar.
#[derive(Clone, Copy, Debug)]
enum Loss {
    Deactivated,
    Replaced,
    Locked,
}

impl Loss {
    async fn happen(self, case: &Case, share: &ActiveShare) {
        match self {
            Self::Deactivated => {
                deactivate_share(&case.server.services, &case.owner.staff, share.row.seen.id)
                    .await
                    .expect("deactivated");
            }
            Self::Replaced => {
                case.share(options(), PasswordChoice::Remove).await;
            }
            Self::Locked => {
                let form = ShareForm {
                    options: options(),
                    password: PasswordChoice::Generate,
                };
                let target = ShareTarget::Existing(share.row.seen);
                share_calendar(&case.server.services, &case.owner.staff, target, form)
                    .await
                    .expect("a password");
            }
        }
    }
}

#[tokio::test]
async fn what_is_drawn_while_a_link_ends_is_not_kept() {
    let case = Case::new().await;
    let soon = case.server.services.clock.now().plus(20 * DAY);
    let soon = service::dates::zoned(soon, &jiff::tz::TimeZone::UTC).date();
    case.post("Asked the client", &soon.to_string(), |post| {
        post.review = Review::Pending;
    })
    .await;
    for rest in [
        format!("?date={soon}"),
        format!("/calendar.json?date={soon}"),
        "/calendar.ics".to_owned(),
    ] {
        for loss in [Loss::Deactivated, Loss::Replaced, Loss::Locked] {
            let mut number = 0;
            loop {
                let share = case.share(options(), PasswordChoice::Remove).await;
                let address = format!("{}{rest}", path(&share));
                let held = Held::before_read(&case.server.services.store, number);
                let server = Arc::new(case.server.over(|services| services.store = held.clone()));
                let mut drawing = {
                    let (server, address) = (Arc::clone(&server), address.clone());
                    tokio::spawn(async move { text(server.get(&address, "").await).await })
                };
                tokio::select! {
                    biased;
                    () = held.waits.notified() => {
                        loss.happen(&case, &share).await;
                        held.go_on.notify_one();
                        (&mut drawing).await.expect("an answer");
                    }
                    // It reads less often than that.
                    shown = &mut drawing => {
                        assert!(shown.expect("an answer").contains("Asked the client"));
                        break;
                    }
                }
                let after = text(server.get(&address, "").await).await;
                assert!(
                    !after.contains("Asked the client"),
                    "{loss:?} before read {number} of {address}"
                );
                number += 1;
            }
            assert!(number > 2, "{rest} reads {number} times");
        }
    }
}

#[tokio::test]
async fn two_bodies_of_one_second_are_told_apart() {
    struct Still(UnixMillis);
    impl Clock for Still {
        fn now(&self) -> UnixMillis {
            self.0
        }
    }
    let case = Case::new().await;
    let now = case.server.services.clock.now();
    let server = case.server.over(|services| services.clock = Arc::new(Still(now)));
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
