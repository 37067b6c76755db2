//! Who is invited, and who no longer is.

use crate::{
    case::failure,
    harness::{Server, request, text},
};
use axum::body::Body;
use domain::{Failure, audit::Kind, staff::Role};
use http::{Method, StatusCode, header};
use service::staff::invite::invite;

#[tokio::test]
async fn a_withdrawn_invitation_opens_nothing() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let email = "zoe@example.com";
    let address = invite(&server.services, &owner.staff, email, Role::Editor, true, None)
        .await
        .expect("an invitation");
    let token = address.rsplit('/').next().expect("a token");
    let look = async || {
        let body = format!("token={token}");
        server.post("/api/invitation", "", body).await
    };
    assert_eq!(look().await.status(), StatusCode::OK);
    let page = async || text(server.get("/people", &owner.cookie).await).await;
    assert!(page().await.contains(email));

    // As a browser without scripts sends it.
    let form = request(Method::POST, "/api/withdraw_invitation", &owner.cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!("email={email}")))
        .expect("a request");
    let answer = server.send(form).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(answer.headers()[header::LOCATION], "/people");
    assert!(!page().await.contains(email));
    assert_eq!(failure(look().await).await, Failure::NotFound);
    let join = format!("token={token}&name=Zoe&password=harbour+wall+at+noon");
    let told = failure(server.post("/api/join", "", join).await).await;
    assert_eq!(told, Failure::NotFound);

    let mut db = server.services.store.read().await.expect("a database");
    let events = db
        .events_after(owner.staff.user.workspace_id, 0, 10)
        .await
        .expect("events");
    assert_eq!(
        events.iter().flatten().last().map(|event| event.kind),
        Some(Kind::InvitationWithdrawn)
    );
}

#[tokio::test]
async fn only_an_owner_withdraws_what_makes_an_owner() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let admin = server.colleague(&owner, Role::Admin, false).await;
    invite(
        &server.services,
        &owner.staff,
        "zoe@example.com",
        Role::Owner,
        true,
        None,
    )
    .await
    .expect("an invitation");
    let withdraw = async |cookie: &str| {
        let body = "email=zoe@example.com";
        server.post("/api/withdraw_invitation", cookie, body).await
    };
    assert_eq!(failure(withdraw(&admin.cookie).await).await, Failure::Forbidden);
    assert_eq!(withdraw(&owner.cookie).await.status(), StatusCode::OK);
}
