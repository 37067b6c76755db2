//! Posts: the calendar, the composer and what moves a post.

pub mod card;
pub mod delete_post;
pub mod move_post;
pub mod open_post;
pub mod save_post;
pub mod show_calendar;

use crate::{actor::Staff, ports::Read};
use domain::{Failure, PostId, Refusal, post::Post};

/// The post, if it is of this person's workspace.
pub(crate) async fn find<R: Read + ?Sized>(db: &mut R, staff: &Staff, id: PostId) -> Result<Post, Failure> {
    let found = db.post(id).await?;
    found
        .filter(|post| post.workspace_id == staff.user.workspace_id)
        .ok_or(Failure::NotFound)
}

/// Passes if nobody changed the post since `seen`.
pub(crate) fn same_version(post: &Post, seen: i64) -> Result<(), Failure> {
    if post.version == seen {
        Ok(())
    } else {
        Err(Refusal::EditedMeanwhile.into())
    }
}
