//! A request whose answer was lost is sent again: under one key, one thing is made.

use crate::{
    case::{Case, failure},
    harness::{Browser, text},
};
use domain::{
    Failure, LinkId, PostId, Refusal, audit::Kind, link::LinkStatus, staff::Role, views::links::Issued,
};
use http::StatusCode;
use serde_json::{Value, json};

/// How many send the same at once.
const TWINS: usize = 5;

fn key(number: u128) -> Value {
    json!(uuid::Uuid::from_u128(number))
}

/// A value with another one in a place of it.
fn with(body: &Value, pointer: &str, value: impl Into<Value>) -> Value {
    let mut body = body.clone();
    *body.pointer_mut(pointer).expect(pointer) = value.into();
    body
}

impl Case {
    /// What a call is answered, if it is let through.
    async fn ask(&self, path: &str, body: &Value) -> Value {
        self.ask_as(&self.owner, path, body).await
    }

    async fn ask_as(&self, person: &Browser, path: &str, body: &Value) -> Value {
        let path = format!("/api/{path}");
        let response = self.server.post_json(&path, &person.cookie, body).await;
        let (status, text) = (response.status(), text(response).await);
        assert_eq!(status, StatusCode::OK, "{path}: {text}");
        serde_json::from_str(&text).expect(&text)
    }

    /// What a call is refused with.
    async fn refused(&self, path: &str, body: &Value) -> Failure {
        let path = format!("/api/{path}");
        failure(self.server.post_json(&path, &self.owner.cookie, body).await).await
    }

    /// Sends the same some times at once; all are let through.
    async fn at_once(&self, path: &str, body: &Value) -> Vec<Value> {
        futures::future::join_all((0..TWINS).map(|_| self.ask(path, body))).await
    }

    async fn count(&self, kind: Kind) -> usize {
        self.kinds().await.into_iter().filter(|k| *k == kind).count()
    }

    fn draft(&self, channel: &Value) -> Value {
        json!({"project": self.project, "draft": {
            "post": null, "caption": "Told once", "channels": [channel], "variants": [], "media": [],
            "date": "", "time": "", "campaign": "", "creator_note": "", "request_key": null
        }})
    }

    async fn channel(&self) -> Value {
        let project = self.ask("project", &json!({"id": self.project})).await;
        project["channels"][0]["id"].clone()
    }

    async fn version(&self, post: &Value) -> Value {
        self.ask("post", &json!({"id": post})).await["card"]["version"].clone()
    }

    fn new_link(&self, post: PostId) -> Value {
        json!({"link": {
            "project": self.project, "posts": [post], "title": "December", "message": "", "password": null,
            "approver": {"New": {"name": "Ada", "email": "ada@example.com", "phone": ""}},
            "request_key": null
        }})
    }

    async fn unlocks(&self, issued: &Value) -> bool {
        let token = issued["url"].as_str().and_then(|url| url.rsplit('/').next());
        let (token, password) = (
            token.expect("a token"),
            issued["password"].as_str().expect("a password"),
        );
        let body = format!("token={token}&password={password}");
        self.server.post("/api/unlock", "", body).await.status() == StatusCode::OK
    }

    async fn links(&self) -> Vec<Value> {
        let links = self.ask("links", &json!({})).await;
        let mine = |row: &&Value| row["title"] != "November";
        let rows = links.as_array().expect("rows").iter().filter(mine);
        rows.cloned().collect()
    }

    async fn approvers(&self, email: &str) -> usize {
        let project = self.ask("project", &json!({"id": self.project})).await;
        let all = project["approvers"].as_array().expect("approvers");
        all.iter().filter(|a| a["email"] == email).count()
    }
}

