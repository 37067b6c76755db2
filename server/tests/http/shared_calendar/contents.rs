//! What leaves the server.

use super::case::{Case, decided, options, path};
use crate::harness::text;
use domain::{
    post::{Post, Publication},
    review::Review,
    shared_calendar::SharedCalendarOptions,
    time::DAY,
    views::{planner::DraftMedia, shared_calendar::PasswordChoice},
};
use std::collections::BTreeSet;

#[tokio::test]
async fn only_what_is_planned_leaves_the_server() {
    let case = Case::new().await;
    let soon = case.server.services.clock.now().plus(20 * DAY);
    let day = service::dates::zoned(soon, &jiff::tz::TimeZone::UTC)
        .date()
        .to_string();
    let day = day.as_str();
    case.post("Idea in the drawer", day, |_| ()).await;
    case.post("Asked the client", day, |post| post.review = Review::Pending)
        .await;
    case.post("Client wants more", day, |post| {
        decided(post, Review::ChangesRequested)
    })
    .await;
    case.post("Client says never", day, |post| decided(post, Review::Rejected))
        .await;
    case.post("Agreed and dated", day, |post| decided(post, Review::Approved))
        .await;
    case.post("Agreed, no day", "", |post| decided(post, Review::Approved))
        .await;
    case.post("Undated thought", "", |post| post.review = Review::Pending)
        .await;
    case.post("It is out", day, |post| post.publication = Publication::Published)
        .await;
    case.post("It broke", day, |post| {
        decided(post, Review::Approved);
        post.publication = Publication::Failed;
    })
    .await;
    // Its time passed before anybody approved it.
    let past = case
        .post("Nobody answered", day, |post| post.review = Review::Pending)
        .await;
    let saved = case.server.write(async |tx| {
        let mut post = tx.post(past).await?.ok_or(domain::Failure::NotFound)?;
        post.scheduled_at = Some(domain::UnixMillis(1_000_000_000_000));
        tx.save_post(&post).await.map(drop)
    });
    saved.await.expect("an old post");
    let calendar = case.shared_calendar(options(), PasswordChoice::Remove).await;
    let base = path(&calendar);
    let mut seen = 0;
    for address in [
        format!("{base}?view=month&date={day}"),
        format!("{base}?view=week&date={day}"),
        format!("{base}?view=list&date={day}"),
        format!("{base}/calendar.json?date={day}"),
        format!("{base}?view=list&date=2001-09-09"),
        format!("{base}/calendar.ics"),
        format!("{base}?date=never"),
        format!("{base}/calendar.json?date=never"),
    ] {
        let body = text(case.get(&address).await).await;
        let told = [
            "Asked the client",
            "Client wants more",
            "Agreed and dated",
            "It is out",
            "It broke",
        ];
        seen += told.iter().filter(|caption| body.contains(**caption)).count();
        for secret in [
            "Idea in the drawer",
            "Client says never",
            "Agreed, no day",
            "Undated thought",
            "Nobody answered",
            "Inner campaign",
            "Inner note",
            "Secret approver",
            "example.com",
            "Lumen",
            "changes_requested",
            "rejected",
            "draft",
            "Failed",
        ] {
            assert!(!body.contains(secret), "{address} tells {secret}");
        }
    }
    assert_eq!(seen, 5 * 5);
    let body = text(case.get(&format!("{base}/calendar.json?date={day}")).await).await;
    for (caption, status) in [
        ("Asked the client", "pre_scheduled"),
        ("Client wants more", "pre_scheduled"),
        ("Agreed and dated", "scheduled"),
        ("It broke", "scheduled"),
        ("It is out", "published"),
    ] {
        let calendar: serde_json::Value = serde_json::from_str(&body).expect("a calendar");
        let posts = calendar["posts"].as_array().expect("posts");
        let post = posts.iter().find(|post| post["title"] == caption).expect(caption);
        assert_eq!(post["status"], status, "{caption}");
    }
}

