//! Every answer carries the headers that keep a browser safe.

use crate::{
    harness::{Server, header_of, request, text},
    shared_calendar::case::{Case, options, path},
};
use axum::body::Body;
use domain::{UnixMillis, views::shared_calendar::PasswordChoice};
use http::{Method, StatusCode, header};
use service::ports::Clock;
use std::sync::Arc;

const ALWAYS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

#[tokio::test]
async fn every_kind_of_answer_has_them() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let kinds = [
        ("a page", Method::GET, "/sign-in", StatusCode::OK),
        ("an unknown page", Method::GET, "/nowhere", StatusCode::NOT_FOUND),
        ("a redirect", Method::GET, "/", StatusCode::SEE_OTHER),
        ("a file", Method::GET, "/pkg/countersign.css", StatusCode::OK),
        ("no file", Method::GET, "/pkg/none.css", StatusCode::NOT_FOUND),
        (
            "no picture",
            Method::GET,
            "/media/none/display",
            StatusCode::NOT_FOUND,
        ),
        ("no stream", Method::GET, "/events", StatusCode::UNAUTHORIZED),
        ("health", Method::GET, "/health/ready", StatusCode::OK),
        (
            "an unknown function",
            Method::GET,
            "/api/none",
            StatusCode::NOT_FOUND,
        ),
        (
            "another site",
            Method::POST,
            "/api/sign_out",
            StatusCode::FORBIDDEN,
        ),
        (
            "a strange method",
            Method::TRACE,
            "/",
            StatusCode::METHOD_NOT_ALLOWED,
        ),
    ];
    for (kind, method, path, status) in kinds {
        let response = server
            .send(request(method, path, "").body(Body::empty()).expect("a request"))
            .await;
        assert_eq!(response.status(), status, "{kind}");
        for (name, value) in ALWAYS {
            assert_eq!(header_of(&response, name), value, "{kind}");
        }
        assert!(
            header_of(&response, "permissions-policy").contains("camera=()"),
            "{kind}"
        );
        let policy = header_of(&response, "content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{kind}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{kind}: {policy}");
        assert_eq!(
            policy.contains("script-src"),
            kind.ends_with("page"),
            "{kind}: {policy}"
        );
        let kept = header_of(&response, "cache-control");
        assert_eq!(
            kept,
            if kind == "a file" { "no-cache" } else { "no-store" },
            "{kind}"
        );
        assert!(
            response.headers().get("strict-transport-security").is_none(),
            "{kind}"
        );
    }
    drop(owner);
}

#[tokio::test]
async fn answers_without_a_page_of_their_own_have_them_too() {
    struct Broken;
    impl Clock for Broken {
        #[expect(clippy::panic, reason = "a panic is what is tested")]
        fn now(&self) -> UnixMillis {
            panic!("no time")
        }
    }
    let case = Case::new().await;
    let calendar = path(&case.shared_calendar(options(), PasswordChoice::Remove).await);
    let tag = header_of(&case.get(&calendar).await, "etag").to_owned();
    let broken = case.server.over(|services| services.clock = Arc::new(Broken));
    for (kind, server, asked, status) in [
        ("a head", &case.server, request(Method::HEAD, "/sign-in", ""), 200),
        (
            "a calendar",
            &case.server,
            request(Method::GET, &calendar, ""),
            200,
        ),
        (
            "a calendar's head",
            &case.server,
            request(Method::HEAD, &calendar, ""),
            200,
        ),
        (
            "an old copy",
            &case.server,
            request(Method::GET, &calendar, "").header(header::IF_NONE_MATCH, tag),
            304,
        ),
        ("no calendar", &case.server, request(Method::GET, "/c/x", ""), 404),
        ("a panic", &broken, request(Method::GET, &calendar, ""), 503),
    ] {
        let response = server.send(asked.body(Body::empty()).expect("a request")).await;
        assert_eq!(response.status().as_u16(), status, "{kind}");
        for (name, value) in ALWAYS {
            assert_eq!(header_of(&response, name), value, "{kind}");
        }
        let policy = header_of(&response, "content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{kind}: {policy}");
        assert!(
            policy.ends_with("frame-ancestors 'none'") || kind == "a head",
            "{kind}: {policy}"
        );
    }
}

#[tokio::test]
async fn scripts_of_a_page_carry_its_nonce_and_no_two_pages_have_the_same() {
    let server = Server::start().await;
    let mut nonces = Vec::new();
    for _ in 0..2 {
        let response = server.get("/sign-in", "").await;
        let policy = header_of(&response, "content-security-policy").to_owned();
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .and_then(|rest| rest.split('\'').next())
            .expect("a nonce");
        let page = text(response).await;
        let scripts = page.matches("<script").count();
        assert!(scripts > 0);
        assert!(
            page.matches(&format!("nonce=\"{nonce}\"")).count() >= scripts,
            "{page}"
        );
        assert!(!page.contains(" style=\""), "{page}");
        nonces.push(nonce.to_owned());
    }
    assert_ne!(nonces[0], nonces[1]);
}

#[tokio::test]
async fn with_tls_browsers_are_told_to_stay_with_it() {
    let server = Server::with("[server]\nbase_url = 'https://plan.example.com'").await;
    let response = server.get("/health/live", "").await;
    assert!(header_of(&response, "strict-transport-security").starts_with("max-age="));
}
