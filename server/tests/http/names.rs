//! A post without words has a name wherever it is named.

use crate::{
    harness::text,
    shared_calendar::case::{Case, options, path},
};
use domain::views::{
    links::{ApproverChoice, NewApprover, NewLink},
    planner::{Draft, DraftMedia},
    shared_calendar::PasswordChoice,
};
use serde_json::json;
use service::{
    actor::Caller, links::create_link::create_link, posts::save_post::save_post, review::unlock::unlock,
    secrets::Token,
};

/// The year to come: its dates are neither past nor far.
fn next_year(case: &Case) -> i16 {
    service::dates::zoned(case.server.services.clock.now(), &jiff::tz::TimeZone::UTC).year() + 1
}

#[tokio::test]
async fn a_post_of_pictures_has_a_name_everywhere() {
    let case = Case::new().await;
    let (services, staff) = (&case.server.services, &case.owner.staff);
    let date = format!("{}-01-12", next_year(&case));
    let media = DraftMedia {
        id: case.picture().await,
        alt: "A red point".into(),
    };
    let draft = |media: Vec<DraftMedia>, channels: &[domain::ChannelId], date: &str| Draft {
        media,
        channels: channels.to_vec(),
        date: date.into(),
        time: if date.is_empty() {
            String::new()
        } else {
            "10:30".into()
        },
        ..Draft::default()
    };
    let instagram = &case.channels[1..];
    let (post, _) = save_post(
        services,
        staff,
        case.project,
        draft(vec![media.clone()], instagram, &date),
    )
    .await
    .expect("a post");
    let undated = draft(
        vec![
            media.clone(),
            DraftMedia {
                id: case.picture().await,
                alt: String::new(),
            },
        ],
        &case.channels,
        "",
    );
    let (undated, _) = save_post(services, staff, case.project, undated)
        .await
        .expect("a post");

    let month = json!({"project": case.project, "month": &date[..7]});
    let planner = text(
        case.server
            .post_json("/api/calendar", &case.owner.cookie, &month)
            .await,
    )
    .await;
    let planner: serde_json::Value = serde_json::from_str(&planner).expect("JSON");
    let day = serde_json::from_value(planner["posts"][0]["when"]["day"].clone()).expect("a day");
    let day = app::dates::day(day);
    let name = format!("Picture for Instagram, {day}");
    assert!(day.contains("12 Jan"), "{day}");
    assert_eq!(planner["posts"][0]["title"], name);
    let both = planner["unscheduled"][0]["title"].as_str().expect("a name");
    assert!(
        ["2 pictures for X and Instagram", "2 pictures for Instagram and X"].contains(&both),
        "{both}"
    );

    let offer = json!({"project": case.project, "posts": [post, undated]});
    let offer = text(
        case.server
            .post_json("/api/offer_link", &case.owner.cookie, &offer)
            .await,
    )
    .await;
    assert!(offer.contains(&name) && offer.contains(both), "{offer}");

    let link = NewLink {
        anyway: false,
        request_key: None,
        project: case.project,
        posts: vec![post],
        approver: ApproverChoice::New(NewApprover {
            name: "Tom".into(),
            ..NewApprover::default()
        }),
        title: String::new(),
        message: String::new(),
        password: None,
    };
    let issued = create_link(services, staff, link).await.expect("a link");
    let token = Token::presented(issued.url.rsplit('/').next().expect("a token"));
    let opened = unlock(services, &Caller::default(), &token, &issued.password, |_| None).await;
    let cookie = format!(
        "review-{}={}",
        issued.id,
        opened.expect("an entry").session.reveal()
    );
    for page in ["", "/done", "/calendar", "/approve-all"] {
        let page = case
            .server
            .get(&format!("/review/{}{page}", issued.id), &cookie)
            .await;
        let page = text(page).await;
        assert!(page.contains(&name) || page.contains("0 of 1"), "{page}");
        for empty in ["\"></h3>", "\"><!></h3>"] {
            assert!(!page.contains(empty), "no heading is empty");
        }
    }
    let detail = json!({"id": issued.id});
    let detail = text(
        case.server
            .post_json("/api/link", &case.owner.cookie, &detail)
            .await,
    )
    .await;
    assert!(detail.contains(&name), "{detail}");

    let log = text(case.server.get("/audit", &case.owner.cookie).await).await;
    assert!(log.contains(&format!("created “{name}”")), "{log}");
    assert!(log.contains(both) && !log.contains("“”"));

    let calendar = path(&case.shared_calendar(options(), PasswordChoice::Remove).await);
    let shown = text(case.get(&format!("{calendar}?view=list&date={date}")).await).await;
    assert!(shown.contains(&name), "{shown}");
    let feed = text(case.get(&format!("{calendar}/calendar.ics")).await)
        .await
        .replace("\r\n ", "");
    assert!(feed.contains(&name.replace(',', "\\,")), "{feed}");
    // Where captions and pictures are not shown, nothing is told but the networks.
    let closed = domain::shared_calendar::SharedCalendarOptions {
        captions: false,
        ..options()
    };
    let calendar = path(&case.shared_calendar(closed, PasswordChoice::Remove).await);
    let shown = text(case.get(&format!("{calendar}?view=list&date={date}")).await).await;
    assert!(
        shown.contains("Instagram") && !shown.contains("Picture for"),
        "{shown}"
    );
}

#[tokio::test]
async fn a_post_whose_words_are_a_channels_own_is_called_by_them() {
    let case = Case::new().await;
    let channel = case.channels[0];
    let draft = Draft {
        channels: vec![channel],
        variants: vec![domain::post::Variant {
            channel,
            caption: "Only here".into(),
        }],
        media: vec![DraftMedia {
            id: case.picture().await,
            alt: String::new(),
        }],
        ..Draft::default()
    };
    save_post(&case.server.services, &case.owner.staff, case.project, draft)
        .await
        .expect("a post");
    let month = json!({"project": case.project, "month": ""});
    let planner = text(
        case.server
            .post_json("/api/calendar", &case.owner.cookie, &month)
            .await,
    )
    .await;
    assert!(planner.contains("\"title\":\"Only here\""), "{planner}");
}
