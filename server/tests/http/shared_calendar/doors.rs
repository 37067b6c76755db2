//! Who gets in, and until when.

use super::case::{Case, options, path};
use crate::harness::{header_of, request, text};
use axum::{body::Body, response::Response};
use domain::{
    review::Review,
    shared_calendar::SharedCalendarOptions,
    views::{
        planner::DraftMedia,
        shared_calendar::{PasswordChoice, SharedCalendarForm, SharedCalendarTarget},
    },
};
use http::{Method, StatusCode, header};
use service::shared_calendars::{
    deactivate_shared_calendar::deactivate_shared_calendar, share_calendar::share_calendar,
};

#[tokio::test]
async fn dead_and_unknown_addresses_look_the_same_and_die_at_once() {
    let case = Case::new().await;
    let picture = case.picture().await;
    let media = vec![DraftMedia {
        id: picture,
        alt: "A red point".into(),
    }];
    let post = case
        .draft("With a picture", "2090-06-14", &case.channels, media, |post| {
            post.review = Review::Pending;
        })
        .await;
    let marked = SharedCalendarOptions {
        logo: Some(picture),
        ..options()
    };
    let rests = [
        String::new(),
        "?view=list&date=2090-06-14".to_owned(),
        "/calendar.json".to_owned(),
        "/calendar.ics".to_owned(),
        format!("/logo/{picture}/thumbnail"),
        format!("/media/{post}/{picture}/display"),
    ];
    let old = path(&case.shared_calendar(marked.clone(), PasswordChoice::Remove).await);
    for rest in &rests {
        assert_eq!(
            case.get(&format!("{old}{rest}")).await.status(),
            StatusCode::OK,
            "{rest}"
        );
    }
    let calendar = case.shared_calendar(marked, PasswordChoice::Remove).await;
    let new = path(&calendar);
    assert_ne!(old, new);
    for rest in &rests {
        assert_eq!(
            case.get(&format!("{new}{rest}")).await.status(),
            StatusCode::OK,
            "{rest}"
        );
    }
    deactivate_shared_calendar(&case.server.services, &case.owner.staff, calendar.row.seen.id)
        .await
        .expect("deactivated");

    let unknown = "/c/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    for rest in &rests {
        let mut answers = Vec::new();
        for base in [old.as_str(), new.as_str(), unknown, "/c/x", "/c/%00%ff"] {
            answers.push((base, said(case.get(&format!("{base}{rest}")).await).await));
        }
        alike(&answers, rest);
    }
    let mut answers = Vec::new();
    for base in [old.as_str(), new.as_str(), unknown] {
        let door = format!("{base}/unlock");
        let answer = case.server.post(&door, "", "password=nonsense").await;
        answers.push((base, said(answer).await));
    }
    alike(&answers, "/unlock");
    // A token leads to the calendar's own address and to no other.
    for odd in ["%0a", "%0d%0aset-cookie:x=1", "..%2f..%2fsign-out", "%00"] {
        let back = case.get(&format!("/c/{odd}/unlock")).await;
        let place = header_of(&back, "location");
        assert!(
            place.starts_with("/c/%") && place.matches('/').count() == 2,
            "{place}"
        );
    }
}

/// All that an answer says: its status, headers and body.
async fn said(response: Response) -> (StatusCode, Vec<(String, String)>, String) {
    let (status, headers) = (response.status(), response.headers().clone());
    let headers = headers.iter().map(|(name, value)| {
        let value = value.to_str().expect("text");
        (name.to_string(), value.to_owned())
    });
    (status, headers.collect(), text(response).await)
}

fn alike<T: PartialEq + std::fmt::Debug>(answers: &[(&str, (StatusCode, T, String))], rest: &str) {
    for (base, answer) in answers {
        assert_eq!(answer.0, StatusCode::NOT_FOUND, "{base}{rest}");
        assert_eq!(*answer, answers[0].1, "{base}{rest}");
    }
}

