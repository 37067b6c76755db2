//! Moving a post to another day.

use crate::{Services, actor::Staff, dates, ports::store::transact, posts, projects};
use domain::{Failure, Field, PostId, Problem, audit::Kind, post::DEFAULT_TIME, review, staff::Permission};
use futures::FutureExt;

/// Moves a post to `date` (`2026-11-24`), keeping its time of day in the project's zone; an empty date takes it off
/// the calendar.
///
/// # Errors
/// A date that is none; [`domain::Refusal::EditedMeanwhile`]; a post that is going out.
pub async fn move_post(
    services: &Services,
    staff: &Staff,
    id: PostId,
    version: i64,
    date: &str,
) -> Result<(), Failure> {
    staff.require(Permission::EditPosts)?;
    let now = services.clock.now();
    let date = date.trim().to_owned();
    transact(
        &*services.store,
        (staff.clone(), date),
        move |(staff, date), tx| {
            async move {
                staff.confirm(tx, Permission::EditPosts).await?;
                let mut post = posts::find(tx, staff, id).await?;
                posts::same_version(&post, version)?;
                review::unpublished(&post)?;
                let zone = dates::known_zone(&projects::find(tx, staff, post.project_id).await?.time_zone);
                let field = |problem: Problem| Failure::field(Field::Date, problem);
                let to = match (date.as_str(), post.scheduled_at) {
                    ("", _) => None,
                    (date, Some(from)) => Some(dates::on_date(from, date, &zone).map_err(field)?),
                    (date, None) => Some(dates::instant(date, DEFAULT_TIME, &zone).map_err(field)?),
                };
                if to == post.scheduled_at {
                    return Ok(());
                }
                let event = staff
                    .event(Kind::PostMoved, now)
                    .post(&post)
                    .moved(post.scheduled_at, to, &zone);
                post.scheduled_at = to;
                tx.save_post(&post).await?;
                tx.append_event(event.done()).await?;
                Ok(())
            }
            .boxed()
        },
    )
    .await
}
