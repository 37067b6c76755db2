//! Somebody who looks at a shared calendar changes nothing, whichever route they try.

use crate::{
    harness::{header_of, request, text},
    media::{png, upload},
    rows::{Gate, House, Row},
};
use axum::body::Body;
use http::{Method, StatusCode};
use serde_json::{Value, json};

const CHANGING: [Method; 4] = [Method::POST, Method::PUT, Method::PATCH, Method::DELETE];

/// What a locked calendar gave a browser that knew its password.
struct Viewer {
    house: House,
    /// The path of the calendar.
    base: String,
    token: String,
    cookie: String,
}

impl Viewer {
    async fn new() -> Self {
        let house = House::new().await;
        let (base, password) = house.calendar.clone();
        let opened = house
            .server
            .post(&format!("{base}/unlock"), "", format!("password={password}"))
            .await;
        assert_eq!(opened.status(), StatusCode::SEE_OTHER);
        let cookie = header_of(&opened, "set-cookie");
        let cookie = cookie.split(';').next().expect("a cookie").to_owned();
        assert_eq!(house.server.get(&base, &cookie).await.status(), StatusCode::OK);
        let token = base.rsplit('/').next().expect("a token").to_owned();
        Self {
            house,
            base,
            token,
            cookie,
        }
    }

    /// The cookie, as it is and with its value under each name that means something elsewhere.
    fn cookies(&self) -> Vec<String> {
        let (_, session) = self.cookie.split_once('=').expect("a value");
        let link = self.house.client.split_once('=').expect("a name").0;
        let mut all = vec![self.cookie.clone()];
        for name in ["staff", link] {
            all.push(format!("{name}={session}"));
            all.push(format!("{name}={}", self.token));
        }
        all
    }

    /// How far the log of the workspace has come: every change is in it.
    async fn log(&self) -> i64 {
        let workspace = self.house.owner.staff.user.workspace_id;
        let mut db = self.house.server.services.store.read().await.expect("a database");
        db.audit_head(workspace).await.expect("a log").0
    }
}

#[tokio::test]
async fn no_server_function_serves_a_viewer() {
    let viewer = Viewer::new().await;
    let before = viewer.log().await;
    for cookie in viewer.cookies() {
        for row in &viewer.house.rows {
            if row.gate != Gate::Open {
                let status = viewer.house.call(row, &cookie).await;
                assert_eq!(status, StatusCode::UNAUTHORIZED, "{}", row.path);
            }
        }
    }
    // To those that check a secret of their own, the calendar's is like any that leads nowhere.
    let not_found = StatusCode::NOT_FOUND;
    for (path, body, expected) in [
        ("invitation", json!({}), not_found),
        (
            "join",
            json!({"name": "Eve", "password": "harbour wall at noon"}),
            not_found,
        ),
        ("door", json!({}), StatusCode::OK),
        ("unlock", json!({"password": "harbour wall at noon"}), not_found),
        ("request_new_link", json!({}), StatusCode::OK),
    ] {
        let row = viewer.house.rows.iter().find(|row| row.path == path).expect(path);
        let mut answers = Vec::new();
        for token in [&viewer.token, "none"] {
            let mut asked = Row {
                body: body.clone(),
                ..row.clone()
            };
            asked.body["token"] = Value::from(token);
            let answer = viewer.house.ask(&asked, &viewer.cookie).await;
            answers.push((answer.status(), text(answer).await));
        }
        assert_eq!(answers[0], answers[1], "{path}");
        assert_eq!(answers[0].0, expected, "{path}");
    }
    assert_eq!(viewer.log().await, before);
}

#[tokio::test]
async fn no_other_route_serves_a_viewer() {
    let viewer = Viewer::new().await;
    let (server, before) = (&viewer.house.server, viewer.log().await);
    let id = uuid::Uuid::from_u128(7).to_string();
    for cookie in viewer.cookies() {
        let sent = upload(server, &cookie, &viewer.house.project.to_string(), "file", &png()).await;
        assert_eq!(sent.status(), StatusCode::UNAUTHORIZED);
        let patterns = server.patterns();
        for pattern in patterns.iter().filter(|pattern| !pattern.starts_with("/api/")) {
            let path = pattern
                .replace("{token}", &viewer.token)
                .replace("{link}", &viewer.house.link.to_string())
                .replace("{project}", &viewer.house.project.to_string())
                .replace("{post}", &viewer.house.post.to_string())
                .replace("{id}", &id)
                .replace("{rendition}", "display")
                .replace("{*file}", "countersign.css");
            assert!(!path.contains('{'), "{path}: a part without a value");
            for method in CHANGING {
                let asked = request(method.clone(), &path, &cookie).header("sec-fetch-site", "same-origin");
                let status = server
                    .send(asked.body(Body::empty()).expect("a request"))
                    .await
                    .status();
                // The password again, which is right only for who knows it.
                let door = pattern == "/c/{token}/unlock" && method == Method::POST;
                assert!(status.is_client_error() || door, "{method} {path}: {status}");
            }
        }
    }
    assert_eq!(viewer.log().await, before);
    assert_eq!(
        server.get(&viewer.base, &viewer.cookie).await.status(),
        StatusCode::OK
    );
}

#[tokio::test]
async fn pages_of_staff_and_clients_stay_shut() {
    let viewer = Viewer::new().await;
    let server = &viewer.house.server;
    let (project, link) = (viewer.house.project, viewer.house.link);
    for cookie in viewer.cookies() {
        for (page, status) in [
            (format!("/p/{project}/calendar"), StatusCode::SEE_OTHER),
            ("/links".to_owned(), StatusCode::SEE_OTHER),
            ("/audit".to_owned(), StatusCode::SEE_OTHER),
            ("/people".to_owned(), StatusCode::SEE_OTHER),
            ("/events".to_owned(), StatusCode::UNAUTHORIZED),
            (format!("/review/{link}"), StatusCode::NOT_FOUND),
            (format!("/review/{link}/events"), StatusCode::UNAUTHORIZED),
            (format!("/review/{link}/subscribe"), StatusCode::UNAUTHORIZED),
            (format!("/review/{link}/calendar.ics"), StatusCode::NOT_FOUND),
            (
                format!("/review/{link}/calendar.ics?key={}", viewer.token),
                StatusCode::NOT_FOUND,
            ),
        ] {
            let response = server.get(&page, &cookie).await;
            assert_eq!(response.status(), status, "{page}");
            assert!(!text(response).await.contains("New beans"), "{page}");
        }
    }
}
