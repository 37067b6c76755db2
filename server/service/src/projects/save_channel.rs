//! Changing a channel.

use crate::{
    Services,
    actor::Staff,
    model::{Channel, FormerHandle},
    projects,
};
use domain::{ChannelId, Failure, Field, Problem, Refusal, audit::What, staff::Permission};

/// Saves the handle; the network stays. Posts that are out go on showing the handle they went out with.
///
/// # Errors
/// Fields; [`Problem::Taken`] if another channel of the project has it; [`Refusal::ChangedMeanwhile`] if the handle is no
/// longer as `seen`; [`Failure::NotFound`], also for one that was removed.
pub async fn save_channel(
    services: &Services,
    staff: &Staff,
    id: ChannelId,
    seen: &str,
    handle: &str,
) -> Result<(), Failure> {
    let asking = staff.asking(Permission::ManageProjects)?;
    let now = services.clock.now();
    let handle = projects::handle(handle).map_err(|problem| Failure::field(Field::Handle, problem));
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let mut channel = tx.channel(id).await?.ok_or(Failure::NotFound)?;
    projects::find(tx, staff, channel.project_id).await?;
    if channel.removed_at.is_some() {
        return Err(Failure::NotFound);
    }
    let handle = handle?;
    if channel.handle != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if handle == channel.handle {
        return Ok(());
    }
    let twin = |other: &Channel| {
        other.removed_at.is_none() && other.platform == channel.platform && other.handle == handle
    };
    if tx.channels(channel.project_id).await?.iter().any(twin) {
        return Err(Failure::field(Field::Handle, Problem::Taken));
    }
    channel.former.push(FormerHandle {
        handle: std::mem::replace(&mut channel.handle, handle),
        until: now,
    });
    tx.save_channel(&channel).await?;
    let what = What::ChannelChanged {
        platform: Some(channel.platform),
        from: seen.to_owned(),
        handle: channel.handle.clone(),
    };
    let event = staff.event(&what, now).project(channel.project_id);
    tx.append_event(event.done()).await?;
    unit.commit().await
}
