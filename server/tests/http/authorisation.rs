//! Who may call what: a row for each server function. A function without a row fails the test.

use crate::harness::{Browser, Server, request};
use axum::body::Body;
use domain::{
    staff::Role,
    views::{
        links::{ApproverChoice, NewApprover, NewLink},
        planner::Draft,
        share::ShareTarget,
    },
};
use http::{Method, StatusCode, header};
use serde_json::{Value, json};
use service::{
    actor::Caller,
    links::create_link::create_link,
    posts::save_post::save_post,
    projects::{add_channel::add_channel, create_project::create_project, show_project::show_project},
    review::unlock::unlock,
    secrets::Token,
    shares::share_calendar::share_calendar,
    staff::invite::invite,
};
use std::collections::BTreeSet;

/// Who is let through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gate {
    /// Anybody: it checks a secret of its own, or says nothing.
    Open,
    /// All staff of the workspace.
    Look,
    /// Staff who may change posts.
    Edit,
    /// Staff who may create links.
    Links,
    /// Owners and admins.
    Manage,
    /// A browser that unlocked the link.
    Client,
}

struct Row {
    path: &'static str,
    gate: Gate,
    body: Value,
    /// Names a thing of a workspace, which another workspace must not find.
    names_a_thing: bool,
}

struct House {
    server: Server,
    owner: Browser,
    /// Of a browser that unlocked the link.
    client: String,
    rows: Vec<Row>,
}

impl House {
    async fn new() -> Self {
        let server = Server::start().await;
        let owner = server.owner("Lumen").await;
        let (services, staff) = (&server.services, &owner.staff);
        let project = create_project(services, staff, "Northwind", "Europe/London")
            .await
            .expect("a project");
        add_channel(services, staff, project, "x", "northwind")
            .await
            .expect("a channel");
        let channel = show_project(services, staff, project)
            .await
            .expect("settings")
            .channels[0]
            .id;
        let draft = Draft {
            caption: "New beans".into(),
            channels: vec![channel],
            ..Draft::default()
        };
        let post = save_post(services, staff, project, draft.clone())
            .await
            .expect("a post");
        let approver = NewApprover {
            name: "Tom".into(),
            ..NewApprover::default()
        };
        let link = NewLink {
            project,
            posts: vec![post],
            approver: ApproverChoice::New(approver.clone()),
            title: String::new(),
            message: String::new(),
            password: None,
        };
        let issued = create_link(services, staff, link.clone()).await.expect("a link");
        let id = issued.id;
        let token = Token::presented(issued.url.rsplit('/').next().expect("a token"));
        let caller = Caller::default();
        let unlocked = unlock(services, &caller, &token, &issued.password, |_| None);
        let session = unlocked.await.expect("an entry").session;
        let client = format!("review-{id}={}", session.reveal());
        invite(services, staff, "known@example.com", Role::Viewer, false)
            .await
            .expect("an invitation");
        let target = ShareTarget::New(project);
        let form = serde_json::from_value(share_form()).expect("a form");
        let share = share_calendar(services, staff, target, form)
            .await
            .expect("a share")
            .row
            .id;
        let user = server.colleague(&owner, Role::Viewer, false).await.staff.user.id;
        let key = uuid::Uuid::from_u128(1);
        use Gate::{Client, Edit, Links, Look, Manage, Open};
        let rows = vec![
            row(
                "set_up",
                Open,
                json!({"code": "", "workspace": "", "name": "", "email": "", "password": ""}),
                false,
            ),
            row("sign_in", Open, json!({"email": "", "password": ""}), false),
            row("sign_out", Open, json!({}), false),
            row("invitation", Open, json!({"token": "none"}), false),
            row(
                "join",
                Open,
                json!({"token": "none", "name": "", "password": ""}),
                false,
            ),
            row("door", Open, json!({"token": "none"}), false),
            row("unlock", Open, json!({"token": "none", "password": "x"}), false),
            row("request_new_link", Open, json!({"token": "none"}), false),
            row("calendar", Look, json!({"project": project, "month": ""}), true),
            row("post", Look, json!({"id": post}), true),
            row("project", Look, json!({"id": project}), true),
            row("links", Look, json!({}), false),
            row("link", Look, json!({"id": id}), true),
            row(
                "log",
                Look,
                json!({"filter": domain::views::history::LogFilter::default()}),
                false,
            ),
            row(
                "save_post",
                Edit,
                json!({"project": project, "draft": draft}),
                true,
            ),
            row(
                "move_post",
                Edit,
                json!({"id": post, "version": 0, "date": ""}),
                true,
            ),
            row("delete_post", Edit, json!({"id": post, "version": 0}), true),
            row("answer", Edit, json!({"id": post, "note": "Hello"}), true),
            row(
                "offer_link",
                Links,
                json!({"project": project, "posts": [post]}),
                true,
            ),
            row("create_link", Links, json!({"link": link}), true),
            row("revoke_link", Links, json!({"id": id}), true),
            row("extend_link", Links, json!({"id": id}), true),
            row("regenerate_link", Links, json!({"id": id}), true),
            row("resend_post", Links, json!({"id": post}), true),
            row("sharing", Links, json!({"project": project}), true),
            row("shares", Look, json!({}), false),
            row(
                "share_calendar",
                Links,
                json!({"target": {"Existing": share}, "form": share_form()}),
                true,
            ),
            row("deactivate_share", Links, json!({"id": share}), true),
            row(
                "create_project",
                Manage,
                json!({"name": "Other", "time_zone": "UTC"}),
                false,
            ),
            row(
                "save_project",
                Manage,
                json!({"id": project, "name": "Mine", "time_zone": "UTC"}),
                true,
            ),
            row(
                "add_channel",
                Manage,
                json!({"project": project, "platform": "x", "handle": "other"}),
                true,
            ),
            row("remove_channel", Manage, json!({"id": channel}), true),
            row(
                "add_approver",
                Manage,
                json!({"project": project, "approver": approver}),
                true,
            ),
            row("people", Manage, json!({}), false),
            row(
                "invite",
                Manage,
                json!({"email": "a@example.com", "role": "viewer", "links": false}),
                false,
            ),
            row(
                "withdraw_invitation",
                Manage,
                json!({"email": "known@example.com"}),
                true,
            ),
            row(
                "change_person",
                Manage,
                json!({"id": user, "role": "viewer", "links": false}),
                true,
            ),
            row("review", Client, json!({"link": id}), true),
            row("viewed", Client, json!({"link": id, "post": post}), true),
            row("undo", Client, json!({"link": id, "post": post}), true),
            row(
                "note",
                Client,
                json!({"link": id, "post": post, "note": "Hello", "request_key": key}),
                true,
            ),
            row(
                "reschedule",
                Client,
                json!({"link": id, "post": post, "date": "2099-01-01", "time": "10:00"}),
                true,
            ),
            row(
                "approve_all",
                Client,
                json!({"link": id, "request_key": key}),
                true,
            ),
            row(
                "decide",
                Client,
                json!({"link": id, "post": post, "revision": key, "verdict": "approved", "request_key": key}),
                true,
            ),
        ];
        Self {
            server,
            owner,
            client,
            rows,
        }
    }

