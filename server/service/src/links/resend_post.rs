//! Putting a new revision in front of the client.

use crate::{
    Services,
    actor::Staff,
    model::LinkPost,
    posts::{self, fit::require_fit},
    review::ask,
};
use domain::{Failure, PostId, Refusal, audit::What, link::LinkStatus, staff::Permission};

/// Moves a post, in the version that was seen, to its current revision on every active link that holds it; the clients see
/// what changed. One that cannot be published as it is goes out only `anyway`. Gives the version that the post has now.
///
/// # Errors
/// [`domain::Problem::Unfit`]; [`Refusal::EditedMeanwhile`]; [`Refusal::NoActiveLink`] if no active link holds it; a post
/// that is decided or going out.
pub async fn resend_post(
    services: &Services,
    staff: &Staff,
    (id, version): (PostId, i64),
    anyway: bool,
) -> Result<i64, Failure> {
    let asking = staff.asking(Permission::CreateLinks)?;
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let mut post = posts::find(tx, staff, id).await?;
    posts::same_version(&post, version)?;
    let channels = tx.channels(post.project_id).await?;
    let unfit = require_fit([&post], &channels, anyway)?;
    let mut links = tx.links_of_post(id).await?;
    links.retain(|link| link.status(now) == LinkStatus::Active);
    for link in &links {
        ask(tx, &mut post, link.approver_id, now).await?;
    }
    let mut sent = false;
    let seal = tx.save_post(&post).await?;
    for link in links {
        let entries = tx.link_posts(link.id).await?;
        let Some(entry) = entries.into_iter().find(|entry| entry.post_id == id) else {
            continue;
        };
        let changed = entry.revision_id != post.revision.id;
        let entry = LinkPost {
            previous_revision_id: if changed {
                Some(entry.revision_id)
            } else {
                entry.previous_revision_id
            },
            revision_id: post.revision.id,
            ..entry
        };
        tx.put_link_post(&entry).await?;
        tx.append_event(
            staff
                .event(&What::Resent { unfit }, now)
                .link(&link)
                .post(&post)
                .seals([seal])
                .done(),
        )
        .await?;
        sent = true;
    }
    if !sent {
        return Err(Refusal::NoActiveLink.into());
    }
    // Saving raised it.
    unit.commit().await?;
    Ok(post.version + 1)
}
