//! Revoking a link.

use crate::{Services, actor::Staff, links, ports::Write, review::POLICY};
use domain::{
    Failure, LinkId, UnixMillis,
    audit::What,
    link::{Link, LinkStatus},
    review::{Event, Review, ReviewRequest, apply, fold},
    seal::Seal,
    staff::Permission,
};

/// Ends a link at once, everywhere. Posts that only it asked about are drafts again. Revoking twice is one revocation.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Forbidden`].
pub async fn revoke_link(services: &Services, staff: &Staff, id: LinkId) -> Result<(), Failure> {
    let asking = staff.asking(Permission::CreateLinks)?;
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let link = links::find(tx, staff, id).await?;
    if link.revoked_at.is_some() {
        return Ok(());
    }
    revoke(tx, staff, link, now).await?;
    unit.commit().await
}

/// Ends a link that is not revoked, with its event.
pub(crate) async fn revoke(
    tx: &mut dyn Write,
    staff: &Staff,
    mut link: Link,
    now: UnixMillis,
) -> Result<(), Failure> {
    link.revoked_at = Some(now);
    link.asked_at = None;
    tx.save_link(&link).await?;
    tx.end_review_sessions(link.id).await?;
    let seals = withdraw(tx, &link, now).await?;
    let event = staff.event(&What::LinkRevoked, now).link(&link);
    tx.append_event(event.seals(seals).done()).await?;
    Ok(())
}

async fn withdraw(tx: &mut dyn Write, ended: &Link, now: UnixMillis) -> Result<Vec<Seal>, Failure> {
    let mut seals = Vec::new();
    for entry in tx.link_posts(ended.id).await? {
        let Some(mut post) = tx.post(entry.post_id).await? else {
            continue;
        };
        if post.review == Review::NotRequested {
            continue;
        }
        let mut others = tx.links_of_post(post.id).await?;
        others.retain(|link| link.id != ended.id && link.status(now) == LinkStatus::Active);
        // By which links somebody is asked about this version.
        let mut asking = Vec::new();
        for link in others {
            let entry = tx.link_post(link.id, post.id).await?;
            if entry.is_some_and(|entry| entry.revision_id == post.revision.id) {
                asking.push(link.approver_id);
            }
        }
        // Whose link is over is asked as long as somebody else is: it may be extended.
        let ends = |request: &ReviewRequest| {
            let own = asking.contains(&request.approver);
            !own && (asking.is_empty() || request.approver == ended.approver_id)
        };
        let requests = tx.review_requests(post.revision.id).await?;
        let mut left = requests.clone();
        for request in requests.iter().filter(|request| ends(request)) {
            let approver = request.approver;
            // Nobody is asked any more about what is on its way.
            if let Ok(without) = apply(POLICY, &post, &left, &Event::Withdraw { approver }, now)
                && without != left
            {
                tx.drop_review_request(post.revision.id, approver).await?;
                left = without;
            }
        }
        let before = post.review;
        (post.review, post.decided) = fold(POLICY, &left);
        if post.review != before {
            seals.push(tx.save_post(&post).await?);
        }
    }
    Ok(seals)
}