#[tokio::test]
async fn a_password_is_asked_for_everywhere() {
    let case = Case::new().await;
    case.post("Asked the client", "2090-06-14", |post| {
        post.review = Review::Pending
    })
    .await;
    let calendar = case.shared_calendar(options(), PasswordChoice::Generate).await;
    let (base, password) = (path(&calendar), calendar.password.clone().expect("a password"));
    let address = format!("{base}?date=2090-06-14");
    let door = text(case.get(&address).await).await;
    assert!(
        door.contains("has a password") && !door.contains("Asked the client") && !door.contains("Our autumn")
    );
    assert_eq!(
        case.get(&format!("{base}/calendar.json")).await.status(),
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        case.get(&format!("{base}/calendar.ics")).await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        case.get(&format!("{base}/calendar.ics?key=x")).await.status(),
        StatusCode::NOT_FOUND
    );

    let wrong = case
        .server
        .post(&format!("{base}/unlock"), "", "password=nonsense")
        .await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(wrong).await.contains("This password is not right."));
    let right = case
        .server
        .post(&format!("{base}/unlock"), "", format!("password={password}"))
        .await;
    assert_eq!(right.status(), StatusCode::SEE_OTHER);
    let cookie = header_of(&right, "set-cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    let cookie = cookie.split(';').next().expect("a cookie").to_owned();
    let page = text(case.server.get(&address, &cookie).await).await;
    assert!(page.contains("Asked the client"));
    // The page names a feed that opens without the cookie, until the password changes.
    let (_, feed) = page.split_once("webcal:").expect("a feed");
    let feed = feed.split('"').next().expect("an address").replace("&amp;", "&");
    let feed = feed[feed.find("/c/").expect("a path")..].to_owned();
    assert_eq!(case.get(&feed).await.status(), StatusCode::OK);
    let form = SharedCalendarForm {
        options: options(),
        password: PasswordChoice::Generate,
    };
    let target = SharedCalendarTarget::Existing(calendar.row.seen);
    share_calendar(&case.server.services, &case.owner.staff, target, form, None)
        .await
        .expect("a new password");
    assert_eq!(case.get(&feed).await.status(), StatusCode::NOT_FOUND);
    assert!(
        text(case.server.get(&address, &cookie).await)
            .await
            .contains("has a password")
    );
    // A new link keeps it, unless it is taken away.
    let form = SharedCalendarForm {
        options: options(),
        password: PasswordChoice::Keep,
    };
    let target = case.fresh().await;
    let renewed = share_calendar(&case.server.services, &case.owner.staff, target, form, None)
        .await
        .expect("a new link");
    assert!(renewed.row.locked);
    let base = path(&renewed);
    assert!(text(case.get(&base).await).await.contains("has a password"));
    // Guessing is limited.
    for _ in 0..10 {
        case.server
            .post(&format!("{base}/unlock"), "", "password=nonsense")
            .await;
    }
    let limited = case
        .server
        .post(&format!("{base}/unlock"), "", "password=nonsense")
        .await;
    assert_eq!(limited.status(), StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_calendar_that_is_open_needs_no_key() {
    let case = Case::new().await;
    let base = path(&case.shared_calendar(options(), PasswordChoice::Remove).await);
    // A subscription of a time with a password goes on without it.
    let old = case.get(&format!("{base}/calendar.ics?key=old")).await;
    assert_eq!(old.status(), StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(header_of(&old, "location"), format!("{base}/calendar.ics"));
    let workspace = case.owner.staff.user.workspace_id;
    let before = case.server.addresses(workspace).await.len();
    let opened = case
        .server
        .post(&format!("{base}/unlock"), "", "password=nonsense")
        .await;
    assert_eq!(opened.status(), StatusCode::SEE_OTHER);
    assert_eq!(header_of(&opened, "location"), base);
    assert_eq!(case.server.addresses(workspace).await.len(), before);
    let back = case.get(&format!("{base}/unlock")).await;
    assert_eq!(header_of(&back, "location"), base);
}

#[tokio::test]
async fn other_sites_may_frame_it_when_that_is_switched_on_and_only_then() {
    let case = Case::new().await;
    for embeddable in [false, true] {
        let shown = SharedCalendarOptions {
            embeddable,
            ..options()
        };
        let base = path(&case.shared_calendar(shown, PasswordChoice::Remove).await);
        let response = case.get(&base).await;
        let policy = header_of(&response, "content-security-policy");
        assert_eq!(policy.ends_with("frame-ancestors *"), embeddable, "{policy}");
        assert_eq!(
            policy.ends_with("frame-ancestors 'none'"),
            !embeddable,
            "{policy}"
        );
        assert_eq!(
            response.headers().contains_key(header::X_FRAME_OPTIONS),
            !embeddable
        );
    }
    // What a browser has kept is not good any more when who may frame it changes.
    let calendar = case.shared_calendar(options(), PasswordChoice::Remove).await;
    let address = format!("{}?date=2090-06-14", path(&calendar));
    let tag = header_of(&case.get(&address).await, "etag").to_owned();
    let form = SharedCalendarForm {
        options: SharedCalendarOptions {
            embeddable: true,
            ..options()
        },
        password: PasswordChoice::Keep,
    };
    let target = SharedCalendarTarget::Existing(calendar.row.seen);
    share_calendar(&case.server.services, &case.owner.staff, target, form, None)
        .await
        .expect("changed");
    let asked = request(Method::GET, &address, "").header(header::IF_NONE_MATCH, tag);
    let again = case
        .server
        .send(asked.body(Body::empty()).expect("a request"))
        .await;
    assert_eq!(again.status(), StatusCode::OK);
    let both = SharedCalendarForm {
        options: SharedCalendarOptions {
            embeddable: true,
            ..options()
        },
        password: PasswordChoice::Generate,
    };
    let refused = share_calendar(
        &case.server.services,
        &case.owner.staff,
        case.fresh().await,
        both,
        None,
    );
    let failure = refused.await.expect_err("refused");
    assert_eq!(
        failure.problem_of(domain::Field::Embed),
        Some(&domain::Problem::NotWithPassword)
    );
}
