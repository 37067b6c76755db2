//! Moving a post to another day.

use crate::{
    Services,
    actor::Staff,
    dates::{self, Planned, Shown},
    posts, projects,
};
use domain::{
    Failure, Field, PostId, Problem, post::DEFAULT_TIME, review, staff::Permission, time::Turn,
    views::planner::Arrival,
};

/// Moves a post to `date` (`2026-11-24`), keeping its time of day in the project's zone; an empty date takes it off
/// the calendar. Says where it came to stand.
///
/// # Errors
/// A date that is none; [`domain::Refusal::EditedMeanwhile`]; a post that is going out.
pub async fn move_post(
    services: &Services,
    staff: &Staff,
    id: PostId,
    version: i64,
    date: &str,
) -> Result<Arrival, Failure> {
    let asking = staff.asking(Permission::EditPosts)?;
    let now = services.clock.now();
    let date = date.trim().to_owned();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let post = posts::find(tx, staff, id).await?;
    posts::same_version(&post, version)?;
    review::unpublished(&post)?;
    let zone = dates::known_zone(&projects::find(tx, staff, post.project_id).await?.time_zone);
    let field = |problem: Problem| Failure::field(Field::Date, problem);
    let from = post.scheduled_at;
    let to = match (date.as_str(), from) {
        ("", _) => None,
        (date, Some(from)) => Some(dates::on_date(from, date, &zone).map_err(field)?),
        (date, None) => Some(dates::planned(date, DEFAULT_TIME, Turn::First, &zone).map_err(field)?),
    };
    posts::place(tx, staff, post, to.map(|to| to.at), &zone, now).await?;
    let had = from.map_or_else(
        || DEFAULT_TIME.to_owned(),
        |from| dates::when(from, &zone, now).time,
    );
    let skips = |to: Planned| to.shown == Shown::Never;
    unit.commit().await?;
    Ok(Arrival {
        when: to.map(|to| dates::when(to.at, &zone, now)),
        skipped: to.is_some_and(skips).then_some(had),
        past: to.is_some_and(|to| to.at <= now),
    })
}
