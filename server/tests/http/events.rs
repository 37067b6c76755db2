//! Live streams tell of changes, to those they concern, for as long as their session lasts.

use crate::{
    approval::{Approval, approval},
    harness::{Browser, Server, header_of, request, text},
};
use axum::body::{Body, BodyDataStream};
use domain::{LinkId, PostId, ProjectId, views::planner::Draft};
use futures::StreamExt;
use http::{Method, StatusCode};
use serde_json::Value;
use service::{
    links::revoke_link::revoke_link, posts::save_post::save_post, projects::create_project::create_project,
};
use std::time::Duration;
use tokio::time::timeout;

/// The next event's text that is no comment, or `None` at the end.
async fn next(stream: &mut BodyDataStream) -> Option<String> {
    loop {
        let part = timeout(Duration::from_secs(10), stream.next())
            .await
            .expect("something happens")?;
        let text = String::from_utf8_lossy(&part.expect("a part")).into_owned();
        if text.contains("event:") {
            return Some(text);
        }
    }
}

async fn listen(server: &Server, path: &str, cookie: &str) -> BodyDataStream {
    let response = server.get(path, cookie).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header_of(&response, "content-type"), "text/event-stream");
    // The task that follows the log has seen what was there before.
    tokio::time::sleep(Duration::from_millis(200)).await;
    response.into_body().into_data_stream()
}

/// The client's page, as data.
async fn show_review(server: &Server, link: LinkId, cookie: &str) -> Value {
    let answer = server.post("/api/review", cookie, format!("link={link}")).await;
    assert_eq!(answer.status(), StatusCode::OK);
    serde_json::from_str(&text(answer).await).expect("a page")
}

/// Saves the post over whatever it is; gives it as it is then.
async fn save_again(
    server: &Server,
    owner: &Browser,
    project: ProjectId,
    post: PostId,
    draft: Draft,
) -> (PostId, i64) {
    let mut db = server.services.store.read().await.expect("a database");
    let version = db.post(post).await.expect("a lookup").expect("a post").version;
    drop(db);
    let draft = Draft {
        post: Some((post, version)),
        ..draft
    };
    let saved = save_post(&server.services, &owner.staff, project, draft).await;
    saved.expect("a change")
}

async fn project(server: &Server, browser: &Browser) -> ProjectId {
    create_project(&server.services, &browser.staff, "Harbour", "Europe/London", None)
        .await
        .expect("a project")
}

#[tokio::test]
async fn staff_hear_of_their_own_workspace_until_they_sign_out() {
    let server = Server::start().await;
    let (ours, theirs) = (server.owner("Ours").await, server.owner("Theirs").await);
    let mut stream = listen(&server, "/events", &ours.cookie).await;
    project(&server, &theirs).await;
    let id = project(&server, &ours).await;
    let event = next(&mut stream).await.expect("an event");
    assert!(event.contains("event: change"), "{event}");
    assert!(event.contains(&format!("\"project\":\"{id}\"")), "{event}");
    assert!(event.contains("\"kind\":\"project.created\""), "{event}");

    // Who was away hears what came meanwhile, by the number that the page or the browser names.
    let number = event
        .lines()
        .find_map(|line| line.strip_prefix("id: "))
        .expect("a number");
    let number: i64 = number.parse().expect("a number");
    let other = project(&server, &ours).await;
    for (path, heard) in [
        ("/events?after=".to_owned() + &number.to_string(), other),
        (format!("/events?after={}", number - 1), id),
    ] {
        let mut again = listen(&server, &path, &ours.cookie).await;
        let event = next(&mut again).await.expect("an event");
        assert!(event.contains(&format!("\"project\":\"{heard}\"")), "{event}");
    }
    assert!(
        next(&mut stream)
            .await
            .expect("an event")
            .contains(&other.to_string())
    );

    let out = server.post("/api/sign_out", &ours.cookie, "").await;
    assert_eq!(out.status(), StatusCode::OK);
    project(&server, &ours).await;
    assert_eq!(next(&mut stream).await, None);
}

