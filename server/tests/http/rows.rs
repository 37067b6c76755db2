//! A row for each server function: who may call it, and a call that is right but for who calls.

use crate::harness::{Browser, Server, request};
use axum::{body::Body, response::Response};
use domain::{
    JobId, LinkId, PostId, ProjectId, WorkspaceId,
    job::Why,
    staff::Role,
    views::{links::NewApprover, planner::Draft, shared_calendar::SharedCalendarTarget},
};
use http::{Method, StatusCode, header};
use serde_json::{Value, json};
use service::{
    actor::Caller,
    jobs::{NewJob, Task},
    links::create_link::create_link,
    review::unlock::unlock,
    secrets::Token,
    shared_calendars::share_calendar::share_calendar,
    staff::invite::invite,
};
use testing::Agency;

/// Who is let through.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gate {
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

/// A server function and a call of it.
#[derive(Clone)]
pub struct Row {
    pub path: &'static str,
    pub gate: Gate,
    pub body: Value,
    /// Names a thing of a workspace, which another workspace must not find.
    pub names_a_thing: bool,
}

/// Work for a workspace that is not tried any more.
async fn set_aside(server: &Server, workspace: WorkspaceId, key: &str) -> JobId {
    let now = server.services.clock.now();
    let job = NewJob {
        id: server.services.id(),
        workspace_id: Some(workspace),
        task: Task::Sweep.written(),
        key: key.into(),
        due_at: now,
        created_at: now,
    };
    let wrote = server.write(async |tx| {
        tx.add_job(&job).await?;
        let claimed = tx.claim_job(now, now).await?.expect("a job");
        tx.set_job_aside(claimed.id, claimed.fence, &Why::Panicked, now)
            .await
    });
    assert_eq!(wrote.await, Ok(true));
    job.id
}

/// A workspace with one of everything.
pub struct House {
    pub server: Server,
    pub owner: Browser,
    pub project: ProjectId,
    pub post: PostId,
    pub link: LinkId,
    /// The cookie of a browser that unlocked the link.
    pub client: String,
    /// Path and password of the shared calendar.
    pub calendar: (String, String),
    pub rows: Vec<Row>,
}

