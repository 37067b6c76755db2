//! Projects, their channels and approvers.

pub mod add_approver;
pub mod add_channel;
pub mod create_project;
pub mod list_zones;
pub mod remove_channel;
pub mod save_project;
pub mod show_project;

use crate::{
    actor::Staff,
    model::{Approver, Channel, Project},
    ports::Read,
};
use domain::{
    Failure, ProjectId,
    views::{
        ChannelView,
        people::{ApproverView, ProjectItem},
    },
};

/// The project, if it is of this person's workspace.
pub(crate) async fn find<R: Read + ?Sized>(
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