#[tokio::test]
async fn who_is_interrupted_before_anything_happened_hears_what_came_meanwhile() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let mut first = server
        .get("/events", &owner.cookie)
        .await
        .into_body()
        .into_data_stream();
    let greeting = first.next().await.expect("a greeting").expect("a part");
    let greeting = String::from_utf8_lossy(&greeting).into_owned();
    let number = greeting
        .lines()
        .find_map(|line| line.strip_prefix("id: "))
        .expect("a number");
    drop(first);
    let id = project(&server, &owner).await;
    let again = request(Method::GET, "/events", &owner.cookie).header("last-event-id", number);
    let again = server.send(again.body(Body::empty()).expect("a request")).await;
    let event = next(&mut again.into_body().into_data_stream())
        .await
        .expect("an event");
    assert!(event.contains(&id.to_string()), "{event}");
}

#[tokio::test]
async fn streams_end_with_the_server() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let mut stream = listen(&server, "/events", &owner.cookie).await;
    server.end();
    assert_eq!(next(&mut stream).await, None);
}

#[tokio::test]
async fn nobody_listens_without_a_session() {
    let server = Server::start().await;
    server.owner("Agency").await;
    assert_eq!(server.get("/events", "").await.status(), StatusCode::UNAUTHORIZED);
    let id: domain::LinkId = server.services.id();
    assert_eq!(
        server.get(&format!("/review/{id}/events"), "").await.status(),
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        server.get("/review/none/events", "").await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_client_hears_of_the_posts_on_their_link_until_it_is_revoked() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let project = project(&server, &owner).await;
    let Approval {
        issued,
        post,
        channels,
        cookie,
    } = approval(&server, &owner, project, &[]).await;
    let (services, staff) = (&server.services, &owner.staff);
    let draft = |caption: &str| Draft {
        caption: caption.to_owned(),
        channels: channels.clone(),
        ..Draft::default()
    };

    let path = format!("/review/{}/events", issued.id);
    let mut stream = listen(&server, &path, &cookie).await;
    save_post(services, staff, project, draft("Beside the link"))
        .await
        .expect("another post");
    let mut db = services.store.read().await.expect("a database");
    let version = db.post(post).await.expect("a lookup").expect("a post").version;
    drop(db);
    let change = Draft {
        post: Some((post, version)),
        ..draft("On the link, again")
    };
    save_post(services, staff, project, change)
        .await
        .expect("a change");
    let event = next(&mut stream).await.expect("an event");
    // What the page is called now, and no more: its own next drawing has it too.
    let shown = show_review(&server, issued.id, &cookie).await;
    let mark = shown["mark"].as_str().expect("a mark").to_owned();
    assert_eq!(
        event.trim(),
        format!("event: change\ndata: {{\"mark\":\"{mark}\"}}")
    );

    // Who connects with the mark of a page that is as it was hears nothing; with an older one, at once.
    let older = save_again(&server, &owner, project, post, draft("Once more")).await;
    let mut late = listen(&server, &format!("{path}?mark={mark}"), &cookie).await;
    assert!(next(&mut late).await.expect("an event").contains("\"mark\":null"));
    let now = show_review(&server, issued.id, &cookie).await["mark"]
        .as_str()
        .expect("a mark")
        .to_owned();
    assert_ne!(now, mark);
    let mut same = listen(&server, &format!("{path}?mark={now}"), &cookie).await;
    save_again(
        &server,
        &owner,
        project,
        post,
        Draft {
            post: Some(older),
            ..draft("And again")
        },
    )
    .await;
    let heard = next(&mut same).await.expect("an event");
    assert!(
        !heard.contains("null"),
        "the first that it hears is the new one: {heard}"
    );

    revoke_link(services, staff, issued.id)
        .await
        .expect("a revocation");
    // What changed before may be on its way still.
    while let Some(before) = next(&mut stream).await {
        assert!(before.contains("\"mark\""), "{before}");
    }
    assert_eq!(
        server.get(&path, &cookie).await.status(),
        StatusCode::UNAUTHORIZED
    );
}
