//! The approver's side of a link.

pub mod add_note;
pub mod answer_note;
pub mod come_back;
mod contents;
pub mod decide;
pub mod decide_many;
pub mod enter;
pub mod mark;
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

use crate::{model::LinkPost, ports::Read};
use domain::{Failure, LinkId, PostId, post::Post};

/// The post, if it is on the link.
async fn find<R: Read + ?Sized>(db: &mut R, link: LinkId, id: PostId) -> Result<(LinkPost, Post), Failure> {
    let entry = db.link_post(link, id).await?.ok_or(Failure::NotFound)?;
    let post = db.post(id).await?.ok_or(Failure::NotFound)?;
    Ok((entry, post))
}