#[tokio::test]
async fn nothing_leaves_that_is_not_on_the_list() {
    let case = Case::new().await;
    let media = vec![DraftMedia {
        id: case.picture().await,
        alt: "A red point".into(),
    }];
    case.draft("With a picture", "2090-06-14", &case.channels, media, |post| {
        post.review = Review::Pending;
    })
    .await;
    let logo = SharedCalendarOptions {
        logo: Some(case.picture().await),
        ..options()
    };
    let base = path(&case.shared_calendar(logo, PasswordChoice::Remove).await);
    let body = text(case.get(&format!("{base}/calendar.json?date=2090-06-14")).await).await;
    let mut names = BTreeSet::new();
    collect(&serde_json::from_str(&body).expect("a calendar"), "", &mut names);
    let calendar = "accent captions date layout logo next period posts previous time_zone title today zone";
    let period = "about first last";
    let day = "date other_year";
    let picture = "alt height thumbnail url width";
    let post = "id pictured pictures status texts title when";
    let when = "day time utc zone";
    let list = [
        ("", calendar),
        (".logo", picture),
        (".period", period),
        (".posts", post),
        (".posts.pictures", picture),
        (".posts.texts", "accounts caption"),
        (".posts.texts.accounts", "handle platform"),
        (".posts.when", when),
        (".posts.when.day", day),
    ];
    let list = list.iter().flat_map(|(of, names)| {
        let names = names.split(' ');
        names.map(move |name| format!("{of}.{name}"))
    });
    assert_eq!(names, list.collect());
}

/// The names of all values, with the names that they stand under.
fn collect(value: &serde_json::Value, under: &str, names: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                let name = format!("{under}.{name}");
                collect(value, &name, names);
                names.insert(name);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, under, names)),
        _ => {}
    }
}

#[tokio::test]
async fn the_name_of_a_calendar_is_text_and_nothing_else() {
    let case = Case::new().await;
    let named = SharedCalendarOptions {
        title: "Tea & <b>cake</b>".into(),
        ..options()
    };
    let base = path(&case.shared_calendar(named, PasswordChoice::Remove).await);
    let page = text(case.get(&base).await).await;
    assert!(
        page.contains("<title>Tea &amp; &lt;b&gt;cake&lt;/b&gt; · Countersign</title>"),
        "{page}"
    );
    assert!(!page.contains("<b>cake"));
}

#[tokio::test]
async fn what_is_shared_can_be_narrowed() {
    let case = Case::new().await;
    let waiting = |post: &mut Post| post.review = Review::Pending;
    case.draft(
        "Only on X",
        "2090-06-10",
        &case.channels[..1],
        Vec::new(),
        waiting,
    )
    .await;
    case.draft(
        "Only on Instagram",
        "2090-06-14",
        &case.channels[1..],
        Vec::new(),
        waiting,
    )
    .await;
    case.draft(
        "After the window",
        "2090-06-20",
        &case.channels[1..],
        Vec::new(),
        waiting,
    )
    .await;
    let narrow = SharedCalendarOptions {
        from: Some("2090-06-01".into()),
        to: Some("2090-06-15".into()),
        channels: case.channels[1..].to_vec(),
        ..options()
    };
    let base = path(&case.shared_calendar(narrow.clone(), PasswordChoice::Remove).await);
    let body = text(case.get(&base).await).await;
    assert!(body.contains("Only on Instagram") && body.contains("northwind.coffee"));
    assert!(!body.contains("Only on X") && !body.contains("After the window"));
    let dates = SharedCalendarOptions {
        captions: false,
        ..narrow
    };
    let base = path(&case.shared_calendar(dates, PasswordChoice::Remove).await);
    let body = text(case.get(&base).await).await;
    assert!(body.contains("Instagram") && body.contains("10:30"));
    for address in [
        base.clone(),
        format!("{base}/calendar.json"),
        format!("{base}/calendar.ics"),
    ] {
        let body = text(case.get(&address).await).await;
        for secret in ["Only on Instagram", "northwind.coffee", "@northwind"] {
            assert!(!body.contains(secret), "{address} tells {secret}");
        }
    }
}
