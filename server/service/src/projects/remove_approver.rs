//! Taking an approver out of use.

use crate::{Services, actor::Staff, links::revoke_link::revoke, projects};
use domain::{ApproverId, Failure, LinkId, Refusal, audit::What, link::LinkStatus, staff::Permission};
use std::collections::BTreeSet;

/// No longer offers an approver for new links; decisions and ended links keep the name. The active links are revoked in
/// the same transaction, or go on as they are: `active` are those that were seen when that was chosen. Removing twice
/// is removing once.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] if other links are active by now; [`Failure::NotFound`]; [`Failure::Forbidden`].
pub async fn remove_approver(
    services: &Services,
    staff: &Staff,
    id: ApproverId,
    active: Vec<LinkId>,
    revoked: bool,
) -> Result<(), Failure> {
    let asking = staff.asking(Permission::ManageProjects)?;
    let now = services.clock.now();
    let seen: BTreeSet<LinkId> = active.into_iter().collect();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let mut approver = tx.approver(id).await?.ok_or(Failure::NotFound)?;
    projects::find(tx, staff, approver.project_id).await?;
    if approver.removed_at.is_some() {
        return Ok(());
    }
    let mut links = tx.links_of_approver(id).await?;
    links.retain(|link| link.status(now) == LinkStatus::Active);
    if seen != links.iter().map(|link| link.id).collect() {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    approver.removed_at = Some(now);
    tx.save_approver(&approver).await?;
    let what = What::ApproverRemoved {
        name: approver.name.clone(),
        email: approver.email.clone(),
        links: links.len(),
        revoked,
    };
    let event = staff.event(&what, now).project(approver.project_id);
    tx.append_event(event.done()).await?;
    if revoked {
        for link in links {
            revoke(tx, staff, link, now).await?;
        }
    }
    unit.commit().await
}