#[tokio::test]
async fn a_post_is_saved_once() {
    let case = Case::new().await;
    let keyless = case.draft(&case.channel().await);
    let before = case.count(Kind::PostCreated).await;
    let body = with(&keyless, "/draft/request_key", key(1));
    let first = case.ask("save_post", &body).await;
    for again in case.at_once("save_post", &body).await {
        assert_eq!(again, first);
    }
    assert_eq!(case.count(Kind::PostCreated).await, before + 1);
    assert_eq!(case.version(&first[0]).await, 1);
    // All at once, before any is answered.
    let other = with(&keyless, "/draft/request_key", key(2));
    let twins = case.at_once("save_post", &other).await;
    assert!(twins.iter().all(|id| *id == twins[0]) && twins[0] != first);
    assert_eq!(case.count(Kind::PostCreated).await, before + 2);
    // Somebody else's key is another key; without one, each is a post of its own.
    let editor = case.server.colleague(&case.owner, Role::Editor, false).await;
    assert_ne!(case.ask_as(&editor, "save_post", &body).await, first);
    let mut old = keyless.clone();
    old["draft"]
        .as_object_mut()
        .expect("a draft")
        .remove("request_key");
    assert_ne!(
        case.ask("save_post", &old).await,
        case.ask("save_post", &keyless).await
    );
    assert_eq!(case.count(Kind::PostCreated).await, before + 5);
}

#[tokio::test]
async fn what_was_typed_on_is_a_change_of_the_post_that_was_saved() {
    let case = Case::new().await;
    let first = with(&case.draft(&case.channel().await), "/draft/request_key", key(1));
    let id = case.ask("save_post", &first).await[0].clone();
    let second = with(&first, "/draft/caption", "Told once, and better");
    for _ in 0..2 {
        assert_eq!(case.ask("save_post", &second).await, json!([id, 2]));
    }
    let third = with(&second, "/draft/date", "2099-05-01");
    assert_eq!(case.ask("save_post", &third).await, json!([id, 3]));
    let post = case.ask("post", &json!({"id": id})).await;
    assert_eq!(post["content"]["caption"], "Told once, and better");
    assert_eq!(post["card"]["when"]["day"]["date"], "2099-05-01");
    assert_eq!(
        (&post["revision_number"], &post["card"]["version"]),
        (&json!(2), &json!(3))
    );
    // A colleague was there meanwhile: nothing of theirs is lost, and no second post is made unasked.
    let moved = json!({"posts": [[id, 3]], "date": "2099-05-02"});
    case.ask("move_posts", &moved).await;
    assert_eq!(
        case.ask("save_post", &third).await,
        json!([id, 3]),
        "what was saved was saved"
    );
    let fourth = with(&third, "/draft/caption", "Too late");
    let told = case.refused("save_post", &fourth).await;
    assert_eq!(told, Refusal::AlreadyMade.into());
    let deleted = json!({"posts": [[id, 4]]});
    case.ask("delete_posts", &deleted).await;
    let told = case.refused("save_post", &fourth).await;
    assert_eq!(told, Refusal::AlreadyMade.into());
    assert_eq!(case.count(Kind::PostCreated).await, 2);
}

#[tokio::test]
async fn a_change_whose_answer_was_lost_is_not_a_colleagues() {
    let case = Case::new().await;
    let draft = case.draft(&case.channel().await);
    let opened = json!([case.post, case.detail().await.card.version]);
    let first = with(&draft, "/draft/post", opened);
    let first = with(&first, "/draft/request_key", key(1));
    for _ in 0..2 {
        case.ask("save_post", &first).await;
    }
    let second = with(&first, "/draft/caption", "And on");
    case.ask("save_post", &second).await;
    let detail = case.detail().await;
    assert_eq!(
        (detail.content.caption.as_str(), detail.revision_number),
        ("And on", 3)
    );
    // A page that forgot what it had opened finds it by the key.
    let other = with(&second, "/draft/post", Value::Null);
    assert_eq!(
        case.ask("save_post", &with(&other, "/draft/caption", "New"))
            .await[0],
        json!(case.post)
    );
    case.edit("A colleague's").await;
    let told = case
        .refused("save_post", &with(&second, "/draft/caption", "Mine"))
        .await;
    assert_eq!(told, Refusal::EditedMeanwhile.into());
    // Who has seen the colleague's version and chooses their own words saves them, under whatever key they were kept.
    let seen = json!([case.post, case.detail().await.card.version]);
    let mine = with(&with(&second, "/draft/caption", "Mine"), "/draft/post", seen);
    case.ask("save_post", &mine).await;
    assert_eq!(case.detail().await.content.caption, "Mine");
}

