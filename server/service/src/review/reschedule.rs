//! A client moves a post.

use crate::{
    Services,
    actor::Reviewer,
    dates::{self, Shown},
    ports::store::transact,
    review,
};
use domain::{
    Failure, Field, PostId, Problem,
    audit::Kind,
    publication::{self, Event::Dated},
    review::unpublished,
};
use futures::FutureExt;

/// Moves a post to a date and time in the project's zone, which must lie in the future. A time that was not changed
/// stays the instant that it is.
///
/// # Errors
/// [`Problem::InPast`], [`Problem::Skipped`] or [`Problem::Malformed`] on the schedule; a post that is going out.
pub async fn reschedule(
    services: &Services,
    reviewer: &Reviewer,
    id: PostId,
    date: &str,
    time: &str,
) -> Result<(), Failure> {
    let now = services.clock.now();
    let project = services
        .store
        .read()
        .await?
        .project(reviewer.link.project_id)
        .await?
        .ok_or(Failure::NotFound)?;
    let zone = dates::known_zone(&project.time_zone);
    let field = |problem| Failure::field(Field::Schedule, problem);
    if date.trim().is_empty() || time.trim().is_empty() {
        return Err(field(Problem::Required));
    }
    let typed = (date.trim().to_owned(), time.trim().to_owned());
    transact(
        &*services.store,
        (reviewer.clone(), zone, typed),
        move |(reviewer, zone, (date, time)), tx| {
            async move {
                review::still_active(tx, reviewer, now).await?;
                let (_, mut post) = review::find(tx, reviewer.link.id, id).await?;
                unpublished(&post)?;
                let planned = dates::replanned(post.scheduled_at, (date, time), None, zone).map_err(field)?;
                let at = planned.at;
                if at <= now {
                    return Err(field(Problem::InPast));
                }
                if planned.shown == Shown::Never {
                    return Err(field(Problem::Skipped(dates::when(at, zone, now).time)));
                }
                if post.scheduled_at == Some(at) {
                    return Ok(());
                }
                let event = reviewer.event(Kind::Rescheduled, now).post(&post).moved(
                    post.scheduled_at,
                    Some(at),
                    zone,
                );
                post.publication = publication::apply(&post, Dated(Some(at)), now)?;
                post.scheduled_at = Some(at);
                let seal = tx.save_post(&post).await?;
                tx.append_event(event.seals([seal]).done()).await?;
                Ok(())
            }
            .boxed()
        },
    )
    .await
}
