//! What a decision needs, what it leaves, and what is refused.

use crate::{
    case::{Case, cookies, failure},
    harness::{header_of, request, text},
};
use axum::body::Body;
use domain::{
    Failure, Field, LinkId, PostId, Problem, Refusal,
    audit::Kind,
    link::VALIDITY,
    post::PostStatus,
    review::{UNDO_WINDOW, Verdict},
    time::HOUR,
    views::{
        links::{ApproverChoice, NewApprover, NewLink},
        planner::Draft,
    },
};
use http::{Method, StatusCode, header};
use service::{
    Services,
    history::verify::{Finding, verify},
    links::{create_link::create_link, extend_link::extend_link, revoke_link::revoke_link},
    posts::{delete_posts::delete_posts, open_post::open_post, save_post::save_post},
};
use std::sync::Arc;
use testing::Hands;

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
    assert_eq!(to, format!("/review/{}#refused", case.link));
    let page = text(case.server.get(&format!("/review/{}", case.link), &cookie).await).await;
    assert!(page.contains("This post changed since you opened it"), "{page}");
    assert!(page.contains("Use the summer photo"), "the note is kept");
    let form = page.split("id=\"refused\"").nth(1).expect("the form");
    assert!(form[..form.find("</details>").expect("its end")].contains("Use the summer photo"));
}

#[tokio::test]
async fn without_scripts_what_is_undone_brings_its_words_back_and_what_moved_says_where_it_is() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let plain = async |path: &str, body: String| {
        let answer = case.plain(path, &cookie, body).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        text(case.server.get(&format!("/review/{}", case.link), &cookie).await).await
    };
    let body = case.decision(
        case.detail().await.revision,
        "changes_requested",
        "The+other+cup",
        1,
    );
    plain("/api/decide", body).await;
    let about = format!("link={}&post={}", case.link, case.post);
    // A second tap has nothing to take back, and loses nothing.
    for _ in 0..2 {
        let page = plain("/api/undo", about.clone()).await;
        let form = page
            .split("data-form=\"changes\"")
            .nth(1)
            .expect("a form for changes");
        let form = form.split("</form>").next().unwrap_or_default();
        assert!(
            form.starts_with(" open") && form.contains("The other cup"),
            "{form}"
        );
    }

    let page = plain("/api/reschedule", format!("{about}&date=2099-03-02&time=11:30")).await;
    assert!(
        page.contains("Moved: now planned for Mon 2 Mar 2099, 11:30 (London)."),
        "{page}"
    );
    let page = plain("/api/reschedule", format!("{about}&date=2199-03-02&time=11:30")).await;
    assert!(page.contains("Please choose a year from 2000 to 2100."), "{page}");
    // Decided meanwhile, the post has no such field: the sentence stands all the same.
    case.decide(&cookie, "approved", "", 2).await;
    let page = plain("/api/reschedule", format!("{about}&date=2199-03-02&time=11:30")).await;
    let told = page
        .split("id=\"refused\"")
        .nth(1)
        .expect("where the answer leads");
    let told = told.split("</div></div>").next().unwrap_or_default();
    assert!(told.contains("role=\"alert\""), "{told}");
    // What was refused of an undo is said where it was asked for.
    plain("/api/undo", about.clone()).await;
    let page = plain("/api/undo", about.clone()).await;
    assert!(page.contains("There is nothing of yours to undo"), "{page}");
    // Of a text in which nothing can be seen nothing is kept.
    let body = case.decision(case.detail().await.revision, "changes_requested", "+++", 3);
    let page = plain("/api/decide", body).await;
    assert!(!page.contains(">   </textarea>"), "{page}");
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