    async fn call(&self, row: &Row, cookie: &str) -> StatusCode {
        let path = format!("/api/{}", row.path);
        let json_input = server_fn_takes_json(row.path);
        let (kind, body) = if json_input {
            ("application/json", row.body.to_string())
        } else {
            ("application/x-www-form-urlencoded", form(&row.body))
        };
        let mut request = request(Method::POST, &path, cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body))
            .expect("a request");
        request.headers_mut().insert(
            header::ACCEPT,
            header::HeaderValue::from_static("application/json"),
        );
        self.server.send(request).await.status()
    }
}

fn share_form() -> Value {
    json!({
        "options": {
            "from": null, "to": null, "channels": [], "captions": true, "embeddable": false, "title": "", "logo": null,
            "accent": "green"
        },
        "password": "Remove"
    })
}

fn row(path: &'static str, gate: Gate, body: Value, names_a_thing: bool) -> Row {
    Row {
        path,
        gate,
        body,
        names_a_thing,
    }
}

/// Functions that plain forms call take forms; the others take JSON.
fn server_fn_takes_json(path: &str) -> bool {
    const FORMS: [&str; 16] = [
        "set_up",
        "sign_in",
        "sign_out",
        "invitation",
        "join",
        "door",
        "unlock",
        "request_new_link",
        "review",
        "viewed",
        "undo",
        "note",
        "reschedule",
        "approve_all",
        "decide",
        "withdraw_invitation",
    ];
    !FORMS.contains(&path)
}

fn form(body: &Value) -> String {
    let pairs = body.as_object().into_iter().flatten();
    let pair = |(name, value): (&String, &Value)| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        format!("{name}={text}")
    };
    pairs.map(pair).collect::<Vec<_>>().join("&")
}

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
