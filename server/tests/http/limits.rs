//! Bodies that are too large are refused, and the sender hears it.

use crate::harness::{Server, header_of, request, text};
use axum::body::{Body, Bytes};
use http::{Method, StatusCode, header};

fn in_parts(parts: usize) -> Body {
    let part = Bytes::from(vec![b'a'; 64 * 1024]);
    Body::from_stream(futures::stream::iter(
        (0..parts).map(move |_| Ok::<_, std::io::Error>(part.clone())),
    ))
}

#[tokio::test]
async fn ten_megabytes_are_too_large() {
    let server = Server::start().await;
    for body in [Body::from(vec![b'a'; 10_000_000]), in_parts(160), in_parts(1_000)] {
        let response = server.post("/api/sign_out", "", body).await;
        assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(text(response).await, "\"TooLarge\"");
    }
}

#[tokio::test]
async fn a_plain_form_hears_it_in_a_sentence() {
    let server = Server::start().await;
    let request = request(Method::POST, "/api/sign_out", "")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_LENGTH, "1000000000");
    let response = server.send(request.body(Body::empty()).expect("a request")).await;
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(header_of(&response, "content-type").starts_with("text/plain"));
    assert_eq!(text(response).await, "That is too large. Nothing was changed.");
}

#[tokio::test]
async fn what_fits_arrives_whole() {
    let server = Server::start().await;
    let response = server
        .post("/api/sign_out", "", Body::from(vec![b'a'; 64 * 1024]))
        .await;
    assert_ne!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
}