/// A bulk decision is one tap, and so is its undo: each post is taken back or stays, by a script and by a plain form.
#[tokio::test]
async fn several_decisions_are_taken_back_by_one_request() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let seen = case.detail().await.revision;
    let both = format!(
        "link={}&posts[0]={}:{seen}&request_key={}",
        case.link,
        case.post,
        uuid::Uuid::from_u128(3)
    );
    let undo = format!("link={}&posts[0]={}", case.link, case.post);
    let none = failure(
        case.server
            .post("/api/undo_many", &cookie, format!("link={}", case.link))
            .await,
    )
    .await;
    assert_eq!(none.problem_of(Field::Posts), Some(&Problem::Required));
    // Nothing is decided yet.
    let told = failure(case.server.post("/api/undo_many", &cookie, undo.clone()).await).await;
    assert_eq!(told, Failure::Refused(Refusal::NothingToUndo));
    let decided = case.server.post("/api/approve_all", &cookie, both).await;
    assert_eq!(decided.status(), StatusCode::OK);
    assert_eq!(case.detail().await.card.status, PostStatus::Approved);
    let form = request(Method::POST, "/api/undo_many", &cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "text/html")
        .body(Body::from(undo.clone()))
        .expect("a request");
    let answer = case.server.send(form).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(
        answer.headers()[header::LOCATION],
        format!("/review/{}", case.link)
    );
    assert_eq!(case.detail().await.card.status, PostStatus::Awaiting);
    assert_eq!(case.kinds().await.last(), Some(&Kind::Undone));
    let again = failure(case.server.post("/api/undo_many", &cookie, undo.clone()).await).await;
    assert_eq!(again, Failure::Refused(Refusal::NothingToUndo));
    // A minute later it stands.
    let key = case.decide(&cookie, "approved", "", 4).await;
    assert_eq!(key.status(), StatusCode::OK);
    let later = case.server.services.clock.now().plus(UNDO_WINDOW + 1_000);
    let later = case
        .server
        .over(|services| services.clock = Arc::new(Hands::at(later)));
    let over = failure(later.post("/api/undo_many", &cookie, undo).await).await;
    assert_eq!(over, Failure::Refused(Refusal::UndoOver));
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
async fn an_answer_that_cannot_be_read_is_told_as_such() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let body = case.decision(case.detail().await.revision, "published", "", 1);
    assert_eq!(
        failure(case.server.post("/api/decide", &cookie, body).await).await,
        Failure::Invalid(Vec::new())
    );
}

#[tokio::test]
async fn approve_all_approves_what_was_seen_and_nothing_else() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let body = |revision, key: u128| {
        let key = uuid::Uuid::from_u128(key);
        format!(
            "link={}&posts[0]={}:{revision}&request_key={key}",
            case.link, case.post
        )
    };
    let approve = async |body: String| case.server.post("/api/approve_all", &cookie, body).await;
    let stale = case.detail().await.revision;
    case.edit("Other beans").await;
    let told = failure(approve(body(stale, 1)).await).await;
    assert_eq!(told, Failure::Refused(Refusal::PostChanged));
    assert_eq!(case.detail().await.card.status, PostStatus::Draft);
    case.resend(false).await;
    let current = case.detail().await.revision;
    for _ in 0..2 {
        assert_eq!(approve(body(current, 2)).await.status(), StatusCode::OK);
    }
    assert_eq!(case.detail().await.card.status, PostStatus::Approved);
    let kinds = case.kinds().await;
    let count = |kind| kinds.iter().filter(|k| **k == kind).count();
    assert_eq!((count(Kind::Approved), count(Kind::ApprovedAll)), (1, 1));
    let none = format!("link={}&request_key={}", case.link, uuid::Uuid::from_u128(3));
    let told = failure(approve(none).await).await;
    assert_eq!(told.problem_of(Field::Posts), Some(&Problem::Required));
}

