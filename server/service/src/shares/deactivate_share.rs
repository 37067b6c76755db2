//! Ending a shared calendar.

use crate::{Services, actor::Staff, ports::Write, shares};
use domain::{
    Failure, Refusal, ShareId, UnixMillis,
    audit::What,
    share::{Ending, Share},
    staff::Permission,
};

/// Ends a share at once, everywhere, its pictures and feeds included. Ending it twice is ending it once.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Forbidden`]; [`Refusal::ShareEnded`] for one that was replaced, since another link is
/// open in its place.
pub async fn deactivate_share(services: &Services, staff: &Staff, id: ShareId) -> Result<(), Failure> {
    let asking = staff.asking(Permission::CreateLinks)?;
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let share = shares::find(tx, staff, id).await?;
    match share.ended {
        None => {}
        Some((_, Ending::Deactivated)) => return Ok(()),
        Some((_, Ending::Replaced)) => return Err(Refusal::ShareEnded.into()),
    }
    deactivate(tx, staff, share, now).await?;
    unit.commit().await
}

/// Ends a share that has not ended, with its event.
pub(crate) async fn deactivate(
    tx: &mut dyn Write,
    staff: &Staff,
    mut share: Share,
    now: UnixMillis,
) -> Result<(), Failure> {
    share.ended = Some((now, Ending::Deactivated));
    tx.save_share(&share).await?;
    tx.end_share_sessions(share.id).await?;
    tx.append_event(staff.event(&What::ShareDeactivated, now).share(&share).done())
        .await?;
    Ok(())
}
