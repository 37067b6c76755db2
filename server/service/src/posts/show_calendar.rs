//! A month of a project.

use crate::{
    Services,
    actor::Staff,
    dates,
    period::{self, Period},
    posts::card::Cards,
    projects,
};
use domain::{
    Failure, Field, Problem, ProjectId, post::PostStatus, staff::Permission, time::HOUR,
    views::planner::Calendar,
};
use jiff::civil::Date;

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
    let today = dates::zoned(now, &cards.zone).date();
    let malformed = |problem| Failure::field(Field::Date, problem);
    let first: Date = match month {
        "" => today.first_of_month(),
        month => format!("{month}-01")
            .parse()
            .map_err(|_| malformed(Problem::Malformed))?,
    };
    let period = Period::weeks_of_month(first).map_err(malformed)?;
    let (from, to) = period.instants(&cards.zone).map_err(malformed)?;
    let posts = db.posts_between(id, from, to).await?;
    let posts: Vec<_> = posts.iter().map(|post| cards.card(post)).collect();
    let soon = db.posts_between(id, now, now.plus(URGENT)).await?;
    let month_of = |date: Date| date.strftime("%Y-%m").to_string();
    let beside = |date, days| period::shift(date, days).map(month_of).map_err(malformed);
    Ok(Calendar {
        seq,
        project: projects::item(&project),
        time_zone: project.time_zone.clone(),
        month: month_of(first),
        title: first.strftime("%B %Y").to_string(),
        previous: beside(first, -1)?,
        next: beside(first.last_of_month(), 1)?,
        today: today.to_string(),
        weekdays: period::weekdays(),
        days: period.days(),
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