#[tokio::test]
async fn of_several_posts_those_that_stayed_are_named_and_told_on_the_page_that_says_what_happened() {
    let case = Case::new().await;
    let (other, link, ana) = two_posts(&case).await;
    let seen = case.detail().await.revision;
    let theirs = open_post(&case.server.services, &case.owner.staff, other)
        .await
        .expect("a post")
        .revision;
    let tom = case.inside().await;
    assert_eq!(
        case.decide(&tom, "approved", "", 1).await.status(),
        StatusCode::OK
    );
    let key = uuid::Uuid::from_u128(9);
    let all = format!(
        "link={}&posts[0]={}:{seen}&posts[1]={other}:{theirs}&request_key={key}",
        link, case.post
    );
    let told = failure(case.server.post("/api/approve_all", &ana, all).await).await;
    assert_eq!(told, Failure::Refused(Refusal::Partly(vec![case.post])));
    let page = case.server.get(&format!("/review/{}/done", link), &ana).await;
    let page = text(page).await;
    assert!(page.contains("One post stayed as it is"), "told once");
}

#[tokio::test]
async fn a_post_is_logged_as_viewed_once_for_each_revision() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let body = format!("link={}&posts[0]={}", case.link, case.post);
    let view = async || {
        for _ in 0..2 {
            let answer = case.server.post("/api/viewed", &cookie, body.clone()).await;
            assert_eq!(answer.status(), StatusCode::OK);
        }
        let kinds = case.kinds().await;
        kinds.iter().filter(|k| **k == Kind::PostViewed).count()
    };
    assert_eq!(view().await, 1);
    // Until it is sent again, the new revision is on nobody's screen.
    case.edit("Other beans").await;
    assert_eq!(view().await, 1);
    case.resend(false).await;
    assert_eq!(view().await, 2);
}

/// A second post on a link of its own with the first, and the cookies of a browser inside.
async fn two_posts(case: &Case) -> (PostId, LinkId, String) {
    let services = &case.server.services;
    let draft = Draft {
        caption: "Other beans".into(),
        channels: case.detail().await.content.channels,
        ..Draft::default()
    };
    let (other, _) = save_post(services, &case.owner.staff, case.project, draft)
        .await
        .expect("a post");
    let new = NewLink {
        anyway: true,
        project: case.project,
        posts: vec![case.post, other],
        approver: ApproverChoice::New(NewApprover {
            name: "Ana".into(),
            ..NewApprover::default()
        }),
        title: String::new(),
        message: String::new(),
        password: None,
        request_key: None,
    };
    let issued = create_link(services, &case.owner.staff, new)
        .await
        .expect("a link");
    let token = issued.url.rsplit('/').next().expect("a token");
    let body = format!("token={token}&password={}", issued.password);
    let ana = cookies(&case.server.post("/api/unlock", "", body).await);
    (other, issued.id, ana)
}

#[tokio::test]
async fn what_was_told_of_a_form_is_over_once_one_is_done() {
    let case = Case::new().await;
    let (other, link, ana) = two_posts(&case).await;
    let theirs = open_post(&case.server.services, &case.owner.staff, other)
        .await
        .expect("a post")
        .revision;
    // A change behind the client's back: one of the two stays.
    let seen = case.detail().await.revision;
    case.edit("Changed meanwhile").await;
    let key = uuid::Uuid::from_u128(9);
    let several = format!(
        "link={link}&posts[0]={}:{seen}&posts[1]={other}:{theirs}&verdict=changes_requested&note=Warmer&request_key={key}",
        case.post
    );
    let told = failure(case.server.post("/api/approve_all", &ana, several).await).await;
    assert_eq!(told, Failure::Refused(Refusal::Partly(vec![case.post])));
    let page = async |path: &str| text(case.server.get(&format!("/review/{link}{path}"), &ana).await).await;
    assert!(page("/done").await.contains("One post stayed as it is"));
    // Staff take it away: it was not decided about all the same.
    let (services, staff) = (&case.server.services, &case.owner.staff);
    let version = case.detail().await.card.version;
    delete_posts(services, staff, &[(case.post, version)])
        .await
        .expect("deleted");
    assert!(
        page("/done")
            .await
            .contains("A post that is not on this link any more")
    );
    // The words were for changes, and do not stand ready as a reason for something else.
    let rejecting = format!("/approve-all?verdict=rejected&post={other}:{theirs}");
    assert!(!page(&rejecting).await.contains("Warmer</textarea>"));
    let undo = format!("link={link}&post={other}");
    assert_eq!(
        case.server.post("/api/undo", &ana, undo).await.status(),
        StatusCode::OK
    );
    assert!(!page("/done").await.contains("stayed as it is"));
    assert!(!page("").await.contains("stayed as it is"));
}

