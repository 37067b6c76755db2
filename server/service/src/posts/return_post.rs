//! Taking a move back.

use crate::{Services, actor::Staff, dates, posts, projects};
use domain::{Failure, Field, PostId, review, staff::Permission};

/// Gives a post the instant back that it had, as `When::utc` told it; `None` takes it off the calendar. The time of day
/// would not do: it may not exist on the day that the post comes from, or be there twice.
///
/// # Errors
/// An instant that is none; [`domain::Refusal::EditedMeanwhile`]; a post that is going out.
pub async fn return_post(
    services: &Services,
    staff: &Staff,
    id: PostId,
    version: i64,
    at: Option<&str>,
) -> Result<(), Failure> {
    let asking = staff.asking(Permission::EditPosts)?;
    let now = services.clock.now();
    let at = at.map(dates::utc).transpose();
    let at = at.map_err(|problem| Failure::field(Field::Date, problem))?;
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let post = posts::find(tx, staff, id).await?;
    posts::same_version(&post, version)?;
    review::unpublished(&post)?;
    let project = projects::find(tx, staff, post.project_id).await?;
    let zone = dates::known_zone(&project.time_zone);
    posts::place(tx, staff, post, at, &zone, now).await?;
    unit.commit().await
}
