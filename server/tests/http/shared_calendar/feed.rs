//! The feed for calendar programs.

use super::case::{Case, options, path};
use crate::approval::approval;
use crate::harness::{header_of, text};
use domain::{
    PostId,
    review::Review,
    time::DAY,
    views::{planner::Draft, shared_calendar::PasswordChoice},
};
use service::{
    dates,
    links::resend_post::resend_post,
    posts::{move_posts::move_posts, open_post::open_post, save_post::save_post},
};

#[tokio::test]
async fn a_feed_can_be_read_by_a_calendar_program() {
    let case = Case::new().await;
    let soon = case.server.services.clock.now().plus(20 * domain::time::DAY);
    let soon = service::dates::zoned(soon, &jiff::tz::TimeZone::UTC).date();
    let caption = "Black Friday; quiet, kind\nand a second line that is longer than seventy-five octets, so it is folded \u{1f5a4}";
    case.post(caption, &soon.to_string(), |post| post.review = Review::Pending)
        .await;
    let base = path(&case.shared_calendar(options(), PasswordChoice::Remove).await);
    let response = case.get(&format!("{base}/calendar.ics")).await;
    assert_eq!(
        header_of(&response, "content-type"),
        "text/calendar; charset=utf-8"
    );
    assert!(!header_of(&response, "etag").is_empty());
    let feed = text(response).await;
    assert!(feed.lines().all(|line| line.len() <= 75), "{feed}");
    assert!(feed.split_inclusive('\n').all(|line| line.ends_with("\r\n")));
    let mut parser = ical::IcalParser::new(feed.as_bytes());
    let calendar = parser.next().expect("a calendar").expect("that can be read");
    assert_eq!(calendar.events.len(), 1);
    let value = |name: &str| {
        let properties = calendar.events[0].properties.iter();
        properties
            .filter(|p| p.name == name)
            .find_map(|p| p.value.clone())
            .expect("a value")
    };
    assert_eq!(value("STATUS"), "TENTATIVE");
    assert!(value("SUMMARY").starts_with("Pre-scheduled: Black Friday\\; quiet\\, kind"));
    assert!(value("DTSTART").ends_with('Z') && value("UID").contains('@'));
}

/// What a feed tells of its only event.
#[derive(Debug, PartialEq)]
struct Told {
    sequence: i64,
    start: String,
    summary: String,
    stamp: String,
}

async fn told(case: &Case, address: &str) -> Told {
    let feed = text(case.get(address).await).await;
    let mut parser = ical::IcalParser::new(feed.as_bytes());
    let calendar = parser.next().expect("a calendar").expect("that can be read");
    assert_eq!(calendar.events.len(), 1, "{feed}");
    let value = |name: &str| {
        let mut properties = calendar.events[0].properties.iter();
        let found = properties.find(|p| p.name == name).and_then(|p| p.value.clone());
        found.unwrap_or_default()
    };
    Told {
        sequence: value("SEQUENCE").parse().expect("a number"),
        start: value("DTSTART"),
        summary: value("SUMMARY"),
        stamp: value("DTSTAMP"),
    }
}

/// Changes of a post by staff.
struct Desk<'a>(&'a Case, PostId);

impl Desk<'_> {
    async fn draft(&self) -> Draft {
        let detail = open_post(&self.0.server.services, &self.0.owner.staff, self.1).await;
        let detail = detail.expect("the post");
        let when = detail.card.when.expect("a date");
        Draft {
            post: Some((self.1, detail.card.version)),
            caption: detail.content.caption,
            channels: detail.content.channels,
            date: when.day.date.to_string(),
            time: when.time,
            campaign: detail.card.campaign,
            creator_note: detail.creator_note,
            ..Draft::default()
        }
    }

    async fn save(&self, draft: Draft) {
        save_post(
            &self.0.server.services,
            &self.0.owner.staff,
            self.0.project,
            draft,
        )
        .await
        .expect("saved");
    }

    async fn shift(&self, days: i64) {
        let now = self.0.server.services.clock.now();
        let date = dates::zoned(now.plus(days * DAY), &jiff::tz::TimeZone::UTC).date();
        let version = self.draft().await.post.expect("a post").1;
        let services = &self.0.server.services;
        move_posts(
            services,
            &self.0.owner.staff,
            &[(self.1, version)],
            &date.to_string(),
        )
        .await
        .expect("moved");
    }
}

#[tokio::test]
async fn an_event_that_changed_says_so_and_nothing_else_is_told() {
    let case = Case::new().await;
    let soon = case.server.services.clock.now().plus(20 * DAY);
    let soon = dates::zoned(soon, &jiff::tz::TimeZone::UTC).date().to_string();
    let id = case
        .post("Black Friday", &soon, |post| post.review = Review::Pending)
        .await;
    let base = path(&case.shared_calendar(options(), PasswordChoice::Remove).await);
    let (address, desk) = (format!("{base}/calendar.ics"), Desk(&case, id));
    let first = told(&case, &address).await;
    desk.shift(30).await;
    let moved = told(&case, &address).await;
    assert_ne!(moved.start, first.start);
    assert!(moved.sequence > first.sequence);
    // Back again is a change too.
    desk.shift(20).await;
    let back = told(&case, &address).await;
    assert_eq!(back.start, first.start);
    assert!(back.sequence > moved.sequence);
    // What nobody outside can see leaves no trace.
    let inner = Draft {
        campaign: "Other campaign".into(),
        creator_note: "Other note".into(),
        ..desk.draft().await
    };
    desk.save(inner).await;
    assert_eq!(told(&case, &address).await, back);
    assert_eq!(back.stamp, first.stamp);
}

#[tokio::test]
async fn the_feed_of_a_link_says_what_changed_too() {
    let case = Case::new().await;
    let made = approval(&case.server, &case.owner, case.project, &[]).await;
    let desk = Desk(&case, made.post);
    let (services, staff) = (&case.server.services, &case.owner.staff);
    let detail = open_post(services, staff, made.post).await.expect("the post");
    let soon = dates::zoned(services.clock.now().plus(20 * DAY), &jiff::tz::TimeZone::UTC).date();
    let dated = move_posts(
        services,
        staff,
        &[(made.post, detail.card.version)],
        &soon.to_string(),
    )
    .await;
    dated.expect("a date");
    let subscribe = format!("/review/{}/subscribe", made.issued.id);
    let led = case.server.get(&subscribe, &made.cookie).await;
    let led = header_of(&led, "location").to_owned();
    let address = led[led.find("/review/").expect("a path")..].to_owned();
    let first = told(&case, &address).await;
    desk.shift(30).await;
    let moved = told(&case, &address).await;
    assert_ne!(moved.start, first.start);
    assert!(moved.sequence > first.sequence);
    let words = Draft {
        caption: "Other words".into(),
        ..desk.draft().await
    };
    desk.save(words).await;
    let version = open_post(services, staff, made.post)
        .await
        .expect("the post")
        .card
        .version;
    resend_post(services, staff, (made.post, version), true)
        .await
        .expect("sent again");
    let other = told(&case, &address).await;
    assert_ne!(other.summary, moved.summary);
    assert!(other.sequence > moved.sequence);
    assert_eq!(other.stamp, first.stamp);
}
