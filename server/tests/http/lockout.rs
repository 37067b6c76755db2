//! Strangers' guesses shut nobody out: browsers in which somebody signed in before, and the operator's commands.

use crate::harness::{Browser, Server, request};
use axum::{body::Body, extract::ConnectInfo};
use domain::audit::Kind;
use http::{Method, StatusCode, header};
use service::staff::operate;
use std::net::SocketAddr;
use testing::PASSWORD;

/// Signs in from an address of the network, with the cookies of a browser; gives the status and the cookies it gets.
async fn sign_in(
    server: &Server,
    who: &Browser,
    password: &str,
    address: u8,
    cookies: &str,
) -> (StatusCode, Vec<String>) {
    let form = filled(&who.staff.user.email, password);
    let mut request = request(Method::POST, "/api/sign_in", cookies)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form))
        .expect("a request");
    request.headers_mut().insert(
        header::ACCEPT,
        header::HeaderValue::from_static("application/json"),
    );
    let peer: SocketAddr = format!("203.0.113.{address}:4000").parse().expect("an address");
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = server.send(request).await;
    let given = response.headers().get_all(header::SET_COOKIE).iter();
    let given = given.filter_map(|line| line.to_str().ok()?.split(';').next().map(str::to_owned));
    (response.status(), given.collect())
}

fn filled(email: &str, password: &str) -> String {
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    format!("email={}&password={}", encode(email), encode(password))
}

/// 110 wrong guesses from 11 addresses.
async fn guess(server: &Server, who: &Browser) {
    for address in 100..=110 {
        for _ in 0..10 {
            sign_in(server, who, "a wrong one", address, "").await;
        }
    }
}

fn device(cookies: &[String]) -> String {
    cookies
        .iter()
        .find(|cookie| cookie.starts_with("staff-device-"))
        .cloned()
        .expect("the browser is remembered")
}

#[tokio::test]
async fn a_browser_in_which_somebody_signed_in_passes_while_others_are_blocked() {
    let server = Server::start().await;
    let (owner, other) = (server.owner("Agency").await, server.owner("Another").await);
    let (status, cookies) = sign_in(&server, &owner, PASSWORD, 1, "").await;
    assert_eq!(status, StatusCode::OK);
    let own = device(&cookies);
    let (_, cookies) = sign_in(&server, &other, PASSWORD, 1, "").await;
    let foreign = device(&cookies);
    guess(&server, &owner).await;
    let blocked = StatusCode::TOO_MANY_REQUESTS;
    assert_eq!(sign_in(&server, &owner, PASSWORD, 2, "").await.0, blocked);
    // Neither somebody else's mark nor one that was made up.
    let name = own.split('=').next().unwrap_or_default();
    let mark = foreign.split('=').nth(1).unwrap_or_default();
    for forged in [format!("{name}={mark}"), format!("{name}=a.b"), format!("{own}x")] {
        assert_eq!(
            sign_in(&server, &owner, PASSWORD, 2, &forged).await.0,
            blocked,
            "{forged}"
        );
    }
    assert_eq!(
        sign_in(&server, &owner, PASSWORD, 2, &own).await.0,
        StatusCode::OK
    );
    // It guesses no more often than anybody else does.
    for _ in 0..10 {
        let wrong = sign_in(&server, &owner, "a wrong one", 2, &own).await.0;
        assert_eq!(wrong, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(sign_in(&server, &owner, PASSWORD, 2, &own).await.0, blocked);
}

#[tokio::test]
async fn the_operator_lets_somebody_in_again() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    guess(&server, &owner).await;
    let email = &owner.staff.user.email;
    assert_eq!(
        sign_in(&server, &owner, PASSWORD, 2, "").await.0,
        StatusCode::TOO_MANY_REQUESTS
    );
    operate::unlock(&server.services, email).await.expect("unlocked");
    let (status, cookies) = sign_in(&server, &owner, PASSWORD, 2, "").await;
    assert_eq!(status, StatusCode::OK);
    let known = device(&cookies);

    let password = operate::reset_password(&server.services, email)
        .await
        .expect("reset");
    // Sessions and browsers of the old password are nobody's any more.
    assert_eq!(
        server.get("/links", &owner.cookie).await.status(),
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        sign_in(&server, &owner, PASSWORD, 2, "").await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(sign_in(&server, &owner, &password, 2, "").await.0, StatusCode::OK);
    guess(&server, &owner).await;
    assert_eq!(
        sign_in(&server, &owner, &password, 3, &known).await.0,
        StatusCode::TOO_MANY_REQUESTS
    );
    let mut db = server.services.store.read().await.expect("a database");
    let events = db
        .events_after(owner.staff.user.workspace_id, 0, 1_000)
        .await
        .expect("events");
    for kind in [Kind::AccountUnlocked, Kind::PasswordReset] {
        assert_eq!(
            events.iter().flatten().filter(|event| event.kind == kind).count(),
            1,
            "{kind:?}"
        );
    }
    drop(db);
    assert!(
        operate::unlock(&server.services, "nobody@example.com")
            .await
            .is_err()
    );
}
