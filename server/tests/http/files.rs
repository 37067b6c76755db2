//! The site's files: as they were built, asked for again cheaply, and nothing else.

use crate::harness::{Server, header_of, request, text};
use axum::body::Body;
use http::{Method, StatusCode, header};

#[tokio::test]
async fn the_compressed_copy_is_sent_to_who_takes_it() {
    let server = Server::start().await;
    let plain = server.get("/pkg/countersign.css", "").await;
    assert_eq!(header_of(&plain, "content-type"), "text/css");
    assert_eq!(header_of(&plain, "vary"), "accept-encoding");
    let request =
        request(Method::GET, "/pkg/countersign.css", "").header(header::ACCEPT_ENCODING, "gzip, br");
    let packed = server.send(request.body(Body::empty()).expect("a request")).await;
    assert_eq!(header_of(&packed, "content-encoding"), "br");
    assert_ne!(header_of(&packed, "etag"), header_of(&plain, "etag"));
    assert_eq!(text(packed).await, "pretend this is brotli");
}

#[tokio::test]
async fn a_copy_that_is_still_good_is_not_sent_again() {
    let server = Server::start().await;
    let first = server.get("/pkg/countersign.css", "").await;
    let tag = header_of(&first, "etag").to_owned();
    assert!(!tag.is_empty());
    let again = |tag: &str| {
        let request = request(Method::GET, "/pkg/countersign.css", "").header(header::IF_NONE_MATCH, tag);
        request.body(Body::empty()).expect("a request")
    };
    let same = server.send(again(&tag)).await;
    assert_eq!(same.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(header_of(&same, "cache-control"), "no-cache");
    assert_eq!(server.send(again("\"other\"")).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn fonts_are_kept_and_icons_asked_for() {
    let server = Server::start().await;
    let font = server.get("/fonts/inter-latin.woff2", "").await;
    assert!(header_of(&font, "cache-control").contains("max-age="));
    let icons = server.get("/icons.svg", "").await;
    assert_eq!(header_of(&icons, "content-type"), "image/svg+xml");
    assert_eq!(header_of(&icons, "cache-control"), "no-cache");
    // Pages name its version: it is there without a network.
    let named = server.get("/icons.svg?5f3a", "").await;
    assert!(header_of(&named, "cache-control").contains("max-age="));
}

#[tokio::test]
async fn nothing_else_of_the_folder_is_served() {
    let server = Server::start().await;
    for path in [
        "/secret.txt",
        "/pkg/../secret.txt",
        "/pkg/%2e%2e/secret.txt",
        "/pkg/",
        "/fonts",
        "/pkg/..%2fsecret.txt",
    ] {
        let response = server.get(path, "").await;
        assert_ne!(response.status(), StatusCode::OK, "{path}");
        assert!(!text(response).await.contains("not for the world"), "{path}");
    }
}
