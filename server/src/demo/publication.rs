//! What came of a post when its time was there.
//!
//! Written past the use cases, because there is none for it: nothing publishes by itself yet. It keeps the rules that
//! a publisher has to keep: only what was approved, and only if that was in time.

use anyhow::Context;
use domain::{
    PostId,
    audit::Kind,
    post::{PostStatus, Publication, status},
};
use futures::FutureExt;
use service::{Services, ports::store::transact, record::EventDraft};

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
    transact(&*services.store, (), move |(), tx| {
        async move {
            let Some(mut post) = tx.post(id).await? else {
                return Ok(());
            };
            let due = post.scheduled_at.is_some_and(|at| at <= now);
            if !due || status(&post, true, now) != PostStatus::Scheduled {
                return Ok(());
            }
            post.publication = match fate {
                Fate::Goes => Publication::Published,
                Fate::Fails => Publication::Failed,
                Fate::Unclear => Publication::Unknown,
            };
            tx.save_post(&post).await?;
            if post.publication == Publication::Published {
                tx.append_event(
                    EventDraft::new(post.workspace_id, Kind::PostPublished, now)
                        .post(&post)
                        .done(),
                )
                .await?;
            }
            Ok(())
        }
        .boxed()
    })
    .await
    .context("settling a post that was due")
}