#[tokio::test]
async fn without_scripts_several_decisions_are_taken_back_with_their_words() {
    let case = Case::new().await;
    let (other, link, ana) = two_posts(&case).await;
    let theirs = open_post(&case.server.services, &case.owner.staff, other)
        .await
        .expect("a post")
        .revision;
    let (seen, key) = (case.detail().await.revision, uuid::Uuid::from_u128(9));
    let several = format!(
        "link={link}&posts[0]={}:{seen}&posts[1]={other}:{theirs}&verdict=rejected&note=Too+cold&request_key={key}",
        case.post
    );
    case.plain("/api/approve_all", &ana, several).await;
    let undo = format!("link={link}&posts[0]={}&posts[1]={other}", case.post);
    let answer = case.plain("/api/undo_many", &ana, undo).await;
    let page = text(case.server.get(header_of(&answer, "location"), &ana).await).await;
    assert_eq!(page.matches(">Too cold<").count(), 1);

    // Of two, one was not decided: the words of the other are there all the same.
    let one = format!(
        "link={link}&posts[0]={other}:{theirs}&verdict=rejected&note=Too+warm&request_key={}",
        uuid::Uuid::from_u128(10)
    );
    case.plain("/api/approve_all", &ana, one).await;
    let undo = format!("link={link}&posts[0]={}&posts[1]={other}", case.post);
    let answer = case.plain("/api/undo_many", &ana, undo).await;
    let page = text(case.server.get(header_of(&answer, "location"), &ana).await).await;
    assert_eq!(page.matches(">Too warm<").count(), 1, "{page}");
}

#[tokio::test]
async fn a_time_is_moved_in_the_zone_that_the_client_saw() {
    let case = Case::new().await;
    let inside = case.inside().await;
    let body = |zone: &str| {
        format!(
            "link={}&post={}&date=2099-05-01&time=11:00&zone={zone}",
            case.link, case.post
        )
    };
    let told = failure(
        case.server
            .post("/api/reschedule", &inside, body("New+York"))
            .await,
    )
    .await;
    assert_eq!(
        told.problem_of(Field::Schedule),
        Some(&Problem::OtherZone("London".into()))
    );
    assert_eq!(case.detail().await.card.when, None);
    let moved = case.server.post("/api/reschedule", &inside, body("London")).await;
    assert_eq!(moved.status(), StatusCode::OK);
}

#[tokio::test]
async fn staff_and_client_count_the_same_decisions() {
    let case = Case::new().await;
    let (_, link, ana) = two_posts(&case).await;
    let counts = async || {
        let body = serde_json::json!({"id": link});
        let detail = case
            .server
            .post_json("/api/link", &case.owner.cookie, &body)
            .await;
        let detail: serde_json::Value = serde_json::from_str(&text(detail).await).expect("a link");
        let verdicts = detail["row"]["verdicts"].as_array().expect("verdicts");
        let decided = verdicts.iter().filter(|verdict| !verdict.is_null()).count();
        let page = text(case.server.get(&format!("/review/{link}"), &ana).await).await;
        assert!(page.contains(&format!("{decided} of 2 decided")), "{decided}");
        decided
    };
    assert_eq!(counts().await, 0);
    // Somebody else's decision on the same revision leaves nothing to decide.
    let tom = case.inside().await;
    case.decide(&tom, "approved", "", 1).await;
    assert_eq!(counts().await, 1);
    case.edit("Changed after it was approved").await;
    assert_eq!(counts().await, 0);
}

