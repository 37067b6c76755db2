//! Taking moves back.

use crate::{
    Services,
    actor::Staff,
    dates,
    posts::{self, several},
};
use domain::{
    Failure, Field, PostId, UnixMillis,
    staff::Permission,
    views::planner::{Before, Outcomes},
};

/// Gives posts the instant back that they had, as `When::utc` told it; none takes a post off the calendar. The time of day
/// would not do: it may not exist on the day that a post comes from, or be there twice.
///
/// # Errors
/// An instant that is none; if none was moved, [`domain::Refusal::EditedMeanwhile`] or a post that is going out; too many.
pub async fn return_posts(
    services: &Services,
    staff: &Staff,
    before: &[Before],
) -> Result<Outcomes<()>, Failure> {
    let asking = staff.asking(Permission::EditPosts)?;
    let now = services.clock.now();
    let instants = before
        .iter()
        .map(|post| post.at.as_deref().map(dates::utc).transpose());
    let instants: Result<Vec<Option<UnixMillis>>, _> = instants.collect();
    let instants = instants.map_err(|problem| Failure::field(Field::Date, problem))?;
    let seen: Vec<(PostId, i64)> = before.iter().map(|post| (post.id, post.version)).collect();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let (mut outcomes, mut events) = (Outcomes::new(), Vec::new());
    for ((id, found), at) in several::find(tx, staff, &seen).await?.into_iter().zip(instants) {
        let outcome = match found {
            Ok((post, project)) => {
                let zone = dates::known_zone(&project.time_zone);
                events.extend(posts::place(tx, staff, post, at, &zone, now).await?);
                Ok(())
            }
            Err(failure) => Err(failure),
        };
        outcomes.push((id, outcome));
    }
    tx.append_events(events).await?;
    unit.commit().await?;
    several::answered(outcomes)
}