impl House {
    pub async fn new() -> Self {
        let server = Server::start().await;
        let agency = Agency::on(&server.services).await;
        let owner = Browser::from(agency.owner.clone());
        let (services, staff) = (&server.services, &owner.staff);
        let (project, channel) = (agency.project, agency.channels[0]);
        let draft = Draft {
            date: "2099-03-01".into(),
            time: "10:00".into(),
            ..agency.draft("New beans")
        };
        let (post, _) = agency.save(draft.clone()).await;
        let approver = NewApprover {
            name: "Tom".into(),
            ..NewApprover::default()
        };
        let link = agency.asks(&[post]);
        let issued = create_link(services, staff, link.clone()).await.expect("a link");
        let id = issued.id;
        let workspace = staff.user.workspace_id;
        let aside = set_aside(&server, workspace, "one").await;
        let dropped = set_aside(&server, workspace, "other").await;
        let token = Token::presented(issued.url.rsplit('/').next().expect("a token"));
        let caller = Caller::default();
        let unlocked = unlock(services, &caller, &token, &issued.password, |_| None);
        let session = unlocked.await.expect("an entry").session;
        let client = format!("review-{id}={}", session.reveal());
        invite(services, staff, "known@example.com", Role::Viewer, false, None)
            .await
            .expect("an invitation");
        let target = SharedCalendarTarget::New {
            project,
            replaces: None,
        };
        let mut form = shared_calendar_form();
        form["password"] = json!("Generate");
        let form = serde_json::from_value(form).expect("a form");
        let shared = share_calendar(services, staff, target, form, None)
            .await
            .expect("a shared calendar");
        let seen = shared.row.seen;
        let (url, password) = (
            shared.url.expect("an address"),
            shared.password.expect("a password"),
        );
        let calendar = (url[url.find("/c/").expect("a path")..].to_owned(), password);
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
            row("come_back", Open, json!({"link": id}), false),
            row("unlock_again", Open, json!({"link": id, "password": "x"}), false),
            row("request_new_link", Open, json!({"token": "none"}), false),
            row("calendar", Look, json!({"project": project, "month": ""}), true),
            row(
                "search_posts",
                Look,
                json!({"project": project, "text": "beans"}),
                true,
            ),
            row("post", Look, json!({"id": post}), true),
            row("project", Look, json!({"id": project}), true),
            row("zones", Look, json!({}), false),
            row(
                "advise_time",
                Look,
                json!({"project": project, "date": "2099-03-01", "time": "10:00", "turn": null}),
                true,
            ),
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
                "move_posts",
                Edit,
                json!({"posts": [[post, 0]], "date": ""}),
                true,
            ),
            row(
                "return_posts",
                Edit,
                json!({"posts": [{"id": post, "version": 0, "at": "2099-03-01T10:00:00Z"}]}),
                true,
            ),
            row(
                "settle_post",
                Edit,
                json!({"id": post, "version": 0, "finding": "not_there"}),
                true,
            ),
            row("delete_posts", Edit, json!({"posts": [[post, 0]]}), true),
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
            row("resend_post", Links, json!({"id": post, "version": 1}), true),
            row(
                "shared_calendar_settings",
                Links,
                json!({"project": project}),
                true,
            ),
            row("shared_calendars", Look, json!({}), false),
            row(
                "share_calendar",
                Links,
                json!({"target": {"Existing": seen}, "form": shared_calendar_form()}),
                true,
            ),
            row("deactivate_shared_calendar", Links, json!({"id": seen.id}), true),
            row(
                "create_project",
                Manage,
                json!({"name": "Other", "time_zone": "UTC"}),
                false,
            ),
            row(
                "save_project",
                Manage,
                json!({"id": project, "name": "Mine", "time_zone": "UTC", "scheduled": "keep_times"}),
                true,
            ),
            row(
                "add_channel",
                Manage,
                json!({"project": project, "platform": "x", "handle": "other"}),
                true,
            ),
            row(
                "save_channel",
                Manage,
                json!({"id": channel, "seen": "northwind", "handle": "north.wind"}),
                true,
            ),
            row("remove_channel", Manage, json!({"id": channel}), true),
            row(
                "add_approver",
                Manage,
                json!({"project": project, "approver": approver}),
                true,
            ),
            row(
                "save_approver",
                Manage,
                json!({"id": issued.approver.id, "seen": approver, "approver": approver}),
                true,
            ),
            row(
                "remove_approver",
                Manage,
                json!({"id": issued.approver.id, "active": [], "revoke": true}),
                true,
            ),
            row("removal", Manage, json!({"thing": {"Project": project}}), true),
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
            row(
                "rename_person",
                Manage,
                json!({"id": user, "seen": "Lumen", "name": "Sofia"}),
                true,
            ),
            row("remove_person", Manage, json!({"id": user}), true),
            row("work", Manage, json!({}), false),
            row("try_job_again", Manage, json!({"id": aside}), true),
            row("drop_job", Manage, json!({"id": dropped}), true),
            row("archive_project", Manage, json!({"id": project}), true),
            row("restore_project", Manage, json!({"id": project}), true),
            row("review", Client, json!({"link": id}), true),
            row("notes", Client, json!({"link": id, "post": post}), true),
            row("viewed", Client, json!({"link": id, "posts[]": post}), true),
            row("undo", Client, json!({"link": id, "post": post}), true),
            row("undo_many", Client, json!({"link": id, "posts[]": post}), true),
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
            project,
            post,
            link: id,
            client,
            calendar,
            rows,
        }
    }

    /// Calls a function as the browser with this cookie.
    pub async fn call(&self, row: &Row, cookie: &str) -> StatusCode {
        self.ask(row, cookie).await.status()
    }

    /// Calls a function, and gives its answer.
    pub async fn ask(&self, row: &Row, cookie: &str) -> Response {
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
        self.server.send(request).await
    }
}

fn shared_calendar_form() -> Value {
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
pub fn server_fn_takes_json(path: &str) -> bool {
    const FORMS: [&str; 20] = [
        "set_up",
        "sign_in",
        "sign_out",
        "invitation",
        "join",
        "door",
        "unlock",
        "come_back",
        "unlock_again",
        "request_new_link",
        "review",
        "viewed",
        "undo",
        "undo_many",
        "note",
        "notes",
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