#[tokio::test]
async fn an_approval_is_for_the_time_that_was_seen() {
    let case = Case::new().await;
    let inside = case.inside().await;
    let move_to = async |date: &str| case.move_to(date).await;
    let seen = case.detail().await.revision;
    let decide = async |verdict: &str, planned: &str, key: u128| {
        let body = case.decision(seen, verdict, "Why", key);
        let body = format!("{body}&planned={planned}");
        case.server.post("/api/decide", &inside, body).await
    };
    let moved = Failure::Refused(Refusal::PostMoved);
    // The page showed no date, and now there is one.
    move_to("2099-02-01").await;
    assert_eq!(failure(decide("approved", "undated", 1).await).await, moved);
    let when = case.detail().await.card.when.expect("a time").utc;
    move_to("2099-09-09").await;
    assert_eq!(failure(decide("approved", &when, 2).await).await, moved);
    let key = uuid::Uuid::from_u128(3);
    let several = |when: &str| {
        format!(
            "link={}&posts[]={}:{seen}:{when}&request_key={key}",
            case.link, case.post
        )
    };
    let signed = case
        .server
        .post("/api/approve_all", &inside, several(&when))
        .await;
    assert_eq!(failure(signed).await, moved);
    assert_eq!(case.detail().await.card.status, PostStatus::Awaiting);
    // Words about a post are words about it whenever it goes out.
    assert_eq!(
        decide("changes_requested", &when, 4).await.status(),
        StatusCode::OK
    );
    let undo = format!("link={}&post={}", case.link, case.post);
    case.server.post("/api/undo", &inside, undo).await;
    let now = case.detail().await.card.when.expect("a time").utc;
    // So is a move: what staff did meanwhile is not overwritten by a page that never showed it.
    let reschedule = async |date: &str, planned: &str| {
        let body = format!(
            "link={}&post={}&date={date}&time=11:30&planned={planned}",
            case.link, case.post
        );
        case.server.post("/api/reschedule", &inside, body).await
    };
    let told = failure(reschedule("2099-03-02", &when).await).await;
    assert_eq!(told.problem_of(Field::Schedule), Some(&Problem::OtherTime));
    assert_eq!(case.detail().await.card.when.expect("a time").utc, now);
    assert_eq!(reschedule("2099-03-02", &now).await.status(), StatusCode::OK);
    // The same form once more, as after a lost answer.
    assert_eq!(reschedule("2099-03-02", &now).await.status(), StatusCode::OK);
    let now = case.detail().await.card.when.expect("a time").utc;
    // The time that was on the screen is no move.
    let told = failure(reschedule("2099-03-02", &now).await).await;
    assert_eq!(told.problem_of(Field::Schedule), Some(&Problem::SameTime));
    let key = uuid::Uuid::from_u128(5);
    let several = format!(
        "link={}&posts[]={}:{seen}:{now}&request_key={key}",
        case.link, case.post
    );
    let signed = case.server.post("/api/approve_all", &inside, several).await;
    assert_eq!(signed.status(), StatusCode::OK);
}

#[tokio::test]
async fn markup_in_a_refused_form_is_words_in_its_field() {
    let case = Case::new().await;
    let inside = case.inside().await;
    let words = format!("</textarea><script>alert(1)</script>{}", "x".repeat(2_000));
    let typed = words.replace('<', "%3C").replace('>', "%3E").replace('/', "%2F");
    let body = case.decision(case.detail().await.revision, "changes_requested", &typed, 1);
    let answer = case.plain("/api/decide", &inside, body).await;
    let page = case.server.get(header_of(&answer, "location"), &inside).await;
    let page = text(page).await;
    assert!(page.contains("&lt;/textarea"));
    assert!(!page.contains("<script>alert(1)"));
}

