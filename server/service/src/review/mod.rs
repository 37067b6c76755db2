//! The approver's side of a link.

pub mod add_note;
pub mod answer_note;
pub mod come_back;
mod contents;
pub mod decide;
pub mod decide_many;
pub mod enter;
pub mod mark_viewed;
pub mod open_door;
pub mod remember_form;
pub mod request_new_link;
pub mod reschedule;
pub mod show_notes;
pub mod show_review;
pub mod show_review_feed;
pub mod thread;
pub mod undo;
pub mod unlock;

use crate::{
    actor::Reviewer,
    model::LinkPost,
    ports::{Read, Write},
};
use domain::{Failure, LinkId, PostId, UnixMillis, post::Post};

/// Passes if, at this point of the transaction, the reviewer's link is active and still theirs.
async fn still_active(tx: &mut dyn Write, reviewer: &Reviewer, now: UnixMillis) -> Result<(), Failure> {
    let link = tx.link(reviewer.link.id).await?.ok_or(Failure::SignedOut)?;
    link.require_active(now)?;
    if link.generation == reviewer.session.generation {
        Ok(())
    } else {
        Err(Failure::SignedOut)
    }
}

/// The post, if it is on the link.
async fn find<R: Read + ?Sized>(db: &mut R, link: LinkId, id: PostId) -> Result<(LinkPost, Post), Failure> {
    let entry = db.link_post(link, id).await?.ok_or(Failure::NotFound)?;
    let post = db.post(id).await?.ok_or(Failure::NotFound)?;
    Ok((entry, post))
}