#[tokio::test]
async fn a_change_goes_on_from_the_version_that_was_sent_again() {
    let case = Case::new().await;
    let opened = json!([case.post, case.detail().await.card.version]);
    let first = with(&case.draft(&case.channel().await), "/draft/post", opened);
    let first = with(&first, "/draft/request_key", key(1));
    case.ask("save_post", &first).await;
    let version = case
        .ask(
            "resend_post",
            &json!({"id": case.post, "version": case.detail().await.card.version, "anyway": false}),
        )
        .await;
    assert_eq!(version, json!(case.detail().await.card.version));
    // Its answer was lost: the same once more changes nothing, and is nobody else's.
    let again = with(&first, "/draft/request_key", key(3));
    assert_eq!(case.ask("save_post", &again).await, json!([case.post, version]));
    let other = with(
        &with(&again, "/draft/request_key", key(4)),
        "/draft/caption",
        "Other words",
    );
    assert_eq!(
        case.refused("save_post", &other).await,
        Refusal::EditedMeanwhile.into()
    );
    let second = with(&first, "/draft/caption", "Typed while it was sent");
    let second = with(&second, "/draft/post", json!([case.post, version]));
    case.ask("save_post", &with(&second, "/draft/request_key", key(2)))
        .await;
    assert_eq!(case.detail().await.content.caption, "Typed while it was sent");
}

#[tokio::test]
async fn a_link_is_made_once_and_its_last_answer_opens_it() {
    let case = Case::new().await;
    let body = with(&case.new_link(case.post), "/link/request_key", key(1));
    let lost = case.ask("create_link", &body).await;
    let seen = case.ask("create_link", &body).await;
    assert_eq!(lost["id"], seen["id"]);
    assert!(!case.unlocks(&lost).await, "nobody saw these");
    assert!(case.unlocks(&seen).await);
    assert_eq!(case.links().await.len(), 1);
    assert_eq!(case.approvers("ada@example.com").await, 1);
    let kinds = (
        case.count(Kind::LinkCreated).await,
        case.count(Kind::LinkRegenerated).await,
        case.count(Kind::ApproverAdded).await,
    );
    assert_eq!(kinds, (2, 1, 2), "beside the link of the case and its approver");
    // All at once: one link, and one of the answers opens it.
    let twins = with(&body, "/link/request_key", key(2));
    let answers = case.at_once("create_link", &twins).await;
    let mut open = 0;
    for answer in &answers {
        assert_eq!(answer["id"], answers[0]["id"]);
        open += usize::from(case.unlocks(answer).await);
    }
    assert_eq!(open, 1);
    assert_eq!(case.links().await.len(), 2);
    // Without a key each is a link of its own, as before.
    let mut old = body.clone();
    old["link"].as_object_mut().expect("a link").remove("request_key");
    for _ in 0..2 {
        case.ask("create_link", &old).await;
    }
    assert_eq!(case.links().await.len(), 4);
}

#[tokio::test]
async fn a_chosen_password_may_change_between_the_tries() {
    let case = Case::new().await;
    let body = with(&case.new_link(case.post), "/link/request_key", key(1));
    let first = with(&body, "/link/password", "quiet harbour 41");
    let second = with(&body, "/link/password", "quiet harbour 42");
    let lost = case.ask("create_link", &first).await;
    let seen = case.ask("create_link", &second).await;
    assert_eq!(
        (&lost["id"], &seen["password"]),
        (&seen["id"], &json!("quiet harbour 42"))
    );
    assert!(case.unlocks(&seen).await);
    // A refused password changes nothing of the link that is there.
    let told = case
        .refused("create_link", &with(&body, "/link/password", "short"))
        .await;
    assert!(matches!(told, Failure::Invalid(_)), "{told:?}");
    assert!(case.unlocks(&seen).await);
}

