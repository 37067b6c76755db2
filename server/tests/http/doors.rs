//! The client's way in: addresses as they are copied, passwords as they are typed, and sessions that end.

use crate::{
    case::{Case, cookies, failure},
    harness::{header_of, request, text},
    shared_calendar::case::{Case as Calendar, options, path},
};
use axum::body::Body;
use domain::{Failure, audit::Kind, time::HOUR, views::shared_calendar::PasswordChoice};
use gateway::SystemClock;
use http::{Method, StatusCode};
use service::{
    Services,
    latest::{keep_latest, latest},
    links::{extend_link::extend_link, revoke_link::revoke_link},
    review::unlock::SESSION,
};
use std::sync::Arc;
use testing::Hands;

/// Percent-encoded in whole.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn an_address_with_something_around_it_leads_to_the_address() {
    let case = Case::new().await;
    let clean = format!("/r/{}", case.token);
    for end in [
        ".",
        "/",
        ")",
        "%3E",
        "%20",
        "%E2%80%8B",
        "%E2%80%A6",
        "!/",
        "Thanks",
        "/thanks",
    ] {
        for method in [Method::GET, Method::HEAD] {
            let asked = request(method, &format!("{clean}{end}"), "");
            let answer = case
                .server
                .send(asked.body(Body::empty()).expect("a request"))
                .await;
            assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT, "{end}");
            assert_eq!(header_of(&answer, "location"), clean, "{end}");
            assert_eq!(header_of(&answer, "cache-control"), "no-store", "{end}");
        }
    }
    let kept = case.server.get(&format!("{clean}.?wrong"), "").await;
    assert_eq!(header_of(&kept, "location"), format!("{clean}?wrong"));
    // Nothing was fetched but addresses that lead on.
    assert!(!case.kinds().await.contains(&Kind::LinkFetched));
    // An unknown token is treated as a known one is, and then is unknown.
    let unknown = format!("/r/{}", "A".repeat(43));
    let answer = case.server.get(&format!("{unknown}."), "").await;
    assert_eq!(header_of(&answer, "location"), unknown);
    assert_eq!(
        case.server.get(&unknown, "").await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        case.server.get("/r/unknown.", "").await.status(),
        StatusCode::NOT_FOUND
    );
    // A form may hold the address as it was copied, too.
    let body = format!("token={}.&password={}", case.token, case.password);
    assert_eq!(
        case.server.post("/api/unlock", "", body).await.status(),
        StatusCode::OK
    );
}

#[tokio::test]
async fn so_does_the_address_of_a_shared_calendar() {
    let case = Calendar::new().await;
    let calendar = case.shared_calendar(options(), PasswordChoice::Remove).await;
    let clean = path(&calendar);
    for (asked, right) in [
        (format!("{clean}."), clean.clone()),
        (format!("{clean}/"), clean.clone()),
        (format!("{clean}%E2%80%9D"), clean.clone()),
        (format!("{clean}.?view=list"), format!("{clean}?view=list")),
        (format!("{clean}./calendar.ics"), format!("{clean}/calendar.ics")),
        (format!("{clean}/calendar.ics)"), format!("{clean}/calendar.ics")),
    ] {
        let answer = case.get(&asked).await;
        assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT, "{asked}");
        assert_eq!(header_of(&answer, "location"), right, "{asked}");
        assert_eq!(case.get(&right).await.status(), StatusCode::OK, "{right}");
    }
}

#[tokio::test]
async fn a_generated_password_is_understood_however_it_is_typed() {
    let case = Case::new().await;
    let (left, right) = case.password.split_once('-').expect("a hyphen");
    let wide = case.password.chars().map(|c| match c {
        '-' => '－',
        other => char::from_u32(u32::from(other) + 0xfee0).expect("a wide character"),
    });
    for typed in [
        format!("{left}–{right}"),
        format!("{left}\u{2011}{right}"),
        format!(" {left}\u{a0}{right}\r\n"),
        format!("\u{200b}{}{}\u{feff}", left.to_lowercase(), right.to_lowercase()),
        format!("“{}.”", case.password),
        wide.collect::<String>(),
    ] {
        assert_eq!(
            case.unlock(&encoded(&typed)).await.status(),
            StatusCode::OK,
            "{typed:?}"
        );
    }
    assert!(!case.kinds().await.contains(&Kind::UnlockFailed));
}

