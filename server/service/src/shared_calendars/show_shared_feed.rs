//! A shared calendar for calendar programs.

use crate::{
    Services,
    actor::Viewer,
    shared_calendars::{enter_shared_calendar::feed_key, sequence::sequence_of, show_shared_calendar::Shown},
};
use domain::{
    Failure, UnixMillis,
    time::DAY,
    views::shared_calendar::{Feed, FeedPost},
};

/// How far back a feed reaches, in milliseconds.
pub(crate) const BACK: i64 = 90 * DAY;
/// How far ahead a feed reaches, in milliseconds.
pub(crate) const AHEAD: i64 = 400 * DAY;

/// The posts that this viewer sees, of the last three months and the next thirteen, and the first instant at which time
/// alone changes them.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn show_shared_feed(services: &Services, viewer: &Viewer) -> Result<(Feed, UnixMillis), Failure> {
    let (calendar, now) = (&viewer.calendar, services.clock.now());
    let mut db = services.store.read().await?;
    let shown = Shown::load(&mut *db, viewer, now).await?;
    let (from, to) = (now.plus(-BACK), now.plus(AHEAD));
    let posts = db.posts_between(calendar.project_id, from, to).await?;
    let counts = db.event_counts_between(calendar.project_id, from, to).await?;
    // A change of the shared calendar itself may change what is told of every post.
    let sequence = sequence_of(&counts, calendar.version - 1);
    let entry = |post| {
        shown.post(post).map(|post| FeedPost {
            sequence: sequence(post.id),
            post,
        })
    };
    let feed = Feed {
        title: calendar.options.title.clone(),
        time_zone: shown.project.time_zone.clone(),
        posts: posts.iter().filter_map(entry).collect(),
    };
    Ok((feed, shown.until(&posts)?))
}

/// The address of the feed, below that of the calendar: with a password, it holds a key instead.
#[must_use]
pub fn feed_address(services: &Services, viewer: &Viewer) -> String {
    if viewer.calendar.locked {
        format!(
            "calendar.ics?key={}",
            feed_key(services, &viewer.calendar).reveal()
        )
    } else {
        "calendar.ics".to_owned()
    }
}
