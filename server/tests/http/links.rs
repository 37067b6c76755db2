//! What a link opens, to whom, and until when.

use crate::{
    case::{Case, failure},
    harness::{PEER, header_of, request, text},
};
use axum::{body::Body, extract::ConnectInfo};
use domain::{
    Failure, Field, Problem, Refusal,
    audit::Kind,
    link::{LinkStatus, VALIDITY},
    post::PostStatus,
    time::DAY,
    views::people::{Basics, ZoneChange},
};
use http::{Method, StatusCode, header};
use serde_json::json;
use service::{
    Services,
    actor::Caller,
    links::{regenerate_link::regenerate_link, revoke_link::revoke_link},
    review::unlock::unlock,
    secrets::Token,
};
use std::{net::SocketAddr, sync::Arc};
use testing::Hands;

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
        clock: Arc::new(Hands::at(case.services.clock.now())),
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
async fn an_expired_link_that_is_extended_opens_again_and_a_revoked_one_does_not() {
    let case = Case::aged(VALIDITY + DAY).await;
    let extend = async || {
        let body = json!({"id": case.link});
        case.server
            .post_json("/api/extend_link", &case.owner.cookie, &body)
            .await
    };
    assert_eq!(extend().await.status(), StatusCode::OK);
    assert_eq!(case.unlock(&case.password).await.status(), StatusCode::OK);
    assert_eq!(case.kinds().await.iter().rev().nth(1), Some(&Kind::LinkExtended));
    revoke_link(&case.server.services, &case.owner.staff, case.link)
        .await
        .expect("a revocation");
    let revoked = Failure::Refused(Refusal::LinkNotActive(LinkStatus::Revoked));
    assert_eq!(failure(extend().await).await, revoked);
}

#[tokio::test]
async fn a_new_revision_is_sent_again_on_an_active_link_only() {
    let case = Case::new().await;
    let resend = async || {
        let body = json!({"id": case.post, "version": case.detail().await.card.version});
        case.server
            .post_json("/api/resend_post", &case.owner.cookie, &body)
            .await
    };
    case.edit("Other beans").await;
    assert_eq!(case.detail().await.card.status, PostStatus::Draft);
    assert_eq!(resend().await.status(), StatusCode::OK);
    assert_eq!(case.detail().await.card.status, PostStatus::Awaiting);
    let cookie = case.inside().await;
    let page = text(case.server.get(&format!("/review/{}", case.link), &cookie).await).await;
    assert!(page.contains("Other"), "the client sees the new revision");
    revoke_link(&case.server.services, &case.owner.staff, case.link)
        .await
        .expect("a revocation");
    let told = failure(resend().await).await;
    assert_eq!(told, Failure::Refused(Refusal::NoActiveLink));
    assert_eq!(case.detail().await.card.status, PostStatus::Draft);
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
    let door = text(case.server.get(&format!("/r/{}", case.token), "").await).await;
    assert!(
        door.contains("Your request is on its way"),
        "whoever comes back is told"
    );
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
async fn a_right_password_makes_up_for_the_wrong_ones_of_its_browser() {
    let case = Case::new().await;
    let known = case.inside().await;
    let unlock = async |password: &str| {
        let body = format!("token={}&password={password}", case.token);
        case.server.post("/api/unlock", &known, body).await.status()
    };
    for _ in 0..3 {
        for _ in 0..9 {
            assert_eq!(unlock("wrong-password").await, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(unlock(&case.password).await, StatusCode::OK);
    }
    for _ in 0..10 {
        assert_eq!(unlock("wrong-password").await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(unlock(&case.password).await, StatusCode::TOO_MANY_REQUESTS);
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
async fn a_project_named_in_markup_stays_a_name() {
    let case = Case::new().await;
    let name = "</title><meta http-equiv=refresh content=0>";
    let (services, staff) = (&case.server.services, &case.owner.staff);
    service::projects::save_project::save_project(
        services,
        staff,
        case.project,
        &Basics {
            name: name.into(),
            time_zone: "UTC".into(),
        },
        None,
        Some(ZoneChange::KeepInstants),
    )
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
async fn a_client_subscribes_to_a_feed_that_ends_with_the_link() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let moved = format!("link={}&post={}&date=2099-03-02&time=11:30", case.link, case.post);
    assert_eq!(
        case.server.post("/api/reschedule", &cookie, moved).await.status(),
        StatusCode::OK
    );
    let subscribe = format!("/review/{}/subscribe", case.link);
    assert_eq!(
        case.server.get(&subscribe, "").await.status(),
        StatusCode::UNAUTHORIZED
    );
    let led = case.server.get(&subscribe, &cookie).await;
    let address = header_of(&led, "location").to_owned();
    assert!(address.starts_with("webcal://"), "{address}");
    let feed = address[address.find("/review/").expect("a path")..].to_owned();
    let told = text(case.server.get(&feed, "").await).await;
    assert!(
        told.contains("Pre-scheduled: New beans") && told.contains("DTSTART:20990302T113000Z"),
        "{told}"
    );
    let (base, _) = feed.split_once('?').expect("a key");
    for wrong in [base.to_owned(), format!("{base}?key=x")] {
        assert_eq!(case.server.get(&wrong, "").await.status(), StatusCode::NOT_FOUND);
    }
    // A new version that the client was not sent is not told.
    case.edit("Something inner").await;
    assert!(
        !text(case.server.get(&feed, "").await)
            .await
            .contains("BEGIN:VEVENT")
    );
    let expired = case.services.clock.now().plus(VALIDITY + 1);
    let later = case
        .server
        .over(|services| services.clock = Arc::new(Hands::at(expired)));
    assert_eq!(later.get(&feed, "").await.status(), StatusCode::GONE);
    revoke_link(&case.services, &case.owner.staff, case.link)
        .await
        .expect("revoked");
    assert_eq!(case.server.get(&feed, "").await.status(), StatusCode::NOT_FOUND);
}
