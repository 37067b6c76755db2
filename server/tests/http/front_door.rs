//! Pages of staff are shown to nobody else.

use crate::harness::{Server, header_of, request, text};
use axum::body::Body;
use http::{Method, StatusCode};

#[tokio::test]
async fn an_empty_server_leads_to_its_set_up() {
    let server = Server::start().await;
    let response = server.get("/", "").await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(header_of(&response, "location"), "/setup");
    assert_eq!(server.get("/setup", "").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_the_sign_in_and_back() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    for (path, to) in [
        ("/", "/sign-in"),
        (
            "/links?status=active&x=%26",
            "/sign-in?next=/links%3Fstatus%3Dactive%26x%3D%2526",
        ),
        ("/p/none/calendar", "/sign-in?next=/p/none/calendar"),
    ] {
        for method in [Method::GET, Method::HEAD] {
            let response = server
                .send(request(method, path, "").body(Body::empty()).expect("a request"))
                .await;
            assert_eq!(response.status(), StatusCode::SEE_OTHER, "{path}");
            assert_eq!(header_of(&response, "location"), to);
            assert_eq!(text(response).await, "");
        }
        let forged = format!("{}x", owner.cookie);
        assert_eq!(
            server.get(path, &forged).await.status(),
            StatusCode::SEE_OTHER,
            "{path}"
        );
    }
    assert_eq!(server.get("/audit", &owner.cookie).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn with_tls_the_cookie_has_another_name() {
    let server = Server::with("[server]\nbase_url = 'https://plan.example.com'").await;
    let owner = server.owner("Agency").await;
    assert_eq!(
        server.get("/", &owner.cookie).await.status(),
        StatusCode::SEE_OTHER
    );
    let hosted = format!("__Host-{}", owner.cookie);
    assert_eq!(server.get("/audit", &hosted).await.status(), StatusCode::OK);
}
