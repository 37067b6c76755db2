//! Changes are taken from our own pages only, and never by reading.

use crate::harness::{Server, request, text};
use axum::body::Body;
use http::{Method, StatusCode, header};
use leptos::server_fn::axum::server_fn_paths;

#[tokio::test]
async fn every_server_function_refuses_another_site_and_reading() {
    let server = Server::start().await;
    let mut functions = 0;
    for (path, method) in server_fn_paths() {
        functions += 1;
        assert_eq!(method, Method::POST, "{path}");
        for site in [Some("cross-site"), Some("same-site"), None] {
            let mut request = request(Method::POST, path, "");
            if let Some(site) = site {
                request = request.header("sec-fetch-site", site);
            }
            let response = server.send(request.body(Body::empty()).expect("a request")).await;
            assert_eq!(response.status(), StatusCode::FORBIDDEN, "{path}");
        }
        for method in [Method::GET, Method::HEAD, Method::OPTIONS, Method::TRACE] {
            let request = request(method, path, "").header("sec-fetch-site", "same-origin");
            let response = server.send(request.body(Body::empty()).expect("a request")).await;
            assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED, "{path}");
        }
    }
    assert!(functions > 0);
}

#[tokio::test]
async fn pages_and_uploads_refuse_what_they_do_not_take() {
    let server = Server::start().await;
    for (method, path, status) in [
        (Method::POST, "/sign-in", StatusCode::METHOD_NOT_ALLOWED),
        (Method::DELETE, "/sign-in", StatusCode::METHOD_NOT_ALLOWED),
        (Method::PUT, "/api/sign_out", StatusCode::METHOD_NOT_ALLOWED),
        (Method::GET, "/upload/x", StatusCode::METHOD_NOT_ALLOWED),
        (
            Method::POST,
            "/pkg/countersign.css",
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        (Method::POST, "/nowhere", StatusCode::NOT_FOUND),
    ] {
        let request = request(method.clone(), path, "").header("sec-fetch-site", "same-origin");
        let response = server.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(response.status(), status, "{method} {path}");
    }
}

#[tokio::test]
async fn a_refusal_is_a_sentence_for_people_and_json_for_scripts() {
    let server = Server::start().await;
    let foreign = |accept| {
        Request::builder(accept)
            .header(header::ORIGIN, "https://evil.example")
            .body(Body::empty())
            .expect("a request")
    };
    let response = server.send(foreign("text/html")).await;
    assert_eq!(
        text(response).await,
        "This request came from another site and was not carried out."
    );
    let response = server.send(foreign("application/json")).await;
    assert_eq!(text(response).await, "\"CrossSite\"");
}

#[tokio::test]
async fn our_own_forms_pass() {
    let server = Server::start().await;
    for (name, value) in [
        ("origin", "http://localhost:3000"),
        ("sec-fetch-site", "same-origin"),
    ] {
        let request = Request::builder("application/json").header(name, value);
        let response = server
            .send(request.body(Body::from("{}")).expect("a request"))
            .await;
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{name}");
    }
}

struct Request;

impl Request {
    fn builder(accept: &str) -> http::request::Builder {
        http::Request::post("/api/links")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, accept)
            .header(header::HOST, "localhost:3000")
    }
}
