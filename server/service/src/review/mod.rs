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

use crate::{
    model::LinkPost,
    ports::{Read, Write},
};
use domain::{
    ApproverId, Failure, LinkId, PostId, UnixMillis,
    post::Post,
    review::{Event, Policy, Review, ReviewRequest, apply, fold},
};
use std::collections::HashMap;

/// Whose approval counts: the first answer decides. Nothing lets staff choose yet.
pub(crate) const POLICY: Policy = Policy::Any;

/// The stage of all who are asked.
const STAGE: i64 = 1;

/// Asks an approver about the current revision of a post. The post is still to be saved.
///
/// # Errors
/// The rule that refuses it; nothing is written then.
pub(crate) async fn ask(
    tx: &mut dyn Write,
    post: &mut Post,
    approver: ApproverId,
    now: UnixMillis,
) -> Result<(), Failure> {
    // Of a version that nobody is asked about there are none.
    let before = match post.review {
        Review::NotRequested => Vec::new(),
        _ => tx.review_requests(post.revision.id).await?,
    };
    let event = Event::Request {
        approver,
        stage: STAGE,
    };
    let after = apply(POLICY, post, &before, &event, now)?;
    if after != before {
        tx.put_review_request(&post.revision, approver, STAGE, now)
            .await?;
    }
    (post.review, post.decided) = fold(POLICY, &after);
    Ok(())
}

/// Who is asked about the posts of a link.
async fn requests_by_post<R: Read + ?Sized>(
    db: &mut R,
    link: LinkId,
) -> Result<HashMap<PostId, Vec<ReviewRequest>>, Failure> {
    let mut all = HashMap::<PostId, Vec<ReviewRequest>>::new();
    for (post, request) in db.review_requests_on_link(link).await? {
        all.entry(post).or_default().push(request);
    }
    Ok(all)
}

/// The post, if it is on the link.
async fn find<R: Read + ?Sized>(db: &mut R, link: LinkId, id: PostId) -> Result<(LinkPost, Post), Failure> {
    let entry = db.link_post(link, id).await?.ok_or(Failure::NotFound)?;
    let post = db.post(id).await?.ok_or(Failure::NotFound)?;
    Ok((entry, post))
}
