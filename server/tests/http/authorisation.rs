//! Who may call what. A function without a row fails the test.

use crate::{
    harness::request,
    rows::{Gate, House},
};
use axum::body::Body;
use domain::staff::Role;
use http::{Method, StatusCode};
use std::collections::BTreeSet;

#[tokio::test]
async fn every_server_function_has_a_row() {
    let house = House::new().await;
    let known: BTreeSet<String> = house
        .rows
        .iter()
        .map(|row| format!("/api/{}", row.path))
        .collect();
    let served: BTreeSet<String> = leptos::server_fn::axum::server_fn_paths()
        .map(|(path, _)| path.to_owned())
        .collect();
    assert_eq!(served, known);
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        assert_eq!(method, Method::POST, "{path}");
    }
}

#[tokio::test]
async fn nobody_passes_a_gate_that_is_not_theirs() {
    let house = House::new().await;
    let viewer = house.server.colleague(&house.owner, Role::Viewer, true).await;
    let editor = house.server.colleague(&house.owner, Role::Editor, false).await;
    let stranger = house.server.owner("Another agency").await;
    for row in &house.rows {
        let path = row.path;
        if row.gate == Gate::Open {
            continue;
        }
        assert_eq!(
            house.call(row, "").await,
            StatusCode::UNAUTHORIZED,
            "nobody: {path}"
        );
        if row.gate == Gate::Client {
            let as_staff = house.call(row, &house.owner.cookie).await;
            assert_eq!(
                as_staff,
                StatusCode::UNAUTHORIZED,
                "staff without the password: {path}"
            );
            continue;
        }
        if row.names_a_thing {
            assert_eq!(
                house.call(row, &stranger.cookie).await,
                StatusCode::NOT_FOUND,
                "another workspace: {path}"
            );
        }
        if row.gate != Gate::Look {
            assert_eq!(
                house.call(row, &viewer.cookie).await,
                StatusCode::FORBIDDEN,
                "a viewer: {path}"
            );
        }
        if matches!(row.gate, Gate::Links | Gate::Manage) {
            assert_eq!(
                house.call(row, &editor.cookie).await,
                StatusCode::FORBIDDEN,
                "an editor: {path}"
            );
        }
    }
}

#[tokio::test]
async fn whoever_may_is_let_in() {
    let house = House::new().await;
    let viewer = house.server.colleague(&house.owner, Role::Viewer, false).await;
    let editor = house.server.colleague(&house.owner, Role::Editor, false).await;
    let linker = house.server.colleague(&house.owner, Role::Editor, true).await;
    let admin = house.server.colleague(&house.owner, Role::Admin, false).await;
    // Clients first: some of what staff do ends their session.
    let (clients, others): (Vec<_>, Vec<_>) = house.rows.iter().partition(|row| row.gate == Gate::Client);
    for row in clients.into_iter().chain(others) {
        // The one with the least that is enough.
        let cookie = match row.gate {
            Gate::Open => "",
            Gate::Look => &viewer.cookie,
            Gate::Edit => &editor.cookie,
            Gate::Links => &linker.cookie,
            Gate::Manage => &admin.cookie,
            Gate::Client => &house.client,
        };
        let status = house.call(row, cookie).await;
        assert!(!status.is_server_error(), "{}: {status}", row.path);
        assert!(
            ![StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN].contains(&status),
            "{}: {status}",
            row.path
        );
        if row.names_a_thing {
            assert_ne!(status, StatusCode::NOT_FOUND, "{}", row.path);
        }
    }
}

#[tokio::test]
async fn no_server_function_answers_a_get() {
    let house = House::new().await;
    for row in &house.rows {
        for method in [Method::GET, Method::HEAD] {
            let asked = request(method, &format!("/api/{}", row.path), &house.owner.cookie);
            let answer = house
                .server
                .send(asked.body(Body::empty()).expect("a request"))
                .await;
            assert!(
                answer.status().is_client_error(),
                "{}: {}",
                row.path,
                answer.status()
            );
        }
    }
}
