//! A client moves a post.

use crate::{
    Services,
    actor::Reviewer,
    dates::{self, Shown},
    posts::way_out,
    review,
};
use domain::{
    Failure, Field, PostId, Problem,
    audit::What,
    publication::Event::Dated,
    review::{Planned, unpublished},
};

/// A date and a time of day, as a client typed them.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Typed {
    pub date: String,
    pub time: String,
    /// The zone that stood beside them, as [`dates::place`] calls it.
    pub zone: Option<String>,
    /// The post's time on their screen; none if their page did not say.
    pub seen: Option<Planned>,
}

/// Moves a post to a date and time in the project's zone, which must lie in the future. A time that was not changed
/// stays the instant that it is.
///
/// # Errors
/// [`Problem::InPast`], [`Problem::Skipped`], [`Problem::OtherZone`], [`Problem::OtherTime`], [`Problem::SameTime`] or [`Problem::Malformed`] on the
/// schedule; a post that is going out.
pub async fn reschedule(
    services: &Services,
    reviewer: &Reviewer,
    id: PostId,
    typed: Typed,
) -> Result<(), Failure> {
    let now = services.clock.now();
    let field = |problem| Failure::field(Field::Schedule, problem);
    let (date, time) = (typed.date.trim().to_owned(), typed.time.trim().to_owned());
    if date.is_empty() || time.is_empty() {
        return Err(field(Problem::Required));
    }
    let mut unit = services.begin(reviewer.asking(now)?).await?;
    let tx = unit.tx();
    let (_, mut post) = review::find(tx, reviewer.link.id, id).await?;
    unpublished(&post)?;
    let project = tx.project(post.project_id).await?.ok_or(Failure::NotFound)?;
    let zone = &dates::known_zone(&project.time_zone);
    let place = dates::place(zone);
    if typed.zone.as_ref().is_some_and(|seen| *seen != place) {
        return Err(field(Problem::OtherZone(place)));
    }
    let planned = dates::replanned(post.scheduled_at, (&date, &time), None, zone).map_err(field)?;
    let at = planned.at;
    if at <= now {
        return Err(field(Problem::InPast));
    }
    if planned.shown == Shown::Never {
        return Err(field(Problem::Skipped(dates::when(at, zone, now).time)));
    }
    let seen_so = typed.seen.is_none_or(|seen| seen == post.scheduled_at.into());
    if post.scheduled_at == Some(at) {
        // Where another time was on the screen, this is the same form once more.
        return if typed.seen.is_some() && seen_so {
            Err(field(Problem::SameTime))
        } else {
            Ok(())
        };
    }
    if !seen_so {
        return Err(field(Problem::OtherTime));
    }
    let what = What::Rescheduled {
        from: dates::told(post.scheduled_at, zone),
        to: dates::told(Some(at), zone),
    };
    let event = reviewer.event(&what, now).post(&post);
    way_out(tx, &mut post, Dated(Some(at)), now).await?;
    post.scheduled_at = Some(at);
    let seal = tx.save_post(&post).await?;
    tx.append_event(event.seals([seal]).done()).await?;
    unit.commit().await
}
