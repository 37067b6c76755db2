//! Deleting posts.

use crate::{Services, actor::Staff, posts::several};
use domain::{Failure, PostId, audit::What, staff::Permission, views::planner::Outcomes};

/// Takes posts, each in the version that was seen, off the calendar and off every link; their history stays.
///
/// # Errors
/// If none was deleted: [`domain::Refusal::EditedMeanwhile`]; a post that is going out. Too many.
pub async fn delete_posts(
    services: &Services,
    staff: &Staff,
    seen: &[(PostId, i64)],
) -> Result<Outcomes<()>, Failure> {
    let asking = staff.asking(Permission::EditPosts)?;
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let (mut outcomes, mut events) = (Outcomes::new(), Vec::new());
    for (id, found) in several::find(tx, staff, seen).await? {
        let outcome = match found {
            Ok((post, _)) => {
                let seal = tx.delete_post(&post, now).await?;
                let event = staff.event(&What::PostDeleted, now).post(&post);
                events.push(event.seals([seal]).done());
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
