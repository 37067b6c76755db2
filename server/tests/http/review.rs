//! A client decides: what a link opens, what a decision needs, and what is refused.

use crate::harness::{Browser, PEER, Server, request, text};
use axum::{body::Body, extract::ConnectInfo, response::Response};
use domain::{
    Failure, Field, LinkId, PostId, Problem, Refusal, RevisionId, UnixMillis,
    audit::Kind,
    link::{LinkStatus, VALIDITY},
    post::PostStatus,
    review::Verdict,
    time::DAY,
    views::{
        links::{ApproverChoice, NewApprover, NewLink},
        planner::{Draft, PostDetail},
    },
};
use http::{Method, StatusCode, header};
use service::{
    Services,
    actor::Caller,
    links::{create_link::create_link, end_link::revoke_link, regenerate_link::regenerate_link},
    ports::Clock,
    posts::{open_post::open_post, save_post::save_post},
    projects::{add_channel::add_channel, create_project::create_project, show_project::show_project},
    review::unlock::unlock,
    secrets::Token,
};
use std::{net::SocketAddr, sync::Arc};

/// A clock that stands.
struct Standing(UnixMillis);

impl Clock for Standing {
    fn now(&self) -> UnixMillis {
        self.0
    }
}

/// A post on an approval link.
struct Case {
    server: Server,
    owner: Browser,
    services: Services,
    project: domain::ProjectId,
    post: PostId,
    link: LinkId,
    token: String,
    password: String,
}

impl Case {
    async fn new() -> Self {
        Self::aged(0).await
    }

    /// A link that was created so many milliseconds ago.
    async fn aged(age: i64) -> Self {
        let server = Server::start().await;
        let then = server.services.clock.now().plus(-age);
        let services = Services {
            clock: Arc::new(Standing(then)),
            ..server.services.clone()
        };
        let owner = server.owner("Lumen").await;
        let project = create_project(&services, &owner.staff, "Northwind", "Europe/London")
            .await
            .expect("a project");
        add_channel(&services, &owner.staff, project, "x", "northwind")
            .await
            .expect("a channel");
        let channel = show_project(&services, &owner.staff, project)
            .await
            .expect("settings")
            .channels[0]
            .id;
        let draft = Draft {
            caption: "New beans".into(),
            channels: vec![channel],
            ..Draft::default()
        };
        let post = save_post(&services, &owner.staff, project, draft)
            .await
            .expect("a post");
        let approver = NewApprover {
            name: "Tom".into(),
            ..NewApprover::default()
        };
        let link = NewLink {
            project,
            posts: vec![post],
            approver: ApproverChoice::New(approver),
            title: "November".into(),
            message: String::new(),
            password: None,
        };
        let issued = create_link(&services, &owner.staff, link).await.expect("a link");
        let token = issued.url.rsplit('/').next().expect("a token").to_owned();
        Self {
            server,
            owner,
            services,
            project,
            post,
            link: issued.id,
            token,
            password: issued.password,
        }
    }

    async fn unlock(&self, password: &str) -> Response {
        let body = format!("token={}&password={password}", self.token);
        self.server.post("/api/unlock", "", body).await
    }

    /// The cookies of a browser that knows the password.
    async fn inside(&self) -> String {
        let response = self.unlock(&self.password).await;
        assert_eq!(response.status(), StatusCode::OK);
        cookies(&response)
    }

    async fn detail(&self) -> PostDetail {
        open_post(&self.server.services, &self.owner.staff, self.post)
            .await
            .expect("the post")
    }

    /// A decision on the current revision.
    async fn decide(&self, cookie: &str, verdict: &str, note: &str, key: u128) -> Response {
        let revision = self.detail().await.revision;
        self.decide_on(cookie, revision, verdict, note, key).await
    }

    async fn decide_on(
        &self,
        cookie: &str,
        seen: RevisionId,
        verdict: &str,
        note: &str,
        key: u128,
    ) -> Response {
        let body = self.decision(seen, verdict, note, key);
        self.server.post("/api/decide", cookie, body).await
    }

    fn decision(&self, seen: RevisionId, verdict: &str, note: &str, key: u128) -> String {
        let key = uuid::Uuid::from_u128(key);
        let (link, post) = (self.link, self.post);
        format!("link={link}&post={post}&revision={seen}&verdict={verdict}&note={note}&request_key={key}")
    }

    async fn edit(&self, caption: &str) {
        let detail = self.detail().await;
        let draft = Draft {
            post: Some((self.post, detail.card.version)),
            caption: caption.into(),
            channels: detail.content.channels,
            ..Draft::default()
        };
        save_post(&self.server.services, &self.owner.staff, self.project, draft)
            .await
            .expect("an edit");
    }