#[tokio::test]
async fn so_is_the_chosen_one_of_a_shared_calendar() {
    let case = Calendar::new().await;
    let chosen = PasswordChoice::Custom("Teal Otter\u{a0}Lamp 9 \n".into());
    let calendar = case.shared_calendar(options(), chosen).await;
    let door = format!("{}/unlock", path(&calendar));
    for typed in [
        "Teal Otter Lamp 9",
        "Teal\u{a0}Otter Lamp 9\n",
        "\u{200b}Teal Otter\u{3000}Lamp 9 ",
    ] {
        let answer = case
            .server
            .post(&door, "", format!("password={}", encoded(typed)))
            .await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{typed:?}");
    }
    let other = case.server.post(&door, "", "password=teal+otter+lamp+9").await;
    assert_eq!(other.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_is_inside_is_not_asked_again() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let door = format!("/r/{}", case.token);
    let before = case.kinds().await;
    let answer = case.server.get(&door, &cookie).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(header_of(&answer, "location"), format!("/review/{}", case.link));
    assert!(
        !text(answer).await.contains(&case.token),
        "the token is left behind"
    );
    let changed: Vec<_> = case.kinds().await.split_off(before.len());
    assert!(
        changed.iter().all(|kind| *kind == Kind::LinkFetched),
        "{changed:?}"
    );
    // The session of another link opens nothing.
    let other = Case::new().await.inside().await;
    assert_eq!(case.server.get(&door, &other).await.status(), StatusCode::OK);
    revoke_link(&case.server.services, &case.owner.staff, case.link)
        .await
        .expect("a revocation");
    assert_eq!(
        case.server.get(&door, &cookie).await.status(),
        StatusCode::NOT_FOUND
    );
}

/// The cookies of a browser whose session cookie is gone.
fn without_session(cookie: &str) -> String {
    let left = cookie.split("; ").filter(|pair| !pair.starts_with("review-"));
    left.collect::<Vec<_>>().join("; ")
}

#[tokio::test]
async fn a_form_that_came_after_the_end_is_there_again_after_the_password() {
    let case = Case::new().await;
    let mut cookie = without_session(&case.inside().await);
    let review = format!("/review/{}", case.link);
    let note = "word ".repeat(300);
    let note = note.trim();
    let body = case.decision(
        case.detail().await.revision,
        "changes_requested",
        &encoded(note),
        1,
    );
    let answer = case.plain("/api/decide", &cookie, body).await;
    assert_eq!(header_of(&answer, "location"), review);
    let page = case.server.get(&review, &cookie).await;
    assert_eq!(page.status(), StatusCode::OK);
    let page = text(page).await;
    assert!(
        page.contains("Your session is over") && !page.contains("not valid"),
        "{page}"
    );
    assert!(page.contains(note), "to be read and copied");
    assert!(!page.contains("New beans"), "and nothing of the posts");
    assert!(!case.kinds().await.contains(&Kind::ChangesRequested));

    let wrong = case
        .plain(
            "/api/unlock_again",
            &cookie,
            format!("link={}&password=wrong", case.link),
        )
        .await;
    assert_eq!(header_of(&wrong, "location"), format!("{review}?wrong"));
    let body = format!("link={}&password={}", case.link, case.password);
    let right = case.plain("/api/unlock_again", &cookie, body).await;
    assert_eq!(header_of(&right, "location"), format!("{review}#refused"));
    let left = std::mem::replace(&mut cookie, cookies(&right));
    let page = text(case.server.get(&review, &cookie).await).await;
    assert!(page.contains(note) && page.contains("New beans"));
    assert_eq!(
        page.matches("id=\"refused\"").count(),
        1,
        "the form is what the answer leads to"
    );
    assert!(
        page.contains("This did not arrive"),
        "and it is said what became of it"
    );
    // A second tap on the button was under way with the cookies from before: its session is the one that stays.
    let body = format!("link={}&password={}", case.link, case.password);
    let twin = case.plain("/api/unlock_again", &left, body).await;
    assert_eq!(header_of(&twin, "location"), format!("{review}#refused"));
    let page = text(case.server.get(&review, &cookies(&twin)).await).await;
    assert!(page.contains(note));
    // Another browser finds nothing.
    let again = case.unlock(&case.password).await;
    let page = text(case.server.get(&review, &cookies(&again)).await).await;
    assert!(!page.contains(note));
}

#[tokio::test]
async fn an_approval_without_words_that_came_after_the_end_is_told_too() {
    let case = Case::new().await;
    let cookie = without_session(&case.inside().await);
    let review = format!("/review/{}", case.link);
    let body = case.decision(case.detail().await.revision, "approved", "", 1);
    case.plain("/api/decide", &cookie, body).await;
    let over = text(case.server.get(&review, &cookie).await).await;
    assert!(over.contains("What you pressed last did not arrive"), "{over}");
    let body = format!("link={}&password={}", case.link, case.password);
    let right = case.plain("/api/unlock_again", &cookie, body).await;
    assert_eq!(header_of(&right, "location"), format!("{review}#refused"));
    let page = text(case.server.get(&review, &cookies(&right)).await).await;
    assert!(
        page.contains("id=\"refused\"") && page.contains("This did not arrive"),
        "{page}"
    );
    assert!(!case.kinds().await.contains(&Kind::Approved));
}

#[tokio::test]
async fn the_link_from_the_message_brings_the_words_back_too() {
    let case = Case::new().await;
    let cookie = without_session(&case.inside().await);
    let key = uuid::Uuid::from_u128(5);
    let body = format!(
        "link={}&post={}&note=Which+beans&request_key={key}",
        case.link, case.post
    );
    case.plain("/api/note", &cookie, body).await;
    let body = format!("token={}&password={}", case.token, case.password);
    let opened = case.plain("/api/unlock", &cookie, body).await;
    let page = case
        .server
        .get(&format!("/review/{}", case.link), &cookies(&opened))
        .await;
    assert!(text(page).await.contains("Which beans"));
}

#[tokio::test]
async fn a_time_that_came_too_late_is_told_as_a_time() {
    let case = Case::new().await;
    let cookie = without_session(&case.inside().await);
    let body = format!("link={}&post={}&date=2099-03-02&time=11:30", case.link, case.post);
    case.plain("/api/reschedule", &cookie, body).await;
    let page = text(case.server.get(&format!("/review/{}", case.link), &cookie).await).await;
    assert!(
        page.contains("The post was not moved to Mon 2 Mar 2099, 11:30 (London)."),
        "{page}"
    );
}

#[tokio::test]
async fn a_decision_on_several_that_came_too_late_waits_where_it_was_made() {
    let case = Case::new().await;
    let cookie = without_session(&case.inside().await);
    let revision = case.detail().await.revision;
    let key = uuid::Uuid::from_u128(6);
    let chosen = format!("{}:{revision}", case.post);
    let body = format!(
        "link={}&verdict=changes_requested&posts[]={chosen}&note=Two+words&request_key={key}",
        case.link
    );
    let answer = case.plain("/api/approve_all", &cookie, body).await;
    let signing = format!(
        "/review/{}/approve-all?verdict=changes_requested&post={chosen}",
        case.link
    );
    assert_eq!(header_of(&answer, "location"), signing);
    let body = format!("link={}&password={}", case.link, case.password);
    let right = case.plain("/api/unlock_again", &cookie, body).await;
    assert_eq!(header_of(&right, "location"), signing);
    let page = text(case.server.get(&signing, &cookies(&right)).await).await;
    assert!(
        page.contains("Two words") && page.contains("This did not arrive"),
        "{page}"
    );
    assert!(
        page.contains(&format!("value=\"{chosen}:undated\"")),
        "the post is chosen still"
    );
}

#[tokio::test]
async fn a_session_that_is_over_says_so_to_a_browser_that_had_one() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let later = case.server.over(|services: &mut Services| {
        let now = services.clock.now();
        services.clock = Arc::new(Hands::at(now.plus(SESSION + HOUR)));
    });
    let review = format!("/review/{}", case.link);
    let page = later.get(&review, &cookie).await;
    assert_eq!(page.status(), StatusCode::OK);
    let page = text(page).await;
    assert!(page.contains("Your session is over") && page.contains("unlock_again"));
    assert!(!page.contains("New beans"));
}

