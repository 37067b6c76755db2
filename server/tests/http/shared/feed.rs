//! The feed for calendar programs.

use super::case::{Case, options, path};
use crate::harness::{header_of, text};
use domain::{review::Review, views::share::PasswordChoice};

#[tokio::test]
async fn a_feed_can_be_read_by_a_calendar_program() {
    let case = Case::new().await;
    let soon = case.server.services.clock.now().plus(20 * domain::time::DAY);
    let soon = service::dates::zoned(soon, &jiff::tz::TimeZone::UTC).date();
    let caption = "Black Friday; quiet, kind\nand a second line that is longer than seventy-five octets, so it is folded \u{1f5a4}";
    case.post(caption, &soon.to_string(), |post| post.review = Review::Pending)
        .await;
    let base = path(&case.share(options(), PasswordChoice::Remove).await);
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
