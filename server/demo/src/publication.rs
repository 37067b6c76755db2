//! What came of a post when its time was there.
//!
//! Written past the use cases, because there is none for it: nothing publishes by itself yet. It keeps the rules that
//! a publisher has to keep: only what was approved, and only if that was in time.

use anyhow::Context;
use domain::{
    PostId,
    audit::What,
    post::{PostStatus, status},
    publication::{ChannelState, Event},
};
use service::{Services, posts::way_out, record::EventDraft};

/// How the sending of a post ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fate {
    /// It goes out.
    Goes,
    /// The network refuses it.
    Fails,
    /// The network does not say.
    Unclear,
}

/// Settles the post, if it is approved and due now.
pub(super) async fn settle(services: &Services, id: PostId, fate: Fate) -> anyhow::Result<()> {
    let now = services.clock.now();
    let mut unit = services.begin_by_program().await?;
    let tx = unit.tx();
    let Some(mut post) = tx.post(id).await? else {
        return Ok(());
    };
    let due = post.scheduled_at.is_some_and(|at| at <= now);
    if !due || status(&post, true, now) != PostStatus::Scheduled {
        return Ok(());
    }
    let (state, what) = match fate {
        Fate::Goes => (ChannelState::Published, What::PostPublished),
        Fate::Fails => (ChannelState::Failed, What::PostFailed),
        Fate::Unclear => (ChannelState::Unknown, What::PostInDoubt),
    };
    way_out(tx, &mut post, Event::Sent(state), now).await?;
    let seal = tx.save_post(&post).await?;
    let event = EventDraft::new(post.workspace_id, &what, now).post(&post);
    tx.append_event(event.seals([seal]).done()).await?;
    unit.commit().await.context("settling a post that was due")
}