#[tokio::test]
async fn a_clock_that_was_set_back_opens_nothing_that_was_over() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let link = format!("link={}", case.link);
    let over = case.server.services.clock.now().plus(SESSION + HOUR);
    let later = case
        .server
        .over(|services| services.clock = Arc::new(Hands::at(over)));
    keep_latest(&later.services).await.expect("a time");
    // The server starts again, on a machine whose clock says the time of before.
    let known = latest(&*case.server.services.store).await.expect("a time");
    assert_eq!(known, over);
    let again = case
        .server
        .over(|services| services.clock = Arc::new(SystemClock::after(known)));
    let told = failure(again.post("/api/review", &cookie, link).await).await;
    assert_eq!(told, Failure::SignedOut);
}

#[tokio::test]
async fn a_browser_that_was_never_inside_learns_nothing() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let other = Case::new().await.inside().await;
    let review = format!("/review/{}", case.link);
    let unknown = format!("/review/{}", uuid::Uuid::from_u128(9));
    let said = async |path: &str, cookie: &str| {
        let answer = case.server.get(path, cookie).await;
        (answer.status(), words_of(&text(answer).await))
    };
    let outside = said(&unknown, "").await;
    assert_eq!(outside.0, StatusCode::NOT_FOUND);
    assert!(outside.1.contains("Open the link from your message") && !outside.1.contains("not valid"));
    assert_eq!(said(&review, "").await, outside, "active");
    assert_eq!(said(&review, &other).await, outside, "the device of another link");
    let again = format!("link={}&password={}", case.link, case.password);
    let refused = case.server.post("/api/unlock_again", &other, again.clone()).await;
    assert_eq!(failure(refused).await, Failure::NotFound);
    revoke_link(&case.server.services, &case.owner.staff, case.link)
        .await
        .expect("a revocation");
    assert_eq!(said(&review, "").await, outside, "revoked");
    assert_eq!(
        said(&review, &without_session(&cookie)).await,
        outside,
        "revoked, once inside"
    );
    let refused = case.server.post("/api/unlock_again", &cookie, again).await;
    assert_eq!(failure(refused).await, Failure::NotFound);
}

