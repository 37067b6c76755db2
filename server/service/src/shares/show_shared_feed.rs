//! A shared calendar for calendar programs.

use crate::{
    Services,
    actor::Viewer,
    shares::{enter_share::feed_key, show_shared_calendar::Shown},
};
use domain::{Failure, UnixMillis, time::DAY, views::share::Feed};

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
    let (share, now) = (&viewer.share, services.clock.now());
    let mut db = services.store.read().await?;
    let shown = Shown::load(&mut *db, viewer, now).await?;
    let posts = db
        .posts_between(share.project_id, now.plus(-BACK), now.plus(AHEAD))
        .await?;
    let feed = Feed {
        title: share.options.title.clone(),
        time_zone: shown.project.time_zone.clone(),
        posts: posts.iter().filter_map(|post| shown.post(post)).collect(),
    };
    Ok((feed, shown.until(&posts)?))
}

/// The address of the feed, below that of the calendar: with a password, it holds a key instead.
#[must_use]
pub fn feed_address(services: &Services, viewer: &Viewer) -> String {
    if viewer.share.locked {
        format!("calendar.ics?key={}", feed_key(services, &viewer.share).reveal())
    } else {
        "calendar.ics".to_owned()
    }
}