#[tokio::test]
async fn who_is_asked_can_answer_when_their_link_is_extended() {
    let case = Case::new().await;
    let (_, link, _) = two_posts(&case).await;
    let services = Services {
        clock: Arc::new(Hands::at(case.server.services.clock.now().plus(VALIDITY + HOUR))),
        ..case.server.services.clone()
    };
    let staff = &case.owner.staff;
    // Both links are over; the one ends for good, the other lives again.
    revoke_link(&services, staff, case.link).await.expect("revoked");
    assert_eq!(case.detail().await.card.status, PostStatus::Draft);
    extend_link(&services, staff, link).await.expect("extended");
    assert_eq!(case.detail().await.card.status, PostStatus::Awaiting);
    let again = case.server.services.clock.now();
    let mut db = case.server.services.store.read().await.expect("a database");
    let requests = db
        .review_requests(case.detail().await.revision)
        .await
        .expect("requests");
    let asked = db.link(link).await.expect("a lookup").expect("a link");
    assert_eq!(
        requests
            .iter()
            .map(|request| request.approver)
            .collect::<Vec<_>>(),
        [asked.approver_id]
    );
    assert!(asked.expires_at > again);
}

#[tokio::test]
async fn a_refused_decision_is_logged_once_for_what_it_says() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let seen = case.detail().await.revision;
    case.edit("Other beans").await;
    for (note, lines) in [("Warmer", 1), ("Warmer", 1), ("Colder", 2)] {
        let told = failure(case.decide_on(&cookie, seen, "rejected", note, 1).await).await;
        assert_eq!(told, Failure::Refused(Refusal::PostChanged));
        let kinds = case.kinds().await;
        let refused = kinds
            .iter()
            .filter(|kind| **kind == Kind::DecisionRefused)
            .count();
        assert_eq!(refused, lines, "{note}");
    }
}

#[tokio::test]
async fn the_time_that_was_approved_outlasts_a_move() {
    let case = Case::new().await;
    let inside = case.inside().await;
    let move_to = async |date: &str| case.move_to(date).await;
    let pages = async || {
        let mut said = String::new();
        for path in ["", "/done"] {
            said.push_str(
                &text(
                    case.server
                        .get(&format!("/review/{}{path}", case.link), &inside)
                        .await,
                )
                .await,
            );
        }
        said
    };
    let twice =
        |said: &str, of: &str| assert_eq!(said.matches(&format!(">{of}<")).count(), 2, "{of} in {said}");
    // Without a date, and planned since.
    assert_eq!(
        case.decide(&inside, "approved", "", 1).await.status(),
        StatusCode::OK
    );
    assert!(!pages().await.contains("Approved when"));
    move_to("2099-02-01").await;
    twice(
        &pages().await,
        "Approved when it had no date yet; it got one since.",
    );
    // Approved with a time, and moved since; back there, nothing is to be said.
    case.server
        .post(
            "/api/undo",
            &inside,
            format!("link={}&post={}", case.link, case.post),
        )
        .await;
    let when = case.detail().await.card.when.expect("a time");
    assert_eq!(
        case.decide(&inside, "approved", "", 2).await.status(),
        StatusCode::OK
    );
    move_to("2099-03-03").await;
    let told = format!(
        "Approved when it was planned for Sun 1 Feb 2099, {} (London); it was moved since.",
        when.time
    );
    twice(&pages().await, &told);
    move_to("2099-02-01").await;
    assert!(!pages().await.contains("Approved when"));
    // The log has sealed it.
    let proof = verify(&*case.server.services.store).await.expect("a proof");
    let changed = |finding: &Finding| matches!(finding, Finding::Changed { .. } | Finding::Unreadable { .. });
    assert!(!proof.findings.iter().any(changed), "{proof:?}");
}
