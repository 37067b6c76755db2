//! Feeds for calendar programs, RFC 5545. <https://www.rfc-editor.org/rfc/rfc5545>

use app::{called, words};
use domain::{
    UnixMillis,
    shared_calendar::PublicStatus,
    views::shared_calendar::{Feed, FeedPost},
};
use icalendar::{Calendar, Component, Event, EventStatus, Property};
use jiff::Timestamp;

/// How often calendar programs should look again.
const REFRESH: &str = "PT15M";

/// The feed as a calendar program reads it. `stamp` is when its address was made: when a post was last edited is not told.
pub(super) fn draw(feed: &Feed, stamp: UnixMillis, host: &str) -> String {
    let mut calendar = Calendar::new();
    calendar
        .append_property(Property::new("X-WR-CALNAME", &feed.title))
        .timezone(&*feed.time_zone)
        .append_property(
            Property::new("REFRESH-INTERVAL", REFRESH)
                .add_parameter("VALUE", "DURATION")
                .done(),
        )
        .append_property(Property::new("X-PUBLISHED-TTL", REFRESH));
    for post in &feed.posts {
        calendar.push(event(post, stamp, host));
    }
    calendar.done().to_string()
}

fn event(entry: &FeedPost, stamp: UnixMillis, host: &str) -> Event {
    let post = &entry.post;
    let status = words::of_public_status(post.status);
    let at = utc(post.when.utc.parse().unwrap_or(Timestamp::UNIX_EPOCH));
    let accounts = post.texts.iter().flat_map(|text| &text.accounts);
    let mut lines: Vec<String> = accounts
        .map(|account| match &account.handle {
            Some(handle) => format!("{} {handle}", account.platform.name()),
            None => account.platform.name().to_owned(),
        })
        .collect();
    lines.extend(
        post.texts
            .iter()
            .map(|text| text.caption.clone())
            .filter(|text| !text.is_empty()),
    );
    Event::new()
        .uid(&format!("{}@{host}", post.id))
        .add_property(
            "DTSTAMP",
            utc(Timestamp::from_millisecond(stamp.0).unwrap_or(Timestamp::UNIX_EPOCH)),
        )
        .add_property("SEQUENCE", entry.sequence.to_string())
        .add_property("DTSTART", &at)
        // A post goes out at an instant, so there is no end, and should not make anybody look busy.
        .add_property("TRANSP", "TRANSPARENT")
        .summary(&words::shared_calendar::feed_summary(
            status,
            called::shared_post(post),
        ))
        .description(&lines.join("\n"))
        .status(match post.status {
            PublicStatus::PreScheduled => EventStatus::Tentative,
            PublicStatus::Scheduled | PublicStatus::Published => EventStatus::Confirmed,
        })
        .done()
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}
