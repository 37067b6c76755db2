//! Projects, their channels and approvers.

pub mod add_approver;
pub mod add_channel;
pub mod archive_project;
pub mod create_project;
pub mod foresee_removal;
pub mod list_zones;
pub mod remove_approver;
pub mod remove_channel;
pub mod save_approver;
pub mod save_channel;
pub mod save_project;
pub mod show_project;

use crate::{
    actor::Staff,
    model::{Approver, Channel, Project},
    ports::Read,
};
use domain::{
    ApproverId, Failure, Problem, ProjectId, rules,
    views::{
        ChannelView,
        people::{ApproverView, ProjectItem},
    },
};

/// The project, if it is of this person's workspace and not archived: what is in an archived one is out of reach.
pub(crate) async fn find<R: Read + ?Sized>(
    db: &mut R,
    staff: &Staff,
    id: ProjectId,
) -> Result<Project, Failure> {
    let project = find_any(db, staff, id).await?;
    if project.archived_at.is_some() {
        return Err(Failure::NotFound);
    }
    Ok(project)
}

/// The approver, if they were not removed and their project is within reach.
pub(crate) async fn find_approver<R: Read + ?Sized>(
    db: &mut R,
    staff: &Staff,
    id: ApproverId,
) -> Result<Approver, Failure> {
    let approver = db.approver(id).await?.filter(|a| a.removed_at.is_none());
    let approver = approver.ok_or(Failure::NotFound)?;
    find(db, staff, approver.project_id).await?;
    Ok(approver)
}

/// A handle, without the sign that networks write before it.
pub(crate) fn handle(typed: &str) -> Result<String, Problem> {
    rules::name(typed.trim().trim_start_matches('@'))
}

/// The project, archived or not, if it is of this person's workspace.
pub(crate) async fn find_any<R: Read + ?Sized>(
    db: &mut R,
    staff: &Staff,
    id: ProjectId,
) -> Result<Project, Failure> {
    let found = db.project(id).await?;
    found
        .filter(|project| project.workspace_id == staff.user.workspace_id)
        .ok_or(Failure::NotFound)
}

pub(crate) fn item(project: &Project) -> ProjectItem {
    ProjectItem {
        id: project.id,
        name: project.name.clone(),
        hue: project.hue,
    }
}

pub(crate) fn channel_view(channel: &Channel) -> ChannelView {
    ChannelView {
        id: channel.id,
        platform: channel.platform,
        handle: channel.handle.clone(),
        removed: channel.removed_at.is_some(),
    }
}

pub(crate) fn approver_view(approver: &Approver) -> ApproverView {
    ApproverView {
        id: approver.id,
        name: approver.name.clone(),
        email: approver.email.clone(),
        phone: approver.phone.clone(),
    }
}
