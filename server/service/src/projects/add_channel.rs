//! Adding a channel.

use crate::{Services, actor::Staff, model::Channel, ports::store::transact, projects};
use domain::{Failure, Field, Problem, ProjectId, audit::Kind, platform::Platform, rules, staff::Permission};
use futures::FutureExt;

/// Adds a social account to a project.
///
/// # Errors
/// Fields; [`Problem::Taken`] if the project has it already.
pub async fn add_channel(
    services: &Services,
    staff: &Staff,
    project: ProjectId,
    platform: &str,
    handle: &str,
) -> Result<(), Failure> {
    staff.require(Permission::ManageProjects)?;
    let mut form = rules::Form::default();
    let platform = Platform::parse(platform);
    if platform.is_none() {
        form.reject(Field::Platform, Problem::Unknown);
    }
    let handle = form.take(Field::Handle, rules::name(handle.trim().trim_start_matches('@')));
    form.finish()?;
    let Some(platform) = platform else { return Ok(()) };
    let now = services.clock.now();
    let channel = Channel {
        id: services.id(),
        project_id: project,
        platform,
        handle,
        created_at: now,
        removed_at: None,
    };
    transact(
        &*services.store,
        (staff.clone(), channel),
        move |(staff, channel), tx| {
            async move {
                staff.confirm(tx, Permission::ManageProjects).await?;
                projects::find(tx, staff, project).await?;
                let twin = |c: &Channel| {
                    c.removed_at.is_none() && c.platform == channel.platform && c.handle == channel.handle
                };
                if tx.channels(project).await?.iter().any(twin) {
                    return Err(Failure::field(Field::Handle, Problem::Taken));
                }
                tx.add_channel(channel).await?;
                let event = staff
                    .event(Kind::ChannelAdded, now)
                    .project(project)
                    .fact("platform", channel.platform.as_str())
                    .fact("handle", &channel.handle);
                tx.append_event(event.done()).await?;
                Ok(())
            }
            .boxed()
        },
    )
    .await
}