#[tokio::test]
async fn a_link_with_other_words_takes_the_place_of_the_one_that_nobody_saw() {
    let case = Case::new().await;
    let body = with(&case.new_link(case.post), "/link/request_key", key(1));
    let lost = case.ask("create_link", &body).await;
    let other = with(&body, "/link/message", "Please look until Friday");
    let seen = case.ask("create_link", &other).await;
    assert_ne!(lost["id"], seen["id"]);
    assert!(!case.unlocks(&lost).await);
    assert!(case.unlocks(&seen).await);
    let active = |rows: Vec<Value>| rows.iter().filter(|row| row["status"] == "active").count();
    assert_eq!(active(case.links().await), 1);
    assert_eq!(case.approvers("ada@example.com").await, 1);
    assert_eq!(case.count(Kind::LinkRevoked).await, 1);
    // The post still waits for this client.
    assert_eq!(
        case.ask("post", &json!({"id": case.post})).await["card"]["status"],
        "awaiting"
    );
    // Once a colleague has given it other keys, it is theirs.
    let issued: Issued = serde_json::from_value(seen).expect("a link");
    case.ask("regenerate_link", &json!({"id": issued.id})).await;
    for body in [&other, &with(&other, "/link/title", "New year")] {
        let told = case.refused("create_link", body).await;
        assert_eq!(told, Refusal::AlreadyMade.into());
    }
    case.ask("revoke_link", &json!({"id": issued.id})).await;
    let told = case.refused("create_link", &other).await;
    assert_eq!(told, Refusal::AlreadyMade.into());
    assert_eq!(status(&case, issued.id).await, LinkStatus::Revoked);
}

async fn status(case: &Case, id: LinkId) -> LinkStatus {
    let link = case.ask("link", &json!({"id": id})).await;
    serde_json::from_value(link["row"]["status"].clone()).expect("a status")
}

#[tokio::test]
async fn approvers_channels_and_projects_are_made_once() {
    let case = Case::new().await;
    let (project, approver) = (
        case.project,
        json!({"name": "Ada", "email": "ada@example.com", "phone": ""}),
    );
    let calls = [
        (
            "add_approver",
            json!({"project": project, "approver": approver, "request_key": null}),
            "/approver/name",
            Kind::ApproverAdded,
        ),
        (
            "add_channel",
            json!({"project": project, "platform": "bluesky", "handle": "north", "request_key": null}),
            "/handle",
            Kind::ChannelAdded,
        ),
        (
            "create_project",
            json!({"name": "Harbour", "time_zone": "UTC", "request_key": null}),
            "/name",
            Kind::ProjectCreated,
        ),
    ];
    for (number, (path, keyless, typed, kind)) in (1..).zip(calls) {
        let before = case.count(kind).await;
        let body = with(&keyless, "/request_key", key(number));
        let answers = case.at_once(path, &body).await;
        let again = case.ask(path, &body).await;
        assert!(
            answers.iter().all(|answer| *answer == again),
            "{path}: {answers:?}"
        );
        assert_eq!(case.count(kind).await, before + 1, "{path}");
        // Typed on: it is told that the first try was saved, and is made by a new key only.
        let other = with(&body, typed, "Other");
        let told = case.refused(path, &other).await;
        assert_eq!(told, Refusal::AlreadyMade.into(), "{path}");
        case.ask(path, &with(&other, "/request_key", key(number + 10)))
            .await;
        assert_eq!(case.count(kind).await, before + 2, "{path}");
        // The key of one kind makes nothing of another.
        let foreign = with(&body, "/request_key", key(20));
        let invited = json!({"email": format!("{number}@example.com"), "role": "viewer", "links": false, "request_key": key(20)});
        case.ask("invite", &invited).await;
        assert_eq!(
            case.refused(path, &foreign).await,
            Refusal::AlreadyMade.into(),
            "{path}"
        );
    }
    assert_eq!(case.approvers("ada@example.com").await, 2, "Ada, and Other");
}

