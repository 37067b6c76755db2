//! Projects, their channels and their approvers.

use super::Got;
use crate::model::{Approver, Channel, Project};
use async_trait::async_trait;
use domain::{ApproverId, ChannelId, ProjectId, WorkspaceId};

/// Looks up projects, their channels and their approvers.
#[async_trait]
pub trait ReadProjects: Send {
    /// The projects of a workspace, by name, archived ones too.
    async fn projects(&mut self, workspace: WorkspaceId) -> Got<Vec<Project>>;
    /// A project.
    async fn project(&mut self, id: ProjectId) -> Got<Option<Project>>;
    /// The channels of a project, in order of creation, removed ones too.
    async fn channels(&mut self, project: ProjectId) -> Got<Vec<Channel>>;
    /// A channel.
    async fn channel(&mut self, id: ChannelId) -> Got<Option<Channel>>;
    /// The approvers of a project, by name, removed ones too.
    async fn approvers(&mut self, project: ProjectId) -> Got<Vec<Approver>>;
    /// An approver.
    async fn approver(&mut self, id: ApproverId) -> Got<Option<Approver>>;
}

/// Changes projects, their channels and their approvers.
#[async_trait]
pub trait WriteProjects: Send {
    /// Adds a project.
    async fn add_project(&mut self, project: &Project) -> Got<()>;
    /// Saves name, zone, hue, settings and whether it is archived.
    async fn save_project(&mut self, project: &Project) -> Got<()>;
    /// Adds a channel.
    async fn add_channel(&mut self, channel: &Channel) -> Got<()>;
    /// Saves handle, former handles and removal.
    async fn save_channel(&mut self, channel: &Channel) -> Got<()>;
    /// Adds an approver.
    async fn add_approver(&mut self, approver: &Approver) -> Got<()>;
    /// Saves name, address, number and removal.
    async fn save_approver(&mut self, approver: &Approver) -> Got<()>;
}
