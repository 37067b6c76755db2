//! The address in the log is the one that the network says, whatever a browser claims.

use crate::harness::{Server, request};
use axum::body::Body;
use domain::WorkspaceId;
use http::{Method, header};

/// A wrong sign-in through the pages, which is logged with the address.
async fn wrong_sign_in(server: &Server, lines: &[(&str, &str)]) -> Vec<Option<String>> {
    let owner = server.owner("Agency").await;
    let mut request = request(Method::POST, "/api/sign_in", "")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    for (name, value) in lines {
        request = request.header(*name, *value);
    }
    let form = format!("email={}&password=wrong", owner.staff.user.email);
    server
        .send(request.body(Body::from(form)).expect("a request"))
        .await;
    let workspace: WorkspaceId = owner.staff.user.workspace_id;
    server.addresses(workspace).await
}

const FORGED: [(&str, &str); 4] = [
    ("x-forwarded-for", "198.51.100.1"),
    ("x-real-ip", "198.51.100.2"),
    ("forwarded", "for=198.51.100.3"),
    ("client-ip", "198.51.100.4"),
];

#[tokio::test]
async fn forged_headers_change_nothing() {
    let server = Server::start().await;
    assert_eq!(
        wrong_sign_in(&server, &FORGED).await,
        [Some("192.0.2.7".to_owned())]
    );
}

#[tokio::test]
async fn a_trusted_proxy_is_believed_about_its_own_entry_only() {
    let server = Server::with("[server]\ntrusted_proxies = ['192.0.2.0/24']").await;
    let lines = [("x-forwarded-for", "198.51.100.1, 203.0.113.5")];
    assert_eq!(
        wrong_sign_in(&server, &lines).await,
        [Some("203.0.113.5".to_owned())]
    );
}
