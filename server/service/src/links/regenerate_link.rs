//! Giving a link a new address and password.

use crate::{
    Services,
    actor::Staff,
    links::{self, expiry, issued, keys},
    model::{LinkSecrets, Made},
    once::{Before, Once, already_made},
    projects,
    secrets::guard,
};
use domain::{Failure, LinkId, audit::What, link::VALIDITY, staff::Permission, views::links::Issued};

/// New token and password; the old token, sessions and open pages are dead, in one transaction.
///
/// # Errors
/// [`domain::Refusal::LinkNotActive`] for a revoked one.
pub async fn regenerate_link(
    services: &Services,
    staff: &Staff,
    id: LinkId,
    custom: Option<&str>,
) -> Result<Issued, Failure> {
    let renewed = renew(services, staff, id, custom, None).await?;
    renewed.ok_or(Failure::Unavailable)
}

/// As [`regenerate_link`]; with `request`, for a link that this request made before, and nobody changed since. `None` if
/// a twin of the request came first.
pub(super) async fn renew(
    services: &Services,
    staff: &Staff,
    id: LinkId,
    custom: Option<&str>,
    request: Option<(Once, Before)>,
) -> Result<Option<Issued>, Failure> {
    let asking = staff.asking(Permission::CreateLinks)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let link = links::find(&mut *db, staff, id).await?;
    link.extended(now)?;
    let project = projects::find(&mut *db, staff, link.project_id).await?;
    let approver = db.approver(link.approver_id).await?.ok_or(Failure::NotFound)?;
    drop(db);
    let context = [
        project.name.as_str(),
        approver.name.as_str(),
        approver.email.as_str(),
        staff.user.name.as_str(),
    ];
    let keys = keys(services, custom, &context).await?;
    let (token, secrets) = (
        keys.token.hash(),
        LinkSecrets {
            password: keys.hash.clone(),
        },
    );
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let mut link = links::find(tx, staff, id).await?;
    if let Some((once, before)) = request {
        if once.before(tx, staff).await? != Some(before) {
            return Ok(None);
        }
        if before.made != Made::Link(id, link.generation) {
            return Err(already_made());
        }
        once.keep(tx, staff, Made::Link(id, link.generation + 1), now)
            .await?;
    }
    link.extended(now)?;
    link.expires_at = now.plus(VALIDITY);
    link.generation += 1;
    link.asked_at = None;
    tx.save_link(&link).await?;
    tx.set_link_secrets(id, token, &secrets).await?;
    tx.end_review_sessions(id).await?;
    tx.forget_devices(id).await?;
    guard::forgive(tx, id).await?;
    let seals = links::ask_again(tx, &link, now).await?;
    let event = staff.event(&What::LinkRegenerated, now).link(&link);
    tx.append_event(event.seals(seals).done()).await?;
    unit.commit().await?;
    let expires = expiry(&link, &project, now);
    Ok(Some(issued(services, id, keys, &approver, &project, expires)))
}
