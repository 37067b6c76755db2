//! Hundreds of clients decide at the same moment.

use crate::{
    case::{Case, cookies},
    harness::text,
};
use domain::{
    LinkId, PostId, RevisionId,
    views::{
        links::{ApproverChoice, NewApprover, NewLink},
        planner::Draft,
    },
};
use http::StatusCode;
use service::{
    links::create_link::create_link,
    posts::{open_post::open_post, save_post::save_post},
};
use std::{sync::Arc, time::Instant};

/// Posts on a link, and a browser that is inside.
pub struct Asked {
    pub link: LinkId,
    pub cookie: String,
    /// Each with the revision that is on the link.
    pub posts: Vec<(PostId, RevisionId)>,
}

/// Asks about so many new posts.
pub async fn ask(case: &Case, count: usize, approver: &str) -> Asked {
    let (services, staff) = (&case.server.services, &case.owner.staff);
    let channels = case.detail().await.content.channels;
    let mut posts = Vec::new();
    for post in 0..count {
        let draft = Draft {
            caption: format!("Beans {approver} {post}"),
            channels: channels.clone(),
            ..Draft::default()
        };
        let saved = save_post(services, staff, case.project, draft).await;
        posts.push(saved.expect("a post").0);
    }
    let new = NewLink {
        anyway: true,
        project: case.project,
        posts: posts.clone(),
        approver: ApproverChoice::New(NewApprover {
            name: approver.to_owned(),
            ..NewApprover::default()
        }),
        title: "All of them".into(),
        message: String::new(),
        password: None,
        request_key: None,
    };
    let issued = create_link(services, staff, new).await.expect("a link");
    let token = issued.url.rsplit('/').next().expect("a token");
    let body = format!("token={token}&password={}", issued.password);
    let cookie = cookies(&case.server.post("/api/unlock", "", body).await);
    let mut seen = Vec::new();
    for post in posts {
        let detail = open_post(services, staff, post).await.expect("a post");
        seen.push((post, detail.revision));
    }
    Asked {
        link: issued.id,
        cookie,
        posts: seen,
    }
}

/// So many decisions at once; gives how long each took, in milliseconds, in order.
async fn decide_at_once(count: usize) -> Vec<u128> {
    let case = Arc::new(Case::new().await);
    let mut bodies = Vec::new();
    for link in 0..count.div_ceil(100) {
        let asked = ask(&case, 100.min(count - link * 100), &format!("Tom {link}")).await;
        for (post, seen) in asked.posts {
            let key = uuid::Uuid::from_u128(bodies.len() as u128);
            let body = format!(
                "link={}&post={post}&revision={seen}&verdict=approved&note=&request_key={key}",
                asked.link
            );
            bodies.push((asked.cookie.clone(), body));
        }
    }
    // Each in a task of its own, as a server has them.
    let decisions = bodies.into_iter().map(|(cookie, body)| {
        let case = Arc::clone(&case);
        tokio::spawn(async move {
            let began = Instant::now();
            let answer = case.server.post("/api/decide", &cookie, body).await;
            let (status, took) = (answer.status(), began.elapsed().as_millis());
            assert_eq!(status, StatusCode::OK, "{}", text(answer).await);
            took
        })
    });
    let took = futures::future::join_all(decisions).await;
    let mut took: Vec<_> = took.into_iter().map(|took| took.expect("no panic")).collect();
    took.sort_unstable();
    took
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_of_many_decisions_at_once_is_taken() {
    assert_eq!(decide_at_once(100).await.len(), 100);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement: cargo xtask test http -- --run-ignored only --no-capture"]
async fn six_hundred_decisions_at_once() {
    let took = decide_at_once(600).await;
    println!(
        "600 decisions at once: p50 {} ms, p99 {} ms",
        took[300], took[594]
    );
}
