//! Moving posts to another day.

use crate::{
    Services,
    actor::Staff,
    dates::{self, Planned, Shown},
    posts::{self, several},
};
use domain::{
    Failure, Field, PostId, Problem, UnixMillis,
    post::DEFAULT_TIME,
    staff::Permission,
    time::Turn,
    views::planner::{Arrival, Outcomes},
};
use jiff::tz::TimeZone;

/// Moves posts, each in the version that was seen, to `date` (`2026-11-24`), keeping their time of day in the project's
/// zone; an empty date takes them off the calendar. Says where they came to stand.
///
/// # Errors
/// If none was moved: a date that is none; [`domain::Refusal::EditedMeanwhile`]; a post that is going out. Too many.
pub async fn move_posts(
    services: &Services,
    staff: &Staff,
    seen: &[(PostId, i64)],
    date: &str,
) -> Result<Outcomes<Arrival>, Failure> {
    let asking = staff.asking(Permission::EditPosts)?;
    let now = services.clock.now();
    let date = date.trim();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let (mut outcomes, mut events) = (Outcomes::new(), Vec::new());
    for (id, found) in several::find(tx, staff, seen).await? {
        let outcome = match found {
            Ok((post, project)) => {
                let zone = dates::known_zone(&project.time_zone);
                let from = post.scheduled_at;
                match target(from, date, &zone) {
                    Ok(to) => {
                        let at = to.map(|to| to.at);
                        events.extend(posts::place(tx, staff, post, at, &zone, now).await?);
                        Ok(arrival(from, to, &zone, now))
                    }
                    Err(problem) => Err(Failure::field(Field::Date, problem)),
                }
            }
            Err(failure) => Err(failure),
        };
        outcomes.push((id, outcome));
    }
    tx.append_events(events).await?;
    unit.commit().await?;
    several::answered(outcomes)
}

/// Where a move to that date leads.
fn target(from: Option<UnixMillis>, date: &str, zone: &TimeZone) -> Result<Option<Planned>, Problem> {
    match (date, from) {
        ("", _) => Ok(None),
        (date, Some(from)) => dates::on_date(from, date, zone).map(Some),
        (date, None) => dates::planned(date, DEFAULT_TIME, Turn::First, zone).map(Some),
    }
}

/// What is told of a move.
fn arrival(from: Option<UnixMillis>, to: Option<Planned>, zone: &TimeZone, now: UnixMillis) -> Arrival {
    let had = from.map_or_else(
        || DEFAULT_TIME.to_owned(),
        |from| dates::when(from, zone, now).time,
    );
    let skips = |to: Planned| to.shown == Shown::Never;
    Arrival {
        when: to.map(|to| dates::when(to.at, zone, now)),
        skipped: to.is_some_and(skips).then_some(had),
        past: to.is_some_and(|to| to.at <= now),
    }
}
