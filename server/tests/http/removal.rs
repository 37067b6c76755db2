//! Changing and removing approvers, channels, projects and people: what ends, and what stays.

use crate::{
    case::{Case, failure},
    harness::{Browser, Server, text},
};
use axum::response::Response;
use domain::{
    Failure, Field, LinkId, Problem, Refusal,
    audit::{Event, Kind},
    post::PostStatus,
    staff::Role,
    views::{
        links::{ApproverChoice, NewApprover, NewLink},
        people::{ProjectSettings, Removable, Removal},
        planner::Draft,
    },
};
use http::StatusCode;
use serde_json::{Value, json};
use service::{
    links::create_link::create_link,
    posts::save_post::save_post,
    projects::{archive_project::archive_project, show_project::show_project},
    review::unlock::unlock,
    secrets::Token,
    staff::{invite::invite, join::join},
};

/// Calls a function as this browser.
async fn call(server: &Server, who: &Browser, path: &str, body: Value) -> Response {
    server
        .post_json(&format!("/api/{path}"), &who.cookie, &body)
        .await
}

async fn done(server: &Server, who: &Browser, path: &str, body: Value) {
    let answer = call(server, who, path, body).await;
    let (status, body) = (answer.status(), text(answer).await);
    assert_eq!(status, StatusCode::OK, "{path}: {body}");
}

async fn refused(server: &Server, who: &Browser, path: &str, body: Value) -> Failure {
    failure(call(server, who, path, body).await).await
}

async fn settings(case: &Case) -> ProjectSettings {
    show_project(&case.server.services, &case.owner.staff, case.project)
        .await
        .expect("settings")
}

async fn removal(case: &Case, thing: Removable) -> Removal {
    let answer = call(&case.server, &case.owner, "removal", json!({"thing": thing})).await;
    serde_json::from_str(&text(answer).await).expect("what it touches")
}

async fn events(server: &Server, who: &Browser) -> Vec<Event> {
    let mut db = server.services.store.read().await.expect("a database");
    db.events_after(who.staff.user.workspace_id, 0, 1_000)
        .await
        .expect("events")
        .into_iter()
        .flatten()
        .collect()
}

async fn last(server: &Server, who: &Browser) -> (Kind, String) {
    let event = events(server, who).await.pop().expect("an event");
    (event.kind, event.details)
}

fn contact(name: &str, email: &str) -> Value {
    json!({"name": name, "email": email, "phone": ""})
}