    async fn kinds(&self) -> Vec<Kind> {
        let mut db = self.server.services.store.read().await.expect("a database");
        let events = db
            .events_after(self.owner.staff.user.workspace_id, 0, 1_000)
            .await
            .expect("events");
        events.into_iter().map(|event| event.kind).collect()
    }
}

fn cookies(response: &Response) -> String {
    let all = response.headers().get_all(header::SET_COOKIE).iter();
    let pairs: Vec<_> = all
        .filter_map(|c| c.to_str().ok()?.split(';').next().map(str::to_owned))
        .collect();
    pairs.join("; ")
}

async fn failure(response: Response) -> Failure {
    let status = response.status().as_u16();
    let body = text(response).await;
    let failure: Failure = serde_json::from_str(&body).expect(&body);
    assert_eq!(failure.status(), status);
    failure
}

#[tokio::test]
async fn a_mail_scanner_leaves_no_opened_and_changes_nothing() {
    let case = Case::new().await;
    let before = case.detail().await;
    let path = format!("/r/{}", case.token);
    let head = request(Method::HEAD, &path, "")
        .body(Body::empty())
        .expect("a request");
    assert_eq!(case.server.send(head).await.status(), StatusCode::OK);
    let page = case.server.get(&path, "").await;
    assert_eq!(page.status(), StatusCode::OK);
    let page = text(page).await;
    assert!(page.contains("Northwind"), "the door says what it is about");
    assert!(!page.contains("New beans"), "and shows nothing of it");
    let kinds = case.kinds().await;
    assert!(!kinds.contains(&Kind::LinkOpened) && !kinds.contains(&Kind::PostViewed));
    assert_eq!(case.detail().await.card, before.card);
}

#[tokio::test]
async fn an_approval_is_bound_to_its_revision_and_logged() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    assert_eq!(
        case.decide(&cookie, "approved", "", 1).await.status(),
        StatusCode::OK
    );
    assert_eq!(case.detail().await.card.status, PostStatus::Approved);
    let kinds = case.kinds().await;
    assert!(kinds.ends_with(&[Kind::LinkOpened, Kind::Approved]), "{kinds:?}");
    case.edit("Other beans").await;
    assert_eq!(case.detail().await.card.status, PostStatus::Draft);
}

#[tokio::test]
async fn a_request_for_changes_needs_a_reason() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    for verdict in ["changes_requested", "rejected"] {
        let told = failure(case.decide(&cookie, verdict, "", 1).await).await;
        assert_eq!(told.problem_of(Field::Note), Some(&Problem::Required));
    }
    assert_eq!(
        case.decide(&cookie, "changes_requested", "A+warmer+picture", 1)
            .await
            .status(),
        StatusCode::OK
    );
    let detail = case.detail().await;
    assert_eq!(detail.card.status, PostStatus::Changes);
    assert_eq!(
        detail.notes.last().map(|n| n.body.as_str()),
        Some("A warmer picture")
    );
}

#[tokio::test]
async fn a_decision_on_a_stale_revision_is_refused_and_logged() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let seen = case.detail().await.revision;
    case.edit("Other beans").await;
    let told = failure(case.decide_on(&cookie, seen, "approved", "", 1).await).await;
    assert_eq!(told, Failure::Refused(Refusal::PostChanged));
    assert_eq!(case.detail().await.card.status, PostStatus::Draft);
    assert_eq!(case.kinds().await.last(), Some(&Kind::DecisionRefused));
}

#[tokio::test]
async fn a_second_decision_is_refused_but_a_repeated_request_is_the_same_decision() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    for _ in 0..2 {
        assert_eq!(
            case.decide(&cookie, "approved", "", 7).await.status(),
            StatusCode::OK
        );
    }
    let approvals = |kinds: Vec<Kind>| kinds.iter().filter(|k| **k == Kind::Approved).count();
    assert_eq!(approvals(case.kinds().await), 1);
    for verdict in ["approved", "rejected"] {
        let told = failure(case.decide(&cookie, verdict, "no", 8).await).await;
        assert!(
            matches!(&told, Failure::Refused(Refusal::AlreadyDecided { verdict: Verdict::Approved, by, .. }) if by == "Tom"),
            "{told:?}"
        );
    }
    assert_eq!(case.detail().await.card.status, PostStatus::Approved);
}

