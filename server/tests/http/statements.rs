//! How many statements a use case sends to the database, counted where they are sent.

use crate::{
    case::Case,
    harness::text,
    rush::{Asked, ask},
};
use domain::PostId;
use http::StatusCode;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tracing::{Event, Subscriber};
use tracing_subscriber::{Layer, layer::Context, prelude::*};

/// Counts what the library of the databases tells of each statement.
#[derive(Clone, Default)]
struct Statements(Arc<AtomicUsize>);

impl<S: Subscriber> Layer<S> for Statements {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::query" {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// What a use case may read and begin, however many posts it is about.
const FIXED: usize = 20;
/// What the server reads of its own log meanwhile, to tell open pages, counted with the rest.
const FOLLOWED: usize = 10;

#[tokio::test]
async fn several_decisions_read_once_and_write_a_row_each() {
    let statements = Statements::default();
    tracing_subscriber::registry().with(statements.clone()).init();
    let case = Case::new().await;
    for count in [1, 9, 200] {
        let Asked { link, cookie, posts } = ask(&case, count, &format!("Tom {count}")).await;
        let chosen: String = posts
            .iter()
            .map(|(post, revision)| format!("&posts%5B%5D={post}%3A{revision}"))
            .collect();
        let key = uuid::Uuid::from_u128(count as u128);
        let decide = format!("link={link}&request_key={key}{chosen}");
        let named: String = posts
            .iter()
            .map(|(post, _)| format!("&posts%5B%5D={post}"))
            .collect();
        for (path, body) in [
            ("/api/approve_all", decide),
            ("/api/undo_many", format!("link={link}{named}")),
        ] {
            let before = statements.0.load(Ordering::SeqCst);
            let answer = case.server.post(path, &cookie, body).await;
            let status = answer.status();
            assert_eq!(status, StatusCode::OK, "{}", text(answer).await);
            let sent = statements.0.load(Ordering::SeqCst) - before;
            println!("{path} about {count}: {sent} statements");
            // A post, a decision and an event.
            assert!(
                sent <= FIXED + 3 * count,
                "{path} about {count} posts: {sent} statements"
            );
            assert!(sent >= 3 * count, "{path}: they are counted");
        }
    }

    // After an approval its author's page is asked for once, and so is the month of each open planner.
    let Asked { link, cookie, posts } = ask(&case, 9, "Nine").await;
    let (post, revision) = posts[0];
    let key = uuid::Uuid::from_u128(77);
    let decide =
        format!("link={link}&post={post}&revision={revision}&verdict=approved&note=&request_key={key}");
    let month = serde_json::json!({"project": case.project, "month": "2099-03"});
    for (what, limit) in [
        ("approval", FIXED),
        ("its author's page", FIXED),
        ("an open planner", FIXED),
    ] {
        let before = statements.0.load(Ordering::SeqCst);
        let answer = match what {
            "approval" => case.server.post("/api/decide", &cookie, decide.clone()).await,
            "an open planner" => {
                case.server
                    .post_json("/api/calendar", &case.owner.cookie, &month)
                    .await
            }
            _ => {
                case.server
                    .post("/api/review", &cookie, format!("link={link}"))
                    .await
            }
        };
        let status = answer.status();
        assert_eq!(status, StatusCode::OK, "{what}: {}", text(answer).await);
        let sent = statements.0.load(Ordering::SeqCst) - before;
        println!("{what}: {sent} statements");
        assert!(sent <= limit, "{what}: {sent} statements");
    }

    // Staff move and delete as many as they like: a post and an event each, and a hundred are read at a time.
    let Asked { posts, .. } = ask(&case, 200, "Ada").await;
    let more = ask(&case, 200, "Ben").await.posts;
    let yet_more = ask(&case, 100, "Cleo").await.posts;
    let ids: Vec<PostId> = [posts, more, yet_more]
        .concat()
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    for (path, version) in [("move_posts", 2), ("delete_posts", 3)] {
        let seen: Vec<(PostId, i64)> = ids.iter().map(|id| (*id, version)).collect();
        let body = serde_json::json!({"posts": seen, "date": "2099-03-04"});
        let before = statements.0.load(Ordering::SeqCst);
        let answer = case
            .server
            .post_json(&format!("/api/{path}"), &case.owner.cookie, &body)
            .await;
        let status = answer.status();
        let told = text(answer).await;
        assert_eq!(status, StatusCode::OK, "{told}");
        let sent = statements.0.load(Ordering::SeqCst) - before;
        println!("{path} of {}: {sent} statements", ids.len());
        assert!(!told.contains("Err"), "all of them: {told}");
        assert!(
            sent <= FIXED + FOLLOWED + 2 * ids.len(),
            "{path}: {sent} statements"
        );
    }
}
