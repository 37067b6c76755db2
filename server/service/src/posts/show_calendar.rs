//! A month of a project.

use crate::{Services, actor::Staff, dates, posts::card::Cards, projects};
use domain::{
    Failure, Field, Problem, ProjectId,
    post::PostStatus,
    staff::Permission,
    time::HOUR,
    views::planner::{Calendar, Day},
};
use jiff::{ToSpan, civil::Date};

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
    let project = projects::find(&mut *db, staff, id).await?;
    let channels = db.channels(id).await?;
    let cards = Cards::new(&project, &channels, now);
    let today = dates::zoned(now, &cards.zone).date();
    let malformed = || Failure::field(Field::Date, Problem::Malformed);
    let first: Date = match month {
        "" => today.first_of_month(),
        month => format!("{month}-01").parse().map_err(|_| malformed())?,
    };
    let start = monday_before(first).ok_or_else(malformed)?;
    let last = first.last_of_month();
    let weeks = (i32::from(last.day()) + i32::from(first.weekday().to_monday_zero_offset()) + 6) / 7;
    let shift = |date: Date, days: i32| date.checked_add(days.days()).map_err(|_| malformed());
    let end = shift(start, weeks * 7)?;
    let instant =
        |date: Date| dates::instant(&date.to_string(), "00:00", &cards.zone).map_err(|_| malformed());
    let posts = db.posts_between(id, instant(start)?, instant(end)?).await?;
    let posts: Vec<_> = posts.iter().map(|post| cards.card(post)).collect();
    let soon = db.posts_between(id, now, now.plus(URGENT)).await?;
    let month_of = |date: Date| date.strftime("%Y-%m").to_string();
    let mut days = Vec::new();
    for offset in 0..weeks * 7 {
        let date = shift(start, offset)?;
        days.push(Day {
            date: date.to_string(),
            number: date.day(),
            label: date.strftime("%A %-d %B").to_string(),
            outside: date.month() != first.month(),
        });
    }
    let weekdays = (0..7)
        .filter_map(|n| shift(start, n).ok())
        .map(|d| d.strftime("%a").to_string())
        .collect();
    Ok(Calendar {
        project: projects::item(&project),
        time_zone: project.time_zone.clone(),
        month: month_of(first),
        title: first.strftime("%B %Y").to_string(),
        previous: month_of(shift(first, -1)?),
        next: month_of(shift(last, 1)?),
        today: today.to_string(),
        weekdays,
        days,
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

fn monday_before(date: Date) -> Option<Date> {
    let back = i32::from(date.weekday().to_monday_zero_offset());
    date.checked_sub(back.days()).ok()
}