#[tokio::test]
async fn an_approver_is_changed_as_they_were_seen() {
    let case = Case::new().await;
    let id = settings(&case).await.approvers[0].id;
    let (server, owner) = (&case.server, &case.owner);
    let new = contact("Tomás Oliveira", "TOM@example.com");
    let body = json!({"id": id, "seen": contact("Tom", ""), "approver": new});
    done(server, owner, "save_approver", body.clone()).await;
    let now = settings(&case).await.approvers.remove(0);
    assert_eq!(
        (now.name.as_str(), now.email.as_str()),
        ("Tomás Oliveira", "tom@example.com")
    );
    let (kind, details) = last(server, owner).await;
    assert_eq!(kind, Kind::ApproverChanged);
    assert!(details.contains(r#""from":"Tom""#), "{details}");
    // Somebody who opened the form before.
    let late = refused(server, owner, "save_approver", body).await;
    assert_eq!(late, Refusal::ChangedMeanwhile.into());
    let bad = json!({"id": id, "seen": contact("Tomás Oliveira", "tom@example.com"), "approver": contact(" ", "x")});
    assert_eq!(
        refused(server, owner, "save_approver", bad)
            .await
            .problem_of(Field::Email),
        Some(&Problem::Malformed)
    );
    // The same again changes nothing.
    let seen = contact("Tomás Oliveira", "tom@example.com");
    let count = events(server, owner).await.len();
    done(
        server,
        owner,
        "save_approver",
        json!({"id": id, "seen": seen, "approver": seen}),
    )
    .await;
    assert_eq!(events(server, owner).await.len(), count);
}

#[tokio::test]
async fn what_an_approver_decided_stays_when_they_are_removed() {
    let case = Case::new().await;
    let (server, owner) = (&case.server, &case.owner);
    let cookie = case.inside().await;
    assert_eq!(
        case.decide(&cookie, "approved", "", 1).await.status(),
        StatusCode::OK
    );
    let id = settings(&case).await.approvers[0].id;
    let touched = removal(&case, Removable::Approver(id)).await;
    assert_eq!(touched.links, [(case.link, "November".to_owned())]);
    let body = json!({"id": id, "active": [case.link], "revoke": true});
    done(server, owner, "remove_approver", body.clone()).await;
    // Twice is once.
    let count = events(server, owner).await.len();
    done(server, owner, "remove_approver", body).await;
    assert_eq!(events(server, owner).await.len(), count);
    let kinds = case.kinds().await;
    assert_eq!(
        kinds[kinds.len() - 2..],
        [Kind::ApproverRemoved, Kind::LinkRevoked]
    );

    assert_eq!(settings(&case).await.approvers, []);
    let page = server.get(&format!("/review/{}", case.link), &cookie).await;
    assert_eq!(page.status(), StatusCode::NOT_FOUND);
    let detail = case.detail().await;
    assert!(
        detail
            .history
            .iter()
            .any(|line| line.actor == "Tom" && line.kind == Kind::Approved)
    );
    assert_eq!(detail.links[0].approver, "Tom");
    assert_eq!(detail.card.status, PostStatus::Approved);
}

#[tokio::test]
async fn links_of_a_removed_approver_go_on_if_that_was_chosen() {
    let case = Case::new().await;
    let (server, owner) = (&case.server, &case.owner);
    let cookie = case.inside().await;
    let id = settings(&case).await.approvers[0].id;
    // A link that was not seen is not decided about.
    let unseen: [LinkId; 0] = [];
    let late = json!({"id": id, "active": unseen, "revoke": true});
    assert_eq!(
        refused(server, owner, "remove_approver", late).await,
        Refusal::ChangedMeanwhile.into()
    );
    let body = json!({"id": id, "active": [case.link], "revoke": false});
    done(server, owner, "remove_approver", body).await;
    assert_eq!(
        case.decide(&cookie, "approved", "", 1).await.status(),
        StatusCode::OK
    );
    // But nobody asks them anew.
    let link = NewLink {
        anyway: false,
        request_key: None,
        project: case.project,
        posts: vec![case.post],
        approver: ApproverChoice::Known(id),
        title: String::new(),
        message: String::new(),
        password: None,
    };
    assert_eq!(
        create_link(&server.services, &owner.staff, link)
            .await
            .map(|_| ()),
        Err(Failure::field(Field::Approver, Problem::Unknown))
    );
    let offer = call(
        server,
        owner,
        "offer_link",
        json!({"project": case.project, "posts": []}),
    )
    .await;
    assert!(!text(offer).await.contains("Tom"));
    let gone = json!({"id": id, "seen": contact("Tom", ""), "approver": contact("Tim", "")});
    assert_eq!(
        refused(server, owner, "save_approver", gone).await,
        Failure::NotFound
    );
}

#[tokio::test]
async fn a_channel_gets_another_handle() {
    let case = Case::new().await;
    let (server, owner) = (&case.server, &case.owner);
    let channel = settings(&case).await.channels[0].id;
    let body = json!({"id": channel, "seen": "northwind", "handle": " @north.wind "});
    done(server, owner, "save_channel", body.clone()).await;
    assert_eq!(case.detail().await.card.handles, ["north.wind"]);
    let (kind, details) = last(server, owner).await;
    assert_eq!(kind, Kind::ChannelChanged);
    assert!(details.contains(r#""from":"northwind""#), "{details}");
    assert_eq!(
        refused(server, owner, "save_channel", body).await,
        Refusal::ChangedMeanwhile.into()
    );
    let other = json!({"project": case.project, "platform": "x", "handle": "other"});
    done(server, owner, "add_channel", other).await;
    let twin = json!({"id": channel, "seen": "north.wind", "handle": "other"});
    assert_eq!(
        refused(server, owner, "save_channel", twin).await,
        Failure::field(Field::Handle, Problem::Taken)
    );
}

#[tokio::test]
async fn the_posts_of_a_channel_are_named_before_it_is_removed() {
    let case = Case::new().await;
    let (server, owner) = (&case.server, &case.owner);
    let channel = settings(&case).await.channels[0].id;
    for number in 0..10 {
        let draft = Draft {
            caption: format!("Dated {number}"),
            date: "2099-03-01".into(),
            time: format!("1{number}:00"),
            channels: vec![channel],
            ..Draft::default()
        };
        save_post(&server.services, &owner.staff, case.project, draft)
            .await
            .expect("a post");
    }
    let touched = removal(&case, Removable::Channel(channel)).await;
    assert_eq!((touched.posts.len(), touched.more), (8, 3));
    assert_eq!(touched.posts[0].title, "Dated 0");
    done(server, owner, "remove_channel", json!({"id": channel})).await;
    let left = settings(&case).await.channels;
    assert!(!left.is_empty() && left.iter().all(|other| other.id != channel));
    assert_eq!(case.detail().await.card.handles, ["northwind"]);
}

#[tokio::test]
async fn an_archived_project_is_out_of_reach_until_it_is_brought_back() {
    let case = Case::new().await;
    let (server, owner) = (&case.server, &case.owner);
    let cookie = case.inside().await;
    let touched = removal(&case, Removable::Project(case.project)).await;
    assert_eq!(
        (touched.links.len(), touched.posts.len(), touched.shared),
        (1, 1, false)
    );
    let project = json!({"id": case.project});
    done(server, owner, "archive_project", project.clone()).await;
    done(server, owner, "archive_project", project.clone()).await;
    let kinds = case.kinds().await;
    assert_eq!(
        kinds[kinds.len() - 2..],
        [Kind::ProjectArchived, Kind::LinkRevoked]
    );

    let draft = json!({"project": case.project, "draft": Draft::default()});
    for (path, body) in [
        ("calendar", json!({"project": case.project, "month": ""})),
        ("search_posts", json!({"project": case.project, "text": "beans"})),
        ("post", json!({"id": case.post})),
        ("save_post", draft),
        ("delete_posts", json!({"posts": [[case.post, 2]]})),
        ("answer", json!({"id": case.post, "note": "Hello"})),
        ("shared_calendar_settings", json!({"project": case.project})),
        ("project", json!({"id": case.project})),
        (
            "add_channel",
            json!({"project": case.project, "platform": "x", "handle": "a"}),
        ),
        ("link", json!({"id": case.link})),
    ] {
        assert_eq!(
            refused(server, owner, path, body).await,
            Failure::NotFound,
            "{path}"
        );
    }
    let page = server.get(&format!("/review/{}", case.link), &cookie).await;
    assert_eq!(page.status(), StatusCode::NOT_FOUND);
    assert!(
        !text(call(server, owner, "links", json!({})).await)
            .await
            .contains("November")
    );
    // It leaves the start page; the log still tells of it.
    let start = server.get("/", &owner.cookie).await;
    assert!(
        start.headers()["location"]
            .to_str()
            .expect("text")
            .contains("/projects/new")
    );
    assert!(
        text(server.get("/audit", &owner.cookie).await)
            .await
            .contains("archived the project")
    );
    assert!(
        text(server.get("/projects/new", &owner.cookie).await)
            .await
            .contains("Northwind")
    );

    done(server, owner, "restore_project", project.clone()).await;
    done(server, owner, "restore_project", project).await;
    assert_eq!(case.detail().await.card.status, PostStatus::Draft);
    assert_eq!(last(server, owner).await.0, Kind::ProjectRestored);
}

#[tokio::test]
async fn nothing_is_put_on_a_link_of_a_project_that_is_being_archived() {
    let case = Case::new().await;
    let approver = NewApprover {
        name: "Ana".into(),
        ..NewApprover::default()
    };
    let link = NewLink {
        anyway: false,
        request_key: None,
        project: case.project,
        posts: vec![case.post],
        approver: ApproverChoice::New(approver),
        title: String::new(),
        message: String::new(),
        password: None,
    };
    let (services, staff) = (&case.server.services, &case.owner.staff);
    let (archived, made) = tokio::join!(
        archive_project(services, staff, case.project),
        create_link(services, staff, link)
    );
    archived.expect("archived");
    // Whoever came first: no link of it opens.
    if let Ok(issued) = made {
        let token = Token::presented(issued.url.rsplit('/').next().expect("a token"));
        let opened = unlock(services, &Default::default(), &token, &issued.password, |_| None).await;
        assert_eq!(opened.map(|_| ()), Err(Failure::NotFound));
    }
}

#[tokio::test]
async fn a_removed_person_is_out_at_once_and_what_they_did_stays() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let admin = server.colleague(&owner, Role::Admin, false).await;
    let id = admin.staff.user.id;
    let invitation = invite(
        &server.services,
        &admin.staff,
        "new@example.com",
        Role::Editor,
        true,
        None,
    )
    .await
    .expect("an invitation");
    done(
        &server,
        &owner,
        "rename_person",
        json!({"id": id, "seen": "Agency", "name": "Ada"}),
    )
    .await;
    done(
        &server,
        &admin,
        "create_project",
        json!({"name": "Hers", "time_zone": "UTC"}),
    )
    .await;
    done(&server, &owner, "remove_person", json!({"id": id})).await;

    assert_eq!(
        refused(&server, &admin, "people", json!({})).await,
        Failure::SignedOut
    );
    assert_eq!(
        refused(&server, &owner, "remove_person", json!({"id": id})).await,
        Failure::NotFound
    );
    let people = text(call(&server, &owner, "people", json!({})).await).await;
    assert!(
        !people.contains("Ada") && !people.contains("new@example.com"),
        "{people}"
    );
    let token = Token::presented(invitation.rsplit('/').next().expect("a token"));
    let joined = join(
        &server.services,
        &Default::default(),
        &token,
        "New",
        "harbour wall at noon",
    )
    .await;
    assert_eq!(joined.map(|_| ()), Err(Failure::NotFound));
    let log = events(&server, &owner).await;
    let hers = log
        .iter()
        .find(|event| event.kind == Kind::ProjectCreated)
        .expect("an event");
    assert_eq!(hers.actor_name, "Ada");
    assert!(log.iter().any(|event| event.kind == Kind::PersonRemoved));
    assert!(
        text(server.get("/audit", &owner.cookie).await)
            .await
            .contains("removed Ada from the workspace")
    );

    // The address can be invited again, for an account of its own.
    let email = &admin.staff.user.email;
    let again = invite(&server.services, &owner.staff, email, Role::Viewer, false, None)
        .await
        .expect("an invitation");
    let token = Token::presented(again.rsplit('/').next().expect("a token"));
    join(
        &server.services,
        &Default::default(),
        &token,
        "Ada again",
        "harbour wall at noon",
    )
    .await
    .expect("an account");
}

#[tokio::test]
async fn who_removes_whom() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let admin = server.colleague(&owner, Role::Admin, false).await;
    let viewer = server.colleague(&owner, Role::Viewer, false).await;
    let stranger = server.owner("Another agency").await;
    let (first, second) = (
        json!({"id": owner.staff.user.id}),
        json!({"id": admin.staff.user.id}),
    );
    assert_eq!(
        refused(&server, &admin, "remove_person", first.clone()).await,
        Failure::Forbidden
    );
    assert_eq!(
        refused(&server, &owner, "remove_person", first).await,
        Refusal::LastOwner.into()
    );
    assert_eq!(
        refused(&server, &stranger, "remove_person", second.clone()).await,
        Failure::NotFound
    );
    assert_eq!(
        refused(&server, &viewer, "remove_person", second).await,
        Failure::Forbidden
    );
    // Everybody changes their own name, as it was seen.
    let own = viewer.staff.user.id;
    done(
        &server,
        &viewer,
        "rename_person",
        json!({"id": own, "seen": "Agency", "name": "Vera"}),
    )
    .await;
    let late = json!({"id": own, "seen": "Agency", "name": "Ver"});
    assert_eq!(
        refused(&server, &viewer, "rename_person", late).await,
        Refusal::ChangedMeanwhile.into()
    );
    let owners = json!({"id": owner.staff.user.id, "seen": "Agency", "name": "Boss"});
    assert_eq!(
        refused(&server, &admin, "rename_person", owners).await,
        Failure::Forbidden
    );
    let (kind, details) = last(&server, &owner).await;
    assert_eq!(kind, Kind::PersonRenamed);
    assert!(details.contains("Vera"), "{details}");
}

#[tokio::test]
async fn two_owners_cannot_remove_each_other() {
    let server = Server::start().await;
    let first = server.owner("Agency").await;
    let second = server.colleague(&first, Role::Owner, true).await;
    let (one, two) = tokio::join!(
        call(
            &server,
            &first,
            "remove_person",
            json!({"id": second.staff.user.id})
        ),
        call(
            &server,
            &second,
            "remove_person",
            json!({"id": first.staff.user.id})
        )
    );
    let removed = [one.status(), two.status()];
    assert_eq!(
        removed.iter().filter(|status| **status == StatusCode::OK).count(),
        1,
        "{removed:?}"
    );
}
