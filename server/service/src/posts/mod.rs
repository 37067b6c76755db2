//! Posts: the calendar, the composer and what moves a post.

pub mod advise_time;
pub mod card;
pub mod delete_posts;
pub(crate) mod fit;
pub mod move_posts;
pub mod open_post;
pub mod return_posts;
pub mod save_post;
pub mod search_posts;
pub mod settle_post;
mod several;
pub mod show_calendar;

use crate::{
    actor::Staff,
    dates,
    model::NewEvent,
    ports::{Read, Write},
    projects,
};
use domain::{
    Failure, PostId, Refusal, UnixMillis,
    audit::What,
    post::{Post, Publication},
    publication::{
        Event::{self, Dated},
        apply, fold,
    },
};
use jiff::tz::TimeZone;

/// The post, if its project is within reach.
pub(crate) async fn find<R: Read + ?Sized>(db: &mut R, staff: &Staff, id: PostId) -> Result<Post, Failure> {
    let post = db.post(id).await?.ok_or(Failure::NotFound)?;
    projects::find(db, staff, post.project_id).await?;
    Ok(post)
}

/// Gives a post another time, or with `None` takes it off the calendar; its event is given, if that is a move.
pub(crate) async fn place<W: Write + ?Sized>(
    tx: &mut W,
    staff: &Staff,
    mut post: Post,
    to: Option<UnixMillis>,
    zone: &TimeZone,
    now: UnixMillis,
) -> Result<Option<NewEvent>, Failure> {
    if to == post.scheduled_at {
        return Ok(None);
    }
    let what = What::PostMoved {
        from: dates::told(post.scheduled_at, zone),
        to: dates::told(to, zone),
    };
    let event = staff.event(&what, now).post(&post);
    way_out(tx, &mut post, Dated(to), now).await?;
    post.scheduled_at = to;
    let seal = tx.save_post(&post).await?;
    Ok(Some(event.seals([seal]).done()))
}

/// Lets something happen to the current revision of a post on its way out. The post is still to be saved.
///
/// # Errors
/// The rule that refuses it; nothing is written then.
pub async fn way_out<W: Write + ?Sized>(
    tx: &mut W,
    post: &mut Post,
    event: Event,
    now: UnixMillis,
) -> Result<(), Failure> {
    // What waits has no channel on its way.
    let before = match post.publication {
        Publication::Waiting => Vec::new(),
        _ => tx.publications(post.revision.id).await?,
    };
    let after = apply(post, &before, event, now)?;
    if after != before {
        tx.set_publications(&post.revision, &after).await?;
    }
    post.publication = fold(&post.revision.content.channels, &after);
    Ok(())
}

/// Passes if nobody changed the post since `seen`.
pub(crate) fn same_version(post: &Post, seen: i64) -> Result<(), Failure> {
    if post.version == seen {
        Ok(())
    } else {
        Err(Refusal::EditedMeanwhile.into())
    }
}
