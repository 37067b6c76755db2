//! Requests that no browser of ours sends.

use crate::{
    approval::approval,
    case::{Case, failure},
    harness::{Server, header_of, request},
};
use axum::body::Body;
use domain::Failure;
use http::{HeaderValue, Method, StatusCode, header};
use serde_json::json;

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

async fn post(server: &Server, path: &str, coding: &str, body: &str) -> StatusCode {
    let request = request(Method::POST, path, "")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, coding)
        .header(header::ACCEPT, JSON);
    server
        .send(request.body(Body::from(body.to_owned())).expect("a request"))
        .await
        .status()
}

#[tokio::test]
async fn each_function_takes_one_coding_only() {
    let server = Server::start().await;
    let patterns = server.patterns();
    let functions = patterns
        .iter()
        .filter(|path| path.starts_with("/api/") && !path.contains('{'));
    let mut counts = [0, 0];
    for path in functions {
        let taken = [
            post(&server, path, FORM, "a=b").await,
            post(&server, path, JSON, "{}").await,
        ]
        .map(|status| status != StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert!(taken[0] != taken[1], "{path}: {taken:?}");
        counts[usize::from(taken[1])] += 1;
        for coding in ["text/plain", "multipart/form-data; boundary=x", ""] {
            let status = post(&server, path, coding, "{}").await;
            assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{path} {coding}");
        }
    }
    assert!(counts.iter().all(|count| *count > 15), "{counts:?}");
}

#[tokio::test]
async fn a_nul_is_refused_wherever_it_stands() {
    let case = Case::new().await;
    let (server, cookie) = (&case.server, &case.owner.cookie);
    let note = json!({ "id": case.post, "note": "a\u{0}b" });
    let filter =
        json!({ "filter": { "kind": null, "actor": "a\u{0}b", "link": null, "post": null, "before": null } });
    for (path, body) in [("/api/answer", note), ("/api/log", filter)] {
        let told = failure(server.post_json(path, cookie, &body).await).await;
        assert_eq!(told, Failure::Invalid(vec![]), "{path}");
    }
    let form = server
        .post("/api/sign_in", "", "email=a%00%40example.com&password=x")
        .await;
    assert_eq!(form.status(), StatusCode::UNPROCESSABLE_ENTITY);
    for path in ["/audit?person=a%00b", "/c/unknown?view=%00"] {
        let page = server.get(path, cookie).await;
        assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY, "{path}");
    }
}

#[tokio::test]
async fn there_is_one_host() {
    let server = Server::start().await;
    let mut twice = request(Method::GET, "/setup", "")
        .body(Body::empty())
        .expect("a request");
    twice
        .headers_mut()
        .append(header::HOST, HeaderValue::from_static("evil.example"));
    assert_eq!(server.send(twice).await.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn forms_lead_to_our_own_pages_whatever_page_they_say_they_come_from() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let project = service::projects::create_project::create_project(
        &server.services,
        &owner.staff,
        "Harbour",
        "UTC",
        None,
    )
    .await
    .expect("a project");
    let link = approval(&server, &owner, project, &[]).await;
    for (path, body) in [
        ("/api/sign_out", String::new()),
        ("/api/sign_in", "email=a%40example.com&password=x".to_owned()),
        ("/api/undo", format!("link={}&post={}", link.issued.id, link.post)),
        ("/api/review", format!("link={}", link.issued.id)),
        (
            "/api/viewed",
            format!("link={}&posts[0]={}", link.issued.id, link.post),
        ),
        ("/api/come_back", format!("link={}", link.issued.id)),
        ("/api/request_new_link", "token=unknown".to_owned()),
    ] {
        let request = request(Method::POST, path, &link.cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::REFERER, "https://evil.example/page")
            .header(header::CONTENT_TYPE, FORM);
        let answer = server
            .send(request.body(Body::from(body)).expect("a request"))
            .await;
        let place = header_of(&answer, "location");
        assert!(
            place.is_empty() || (place.starts_with('/') && !place.starts_with("//")),
            "{path}: {place}"
        );
    }
}

#[tokio::test]
async fn a_thread_takes_sixty_notes_an_hour() {
    let case = Case::new().await;
    let inside = case.inside().await;
    let note = async |number: u128| {
        let key = uuid::Uuid::from_u128(number);
        let body = format!(
            "link={}&post={}&note=Hello&request_key={key}",
            case.link, case.post
        );
        case.server.post("/api/note", &inside, body).await
    };
    for number in 1..=60 {
        assert_eq!(note(number).await.status(), StatusCode::OK, "{number}");
    }
    assert!(matches!(
        failure(note(61).await).await,
        Failure::TooManyTries {
            retry_after_s: Some(1..=3_600)
        }
    ));
    // One that is there already is answered as before.
    assert_eq!(note(7).await.status(), StatusCode::OK);
    let told = json!({ "id": case.post, "note": "Hello" });
    let staff = case
        .server
        .post_json("/api/answer", &case.owner.cookie, &told)
        .await;
    assert_eq!(staff.status(), StatusCode::OK, "staff can answer all the same");
}
