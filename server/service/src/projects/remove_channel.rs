//! Taking a channel out of use.

use crate::{Services, actor::Staff, projects};
use domain::{ChannelId, Failure, audit::What, staff::Permission};

/// No longer offers a channel for new posts; posts that use it keep it.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Forbidden`].
pub async fn remove_channel(services: &Services, staff: &Staff, id: ChannelId) -> Result<(), Failure> {
    let asking = staff.asking(Permission::ManageProjects)?;
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let mut channel = tx.channel(id).await?.ok_or(Failure::NotFound)?;
    projects::find(tx, staff, channel.project_id).await?;
    if channel.removed_at.is_some() {
        return Ok(());
    }
    channel.removed_at = Some(now);
    tx.save_channel(&channel).await?;
    let what = What::ChannelRemoved {
        platform: Some(channel.platform),
        handle: channel.handle.clone(),
    };
    let event = staff.event(&what, now).project(channel.project_id);
    tx.append_event(event.done()).await?;
    unit.commit().await
}
