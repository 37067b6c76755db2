//! A month of a project.

use crate::{Services, actor::Staff, dates, posts::card::Cards, projects};
use domain::{
    Failure, Field, Problem, ProjectId,
    civil::{Month, Period},
    post::PostStatus,
    staff::Permission,
    time::HOUR,
    views::planner::Calendar,
};

/// Posts due within this many milliseconds should be approved by now.
const URGENT: i64 = 48 * HOUR;

/// The month `2026-11` (or, if empty, this one) in whole weeks.
///
/// # Errors
/// [`Failure::NotFound`]; a month that is none.
pub async fn show_calendar(
    services: &Services,
    staff: &Staff,
    id: ProjectId,
    month: &str,
) -> Result<Calendar, Failure> {
    staff.require(Permission::Look)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    // Before all that is shown: what comes meanwhile is told.
    let (seq, _) = db.audit_head(staff.user.workspace_id).await?;
    let project = projects::find(&mut *db, staff, id).await?;
    let channels = db.channels(id).await?;
    let cards = Cards::new(&project, &channels, now);
    let today = dates::day(&dates::zoned(now, &cards.zone));
    let malformed = |problem| Failure::field(Field::Date, problem);
    let month: Month = match month {
        "" => today.month(),
        month => month.parse().map_err(|_| malformed(Problem::Malformed))?,
    };
    let period = Period::weeks_of(month).ok_or(malformed(Problem::BeyondYears))?;
    let (from, to) = dates::instants(period, &cards.zone).map_err(malformed)?;
    let posts = db.posts_between(id, from, to).await?;
    let posts: Vec<_> = posts.iter().map(|post| cards.card(post)).collect();
    let soon = db.posts_between(id, now, now.plus(URGENT)).await?;
    Ok(Calendar {
        seq,
        project: projects::item(&project),
        time_zone: project.time_zone.clone(),
        month,
        today,
        period,
        urgent: soon
            .iter()
            .filter(|post| PostStatus::UNAPPROVED.contains(&cards.card(post).status))
            .count(),
        posts,
        unscheduled: db
            .posts_unscheduled(id)
            .await?
            .iter()
            .map(|post| cards.card(post))
            .collect(),
        channels: channels
            .iter()
            .filter(|c| c.removed_at.is_none())
            .map(projects::channel_view)
            .collect(),
        campaigns: db.campaigns(id).await?,
    })
}