#[tokio::test]
async fn nothing_is_decided_after_a_revocation() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let unknown = case.server.get("/r/unknown", "").await;
    revoke_link(&case.server.services, &case.owner.staff, case.link)
        .await
        .expect("a revocation");
    assert_eq!(
        failure(case.decide(&cookie, "approved", "", 1).await).await,
        Failure::SignedOut
    );
    assert_eq!(
        failure(case.unlock(&case.password).await).await,
        Failure::NotFound
    );
    assert_eq!(case.detail().await.card.status, PostStatus::Draft);
    let revoked = case.server.get(&format!("/r/{}", case.token), "").await;
    assert_eq!(
        (revoked.status(), unknown.status()),
        (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND)
    );
    let review = case.server.get(&format!("/review/{}", case.link), &cookie).await;
    assert_eq!(review.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nothing_is_decided_after_the_expiry() {
    let case = Case::aged(VALIDITY + DAY).await;
    // A browser that unlocked in time, and came back too late.
    let early = Services {
        clock: Arc::new(Standing(case.services.clock.now())),
        ..case.server.services.clone()
    };
    let token = Token::presented(&case.token);
    assert!(
        unlock(&early, &Caller::default(), &token, &case.password, |_| None)
            .await
            .is_ok()
    );
    let expired = Failure::Refused(Refusal::LinkNotActive(LinkStatus::Expired));
    assert_eq!(failure(case.unlock(&case.password).await).await, expired);
    let page = case.server.get(&format!("/r/{}", case.token), "").await;
    assert_eq!(page.status(), StatusCode::GONE);
    let page = text(page).await;
    assert!(page.contains("This link has expired"));
    assert!(!page.contains("Northwind"), "an expired link shows nothing else");
}

#[tokio::test]
async fn asking_for_a_new_link_is_passed_on_three_times_an_hour_and_always_answered() {
    let case = Case::aged(VALIDITY + DAY).await;
    for _ in 0..5 {
        let body = format!("token={}", case.token);
        assert_eq!(
            case.server.post("/api/request_new_link", "", body).await.status(),
            StatusCode::OK
        );
    }
    let asked = case
        .kinds()
        .await
        .iter()
        .filter(|k| **k == Kind::NewLinkRequested)
        .count();
    assert_eq!(asked, 3);
    assert_eq!(
        case.server
            .post("/api/request_new_link", "", "token=unknown")
            .await
            .status(),
        StatusCode::OK
    );
}

#[tokio::test]
async fn guesses_over_the_limit_are_refused_even_with_the_right_password() {
    let case = Case::new().await;
    let known_browser = case.inside().await;
    for _ in 0..10 {
        let told = failure(case.unlock("wrong-password").await).await;
        assert_eq!(told.problem_of(Field::Password), Some(&Problem::Wrong));
    }
    let told = failure(case.unlock(&case.password).await).await;
    assert!(
        matches!(
            told,
            Failure::TooManyTries {
                retry_after_s: Some(1..=900)
            }
        ),
        "{told:?}"
    );

    // A forged header does not make a new visitor; the browser that unlocked before is let through.
    let body = || format!("token={}&password={}", case.token, case.password);
    let attempt = |cookie: &str, forwarded: &str, peer: &str| {
        let mut request = request(Method::POST, "/api/unlock", cookie)
            .header("sec-fetch-site", "same-origin")
            .header("x-forwarded-for", forwarded)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body()))
            .expect("a request");
        request.headers_mut().insert(
            header::ACCEPT,
            header::HeaderValue::from_static("application/json"),
        );
        request
            .extensions_mut()
            .insert(ConnectInfo(peer.parse::<SocketAddr>().expect("an address")));
        request
    };
    let forged = case.server.send(attempt("", "203.0.113.9", PEER)).await;
    assert_eq!(forged.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        case.server.send(attempt(&known_browser, "", PEER)).await.status(),
        StatusCode::OK
    );
    let elsewhere = case.server.send(attempt("", "", "198.51.100.4:5000")).await;
    assert_eq!(elsewhere.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_regenerated_link_ends_the_old_one_everywhere() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    regenerate_link(&case.server.services, &case.owner.staff, case.link, None)
        .await
        .expect("a new link");
    assert_eq!(
        failure(case.decide(&cookie, "approved", "", 1).await).await,
        Failure::SignedOut
    );
    assert_eq!(
        failure(case.unlock(&case.password).await).await,
        Failure::NotFound
    );
}

