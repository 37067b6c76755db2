//! Extending a link.

use crate::{Services, actor::Staff, links, secrets::guard};
use domain::{Failure, LinkId, audit::What, staff::Permission};

/// Gives an active or expired link a full validity from now, and forgets wrong guesses.
///
/// # Errors
/// [`domain::Refusal::LinkNotActive`] for a revoked one.
pub async fn extend_link(services: &Services, staff: &Staff, id: LinkId) -> Result<(), Failure> {
    let asking = staff.asking(Permission::CreateLinks)?;
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let mut link = links::find(tx, staff, id).await?;
    link.expires_at = link.extended(now)?;
    link.asked_at = None;
    tx.save_link(&link).await?;
    guard::forgive(tx, id).await?;
    let seals = links::ask_again(tx, &link, now).await?;
    let event = staff.event(&What::LinkExtended, now).link(&link);
    tx.append_event(event.seals(seals).done()).await?;
    unit.commit().await
}
