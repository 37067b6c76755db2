//! Adding a channel.

use crate::{
    Services,
    actor::Staff,
    model::{Channel, Made},
    once::{Once, already_made},
    projects,
};
use domain::{
    Failure, Field, Problem, ProjectId, RequestKey, audit::What, platform::Platform, rules, staff::Permission,
};

/// Adds a social account to a project; under one key, one.
///
/// # Errors
/// Fields; [`Problem::Taken`] if the project has it already; [`domain::Refusal::AlreadyMade`].
pub async fn add_channel(
    services: &Services,
    staff: &Staff,
    project: ProjectId,
    platform: &str,
    handle: &str,
    key: Option<RequestKey>,
) -> Result<(), Failure> {
    let asking = staff.asking(Permission::ManageProjects)?;
    let once = Once::new(key, &(project, platform, handle));
    let mut form = rules::Form::default();
    let platform = platform.parse::<Platform>().ok();
    if platform.is_none() {
        form.reject(Field::Platform, Problem::Unknown);
    }
    let handle = form.take(Field::Handle, projects::handle(handle));
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
        former: Vec::new(),
    };
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    projects::find(tx, staff, project).await?;
    if let Some(before) = once.before(tx, staff).await? {
        let made = before.same && matches!(before.made, Made::Channel(_));
        return if made { Ok(()) } else { Err(already_made()) };
    }
    let twin =
        |c: &Channel| c.removed_at.is_none() && c.platform == channel.platform && c.handle == channel.handle;
    if tx.channels(project).await?.iter().any(twin) {
        return Err(Failure::field(Field::Handle, Problem::Taken));
    }
    tx.add_channel(&channel).await?;
    let what = What::ChannelAdded {
        platform: Some(channel.platform),
        handle: channel.handle.clone(),
    };
    tx.append_event(staff.event(&what, now).project(project).done())
        .await?;
    once.keep(tx, staff, Made::Channel(channel.id), now).await?;
    unit.commit().await
}