#[tokio::test]
async fn somebody_is_invited_once_and_the_last_address_lets_them_in() {
    let case = Case::new().await;
    let body = json!({"email": "zoe@example.com", "role": "editor", "links": true, "request_key": key(1)});
    let lost = case.ask("invite", &body).await;
    let seen = case.ask("invite", &body).await;
    let looked = async |address: &Value| {
        let token = address.as_str().and_then(|url| url.rsplit('/').next());
        let body = format!("token={}", token.expect("a token"));
        case.server.post("/api/invitation", "", body).await.status()
    };
    assert_eq!(looked(&lost).await, StatusCode::NOT_FOUND);
    assert_eq!(looked(&seen).await, StatusCode::OK);
    let mistyped = seen;
    let right = with(&body, "/email", "zoe.k@example.com");
    let answers = case.at_once("invite", &right).await;
    assert_eq!(looked(&mistyped).await, StatusCode::NOT_FOUND);
    let mut open = 0;
    for answer in &answers {
        open += usize::from(looked(answer).await == StatusCode::OK);
    }
    assert_eq!(open, 1);
    let people = case.ask("people", &json!({})).await;
    let invited = people["invited"].as_array().expect("invitations");
    assert_eq!(invited.len(), 1);
    assert_eq!(invited[0]["email"], "zoe.k@example.com");
    assert_eq!(
        case.count(Kind::PersonInvited).await,
        case.count(Kind::InvitationWithdrawn).await + 1
    );
}

#[tokio::test]
async fn a_note_of_staff_is_sent_once() {
    let case = Case::new().await;
    let body = json!({"id": case.post, "note": "Thank you", "request_key": key(1)});
    case.at_once("answer", &body).await;
    case.ask("answer", &body).await;
    assert_eq!(case.count(Kind::NoteAdded).await, 1);
    let told = case.refused("answer", &with(&body, "/note", "Thanks!")).await;
    assert_eq!(told, Refusal::AlreadyMade.into());
    for _ in 0..2 {
        case.ask("answer", &json!({"id": case.post, "note": "Thank you"}))
            .await;
    }
    assert_eq!(case.count(Kind::NoteAdded).await, 3);
}

#[tokio::test]
async fn a_calendar_is_shared_once() {
    let case = Case::new().await;
    let options = json!({
        "from": null, "to": null, "channels": [], "captions": true, "embeddable": false, "title": "", "logo": null,
        "accent": "green"
    });
    let body = json!({
        "target": {"New": {"project": case.project, "replaces": null}},
        "form": {"options": options, "password": "Remove"},
        "request_key": key(1)
    });
    let answers = case.at_once("share_calendar", &body).await;
    for answer in &answers {
        assert_eq!(answer["url"], answers[0]["url"]);
    }
    assert_eq!(case.count(Kind::CalendarShared).await, 1);
    assert_eq!(
        case.count(Kind::SharedCalendarChanged).await,
        0,
        "nothing was changed by the others"
    );
    // Typed on: the same link, as it is wanted now; a generated password is shown again by making another.
    let second = with(&body, "/form/options/captions", false);
    let second = with(&second, "/form/password", "Generate");
    let mut passwords = Vec::new();
    for _ in 0..2 {
        let answer = case.ask("share_calendar", &second).await;
        assert_eq!(answer["url"], answers[0]["url"]);
        assert_eq!(answer["row"]["options"]["captions"], false);
        passwords.push(answer["password"].as_str().expect("a password").to_owned());
    }
    assert_ne!(passwords[0], passwords[1]);
    // A new address in place of it, twice: one new address.
    let seen = case
        .ask("shared_calendar_settings", &json!({"project": case.project}))
        .await["active"]["row"]["seen"]
        .clone();
    let renew = json!({
        "target": {"New": {"project": case.project, "replaces": seen}},
        "form": {"options": options, "password": "Keep"},
        "request_key": key(2)
    });
    let renewed = case.ask("share_calendar", &renew).await;
    assert_ne!(renewed["url"], answers[0]["url"]);
    assert_eq!(case.ask("share_calendar", &renew).await["url"], renewed["url"]);
    assert_eq!(case.count(Kind::CalendarShared).await, 2);
    // What a colleague changed since stands.
    let theirs = json!({
        "target": {"Existing": renewed["row"]["seen"]},
        "form": {"options": with(&options, "/title", "Theirs"), "password": "Keep"}
    });
    case.ask("share_calendar", &theirs).await;
    let told = case
        .refused("share_calendar", &with(&renew, "/form/options/title", "Mine"))
        .await;
    assert_eq!(told, Refusal::SharedCalendarChanged.into());
}
