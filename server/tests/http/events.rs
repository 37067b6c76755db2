//! Live streams tell of changes, to those they concern, for as long as their session lasts.

use crate::harness::{Browser, Server, header_of};
use axum::body::BodyDataStream;
use domain::{
    ProjectId,
    views::{
        links::{ApproverChoice, Issued, NewApprover, NewLink},
        planner::Draft,
    },
};
use futures::{FutureExt, StreamExt};
use http::StatusCode;
use service::{
    actor::Caller,
    links::{create_link::create_link, end_link::revoke_link},
    ports::store::transact,
    posts::save_post::save_post,
    projects::{add_channel::add_channel, create_project::create_project},
    review::unlock::unlock,
    secrets::Token,
};
use std::time::Duration;
use tokio::time::timeout;

/// The next event's text that is no comment, or `None` at the end.
async fn next(stream: &mut BodyDataStream) -> Option<String> {
    loop {
        let part = timeout(Duration::from_secs(10), stream.next()).await.expect("something happens")?;
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

async fn project(server: &Server, browser: &Browser) -> ProjectId {
    create_project(&server.services, &browser.staff, "Harbour", "Europe/London").await.expect("a project")
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

    let user = ours.staff.user.id;
    transact(&*server.services.store, user, |user, tx| tx.end_staff_sessions(*user).boxed()).await.expect("an end");
    project(&server, &ours).await;
    assert_eq!(next(&mut stream).await, None);
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
    assert_eq!(server.get(&format!("/review/{id}/events"), "").await.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(server.get("/review/none/events", "").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_client_hears_of_the_posts_on_their_link_until_it_is_revoked() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let project = project(&server, &owner).await;
    let (services, staff) = (&server.services, &owner.staff);
    add_channel(services, staff, project, "instagram", "harbour").await.expect("a channel");
    let mut db = services.store.read().await.expect("a database");
    let channels: Vec<_> = db.channels(project).await.expect("channels").into_iter().map(|c| c.id).collect();
    drop(db);
    let draft = |caption: &str| Draft { caption: caption.to_owned(), channels: channels.clone(), ..Draft::default() };
    let on_it = save_post(services, staff, project, draft("On the link")).await.expect("a post");
    let beside = save_post(services, staff, project, draft("Beside it")).await.expect("a post");
    let issued = create_link(
        services,
        staff,
        NewLink {
            project,
            posts: vec![on_it],
            approver: ApproverChoice::New(NewApprover { name: "Tom".to_owned(), ..NewApprover::default() }),
            title: String::new(),
            message: String::new(),
            password: None,
        },
    )
    .await
    .expect("a link");
    let cookie = enter(&server, &issued).await;

    let path = format!("/review/{}/events", issued.id);
    let mut stream = listen(&server, &path, &cookie).await;
    let edited = |id, caption| Draft { post: Some((id, 1)), ..draft(caption) };
    save_post(services, staff, project, edited(beside, "Beside it, again")).await.expect("a change");
    let version = services.store.read().await.expect("a database").post(on_it).await.expect("a post").expect("a post").version;
    let change = Draft { post: Some((on_it, version)), ..draft("On the link, again") };
    save_post(services, staff, project, change).await.expect("a change");
    let event = next(&mut stream).await.expect("an event");
    assert_eq!(event.trim(), "event: change\ndata: {}");

    revoke_link(services, staff, issued.id).await.expect("a revocation");
    assert_eq!(next(&mut stream).await, None);
    assert_eq!(server.get(&path, &cookie).await.status(), StatusCode::UNAUTHORIZED);
}

async fn enter(server: &Server, issued: &Issued) -> String {
    let token = Token::presented(issued.url.rsplit('/').next().expect("a token"));
    let unlocked =
        unlock(&server.services, &Caller::default(), &token, &issued.password, |_| None).await.expect("an entry");
    format!("review-{}={}", issued.id, unlocked.session.reveal())
}