#[tokio::test]
async fn words_that_came_after_the_links_end_are_given_back_to_who_wrote_them() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let review = format!("/review/{}", case.link);
    let seen = case.detail().await.revision;
    revoke_link(&case.server.services, &case.owner.staff, case.link)
        .await
        .expect("a revocation");
    let body = case.decision(seen, "changes_requested", "Words+at+the+end", 1);
    let answer = case.plain("/api/decide", &cookie, body).await;
    assert_eq!(header_of(&answer, "location"), review);
    let page = case.server.get(&review, &cookie).await;
    assert_eq!(page.status(), StatusCode::NOT_FOUND);
    let page = text(page).await;
    assert!(
        page.contains("Words at the end") && page.contains("was not sent"),
        "{page}"
    );
    // To nobody else.
    let other = text(case.server.get(&review, "").await).await;
    assert!(!other.contains("Words at the end"));
}

#[tokio::test]
async fn words_that_came_after_the_links_time_are_given_back_too() {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let review = format!("/review/{}", case.link);
    let seen = case.detail().await.revision;
    // Its session lives on.
    let expired = case.server.write(async |tx| {
        let mut link = tx.link(case.link).await?.ok_or(Failure::NotFound)?;
        link.expires_at = domain::UnixMillis(1);
        tx.save_link(&link).await
    });
    expired.await.expect("a link whose time is over");
    let body = case.decision(seen, "changes_requested", "Words+at+the+end", 1);
    case.plain("/api/decide", &cookie, body).await;
    let page = case.server.get(&review, &cookie).await;
    assert_eq!(page.status(), StatusCode::GONE);
    assert!(text(page).await.contains("Words at the end"));

    // Staff make it longer: the words are in their form, and once they are sent nothing brings them back.
    extend_link(&case.server.services, &case.owner.staff, case.link)
        .await
        .expect("a longer link");
    let page = text(case.server.get(&review, &cookie).await).await;
    assert!(
        page.contains("Words at the end") && page.contains("This did not arrive"),
        "{page}"
    );
    let body = case.decision(seen, "changes_requested", "Words+at+the+end", 2);
    case.plain("/api/decide", &cookie, body).await;
    let body = format!("link={}&password={}", case.link, case.password);
    let again = case
        .plain("/api/unlock_again", &without_session(&cookie), body)
        .await;
    assert_eq!(header_of(&again, "location"), review);
    let page = text(case.server.get(&review, &cookies(&again)).await).await;
    assert!(!page.contains("This did not arrive"), "{page}");
}

/// What stands between the marks of a page's `main`.
fn words_of(page: &str) -> String {
    let main = page
        .split("<main")
        .nth(1)
        .and_then(|rest| rest.split("</main>").next());
    main.expect("a main part").to_owned()
}