#[tokio::test]
async fn a_link_opens_nothing_of_another_link() {
    let (ours, theirs) = (Case::new().await, Case::new().await);
    let cookie = ours.inside().await;
    assert_eq!(
        failure(ours.decide("", "approved", "", 1).await).await,
        Failure::SignedOut
    );
    let foreign = uuid::Uuid::from_u128(5);
    let body = ours.decision(ours.detail().await.revision, "approved", "", 1);
    let body = body.replace(&ours.post.to_string(), &foreign.to_string());
    assert_eq!(
        failure(ours.server.post("/api/decide", &cookie, body).await).await,
        Failure::NotFound
    );
    let their_page = ours
        .server
        .get(&format!("/review/{}", theirs.link), &cookie)
        .await;
    assert_eq!(their_page.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_plain_form_is_answered_with_a_redirect_and_loses_nothing() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let seen = case.detail().await.revision;
    case.edit("Other beans").await;
    let body = case.decision(seen, "changes_requested", "Use+the+summer+photo", 1);
    let form = request(Method::POST, "/api/decide", &cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .expect("a request");
    let answer = case.server.send(form).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let to = answer.headers()[header::LOCATION]
        .to_str()
        .expect("text")
        .to_owned();
    assert_eq!(to, format!("/review/{}#post-{}", case.link, case.post));
    let page = text(case.server.get(&format!("/review/{}", case.link), &cookie).await).await;
    assert!(page.contains("This post changed since you opened it"), "{page}");
    assert!(page.contains("Use the summer photo"), "the note is kept");
}

#[tokio::test]
async fn a_request_key_is_one_decision_and_never_another_one() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    assert_eq!(
        case.decide(&cookie, "approved", "", 7).await.status(),
        StatusCode::OK
    );
    let undo = format!("link={}&post={}", case.link, case.post);
    assert_eq!(
        case.server.post("/api/undo", &cookie, undo).await.status(),
        StatusCode::OK
    );
    assert_eq!(case.detail().await.card.status, PostStatus::Awaiting);
    // An old page sends another verdict under the key that was used: it must not look as if it were taken.
    let told = failure(case.decide(&cookie, "rejected", "no", 7).await).await;
    assert_eq!(told, Failure::Refused(Refusal::PostChanged));
    assert_eq!(
        case.decide(&cookie, "rejected", "no", 8).await.status(),
        StatusCode::OK
    );
    assert_eq!(case.detail().await.card.status, PostStatus::Rejected);
}

#[tokio::test]
async fn moves_are_told_by_their_dates_wherever_they_are_made() {
    let case = Case::new().await;
    let detail = case.detail().await;
    let draft = Draft {
        post: Some((case.post, detail.card.version)),
        caption: "New beans".into(),
        channels: detail.content.channels,
        date: "2099-03-01".into(),
        time: "10:30".into(),
        ..Draft::default()
    };
    save_post(&case.server.services, &case.owner.staff, case.project, draft)
        .await
        .expect("a move");
    let cookie = case.inside().await;
    let body = format!("link={}&post={}&date=2099-03-02&time=11:30", case.link, case.post);
    assert_eq!(
        case.server.post("/api/reschedule", &cookie, body).await.status(),
        StatusCode::OK
    );
    let history = case.detail().await.history;
    let told = |kind: Kind| {
        let line = history.iter().find(|line| line.kind == kind).expect("a line");
        app::words::of_event(line)
    };
    assert_eq!(
        told(Kind::PostMoved),
        "moved “New beans” to 2099-03-01 10:30 Europe/London"
    );
    assert_eq!(
        told(Kind::Rescheduled),
        "moved “New beans” to 2099-03-02 11:30 Europe/London"
    );
    let past = format!("link={}&post={}&date=2001-03-02&time=11:30", case.link, case.post);
    let told = failure(case.server.post("/api/reschedule", &cookie, past).await).await;
    assert_eq!(told.problem_of(Field::Schedule), Some(&Problem::InPast));
}

#[tokio::test]
async fn a_project_named_in_markup_stays_a_name() {
    let case = Case::new().await;
    let name = "</title><meta http-equiv=refresh content=0>";
    let (services, staff) = (&case.server.services, &case.owner.staff);
    service::projects::save_project::save_project(services, staff, case.project, name, "UTC")
        .await
        .expect("a name");
    let cookie = case.inside().await;
    let link = case.link;
    for (path, cookie) in [
        (format!("/review/{link}"), &cookie),
        (format!("/review/{link}/calendar"), &cookie),
        (format!("/p/{}/calendar", case.project), &case.owner.cookie),
    ] {
        let page = case.server.get(&path, cookie).await;
        assert_eq!(page.status(), StatusCode::OK, "{path}");
        let page = text(page).await;
        assert!(page.contains("<title>"), "{path}");
        assert!(!page.contains(name), "{path}");
    }
}

#[tokio::test]
async fn a_permission_that_was_taken_away_meanwhile_permits_nothing() {
    use domain::staff::Role;
    let case = Case::new().await;
    let services = &case.server.services;
    let before = case.server.colleague(&case.owner, Role::Editor, true).await.staff;
    let change = service::staff::change_person::change_person;
    change(services, &case.owner.staff, before.user.id, Role::Viewer, false)
        .await
        .expect("a change");
    // A request that was let in before the change, and comes to its transaction after it.
    let told = service::links::extend_link::extend_link(services, &before, case.link).await;
    assert_eq!(told, Err(Failure::Forbidden));
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_told_as_such() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let body = case.decision(case.detail().await.revision, "published", "", 1);
    assert_eq!(
        failure(case.server.post("/api/decide", &cookie, body).await).await,
        Failure::Invalid(Vec::new())
    );
}
