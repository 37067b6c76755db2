//! What gains by it arrives compressed, and nothing else.

use crate::{
    harness::{header_of, request},
    rows::House,
};
use app::routes::{Audience, PAGES};
use axum::{body::Body, response::Response};
use http::{Method, StatusCode, header};
use http_body_util::BodyExt;

impl House {
    /// Asked for as a browser does.
    async fn fetch(&self, path: &str, cookie: &str, encodings: &str) -> Response {
        let request = request(Method::GET, path, cookie).header(header::ACCEPT_ENCODING, encodings);
        self.server
            .send(request.body(Body::empty()).expect("a request"))
            .await
    }
}

async fn unpacked(answer: Response) -> String {
    let packed = answer.into_body().collect().await.expect("a body").to_bytes();
    let mut text = Vec::new();
    brotli::BrotliDecompress(&mut &packed[..], &mut text).expect("brotli");
    String::from_utf8(text).expect("text")
}

#[tokio::test]
async fn each_kind_of_page_arrives_compressed() {
    let house = House::new().await;
    let fill = |path: &str| {
        path.replace(":project", &house.project.to_string())
            .replace(":link", &house.link.to_string())
            .replace(":post", &house.post.to_string())
            .replace(":token", "none")
    };
    let mut drawn = 0;
    for (path, audience) in PAGES {
        let cookie = match audience {
            Audience::Client => &house.client,
            _ => &house.owner.cookie,
        };
        let answer = house.fetch(&fill(path), cookie, "gzip, deflate, br, zstd").await;
        if answer.status().is_redirection() {
            continue;
        }
        assert_eq!(header_of(&answer, "content-encoding"), "br", "{path}");
        assert!(header_of(&answer, "vary").contains("accept-encoding"), "{path}");
        assert!(unpacked(answer).await.contains("</html>"), "{path}");
        drawn += 1;
    }
    assert!(drawn > 8, "{drawn} pages");
    let gone = house.fetch("/nothing/here", "", "br").await;
    assert_eq!(
        (gone.status(), header_of(&gone, "content-encoding")),
        (StatusCode::NOT_FOUND, "br")
    );
    let plain = house.fetch("/sign-in", "", "identity").await;
    assert_eq!(header_of(&plain, "content-encoding"), "");
    let gzip = house.fetch("/sign-in", "", "gzip").await;
    assert_eq!(header_of(&gzip, "content-encoding"), "gzip");
    let shared = house.fetch(&house.calendar.0, "", "br").await;
    assert_eq!(header_of(&shared, "content-encoding"), "br");
}

#[tokio::test]
async fn answers_of_server_functions_arrive_compressed() {
    let house = House::new().await;
    let body = serde_json::json!({"project": house.project, "month": ""});
    let asked = request(Method::POST, "/api/calendar", &house.owner.cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT_ENCODING, "br")
        .body(Body::from(body.to_string()))
        .expect("a request");
    let answer = house.server.send(asked).await;
    assert_eq!(header_of(&answer, "content-encoding"), "br");
    let text = unpacked(answer).await;
    serde_json::from_str::<domain::views::planner::Calendar>(&text).expect("a calendar");
}

#[tokio::test]
async fn what_is_packed_or_must_not_wait_is_sent_as_it_is() {
    let house = House::new().await;
    let stream = house.fetch("/events", &house.owner.cookie, "br").await;
    assert_eq!(header_of(&stream, "content-type"), "text/event-stream");
    assert_eq!(header_of(&stream, "content-encoding"), "");
    let sheet = house.fetch("/pkg/countersign.css", "", "gzip").await;
    assert_eq!(
        header_of(&sheet, "content-encoding"),
        "",
        "no copy of it was built"
    );
    let health = house.fetch("/health/live", "", "br").await;
    assert_eq!(
        header_of(&health, "content-encoding"),
        "",
        "a few bytes gain nothing"
    );
}
