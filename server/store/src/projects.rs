//! Projects, their channels and their approvers.

use crate::{
    conn::Conn,
    row::{Row, Stored, stored},
    sql::sql,
    staff::by_name,
    value::values,
};
use async_trait::async_trait;
use domain::{ApproverId, ChannelId, Failure, ProjectId, Spelled, WorkspaceId};
use service::{
    model::{Approver, Channel, Project},
    ports::store::{Got, ReadProjects, WriteProjects},
};

macro_rules! project {
    () => {
        "id, workspace_id, name, time_zone, hue, requires_approval, created_at, archived_at"
    };
}
macro_rules! channel {
    () => {
        "id, project_id, platform, handle, created_at, removed_at, former"
    };
}
macro_rules! approver {
    () => {
        "id, project_id, name, email, phone, created_at, removed_at"
    };
}

sql! {
    PROJECT_BY_ID = concat!("SELECT ", project!(), " FROM projects WHERE id = $1");
    PROJECTS = concat!("SELECT ", project!(), " FROM projects WHERE workspace_id = $1");
    PROJECT_ADD = concat!("INSERT INTO projects (", project!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
    PROJECT_SAVE = "UPDATE projects SET name = $2, time_zone = $3, hue = $4, requires_approval = $5, archived_at = $6
        WHERE id = $1";
    CHANNEL_BY_ID = concat!("SELECT ", channel!(), " FROM channels WHERE id = $1");
    CHANNELS = concat!("SELECT ", channel!(), " FROM channels WHERE project_id = $1 ORDER BY created_at, id");
    CHANNEL_ADD = concat!("INSERT INTO channels (", channel!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7)");
    CHANNEL_SAVE = "UPDATE channels SET handle = $2, removed_at = $3, former = $4 WHERE id = $1";
    APPROVER_BY_ID = concat!("SELECT ", approver!(), " FROM approvers WHERE id = $1");
    APPROVERS = concat!("SELECT ", approver!(), " FROM approvers WHERE project_id = $1");
    APPROVER_ADD = concat!("INSERT INTO approvers (", approver!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7)");
    APPROVER_SAVE = "UPDATE approvers SET name = $2, email = $3, phone = $4, removed_at = $5 WHERE id = $1";
}

stored! {
    Project { id, workspace_id, name, time_zone, hue, requires_approval, created_at, archived_at }
    Approver { id, project_id, name, email, phone, created_at, removed_at }
}

impl Stored for Channel {
    fn read(row: &Row<'_>) -> Got<Self> {
        Ok(Self {
            id: row.get("id")?,
            project_id: row.get("project_id")?,
            platform: row.get("platform")?,
            handle: row.get("handle")?,
            created_at: row.get("created_at")?,
            removed_at: row.get("removed_at")?,
            former: row.json("former")?,
        })
    }
}

#[async_trait]
impl ReadProjects for Conn {
    async fn projects(&mut self, workspace: WorkspaceId) -> Got<Vec<Project>> {
        let projects = self.list::<Project>(PROJECTS, values![workspace]).await?;
        Ok(by_name(projects, |project| &project.name))
    }

    async fn project(&mut self, id: ProjectId) -> Got<Option<Project>> {
        self.find::<Project>(PROJECT_BY_ID, values![id]).await
    }

    async fn channels(&mut self, project: ProjectId) -> Got<Vec<Channel>> {
        self.list::<Channel>(CHANNELS, values![project]).await
    }

    async fn channel(&mut self, id: ChannelId) -> Got<Option<Channel>> {
        self.find::<Channel>(CHANNEL_BY_ID, values![id]).await
    }

    async fn approvers(&mut self, project: ProjectId) -> Got<Vec<Approver>> {
        let approvers = self.list::<Approver>(APPROVERS, values![project]).await?;
        Ok(by_name(approvers, |approver| &approver.name))
    }

    async fn approver(&mut self, id: ApproverId) -> Got<Option<Approver>> {
        self.find::<Approver>(APPROVER_BY_ID, values![id]).await
    }
}

#[async_trait]
impl WriteProjects for Conn {
    async fn add_project(&mut self, p: &Project) -> Got<()> {
        let values = values![
            p.id,
            p.workspace_id,
            &p.name,
            &p.time_zone,
            p.hue,
            p.requires_approval,
            p.created_at,
            p.archived_at
        ];
        self.change_to_tell().change(PROJECT_ADD, values).await
    }

    async fn save_project(&mut self, p: &Project) -> Got<()> {
        self.change_to_tell()
            .change(
                PROJECT_SAVE,
                values![
                    p.id,
                    &p.name,
                    &p.time_zone,
                    p.hue,
                    p.requires_approval,
                    p.archived_at
                ],
            )
            .await
    }

    async fn add_channel(&mut self, c: &Channel) -> Got<()> {
        let values = values![
            c.id,
            c.project_id,
            c.platform.as_str(),
            &c.handle,
            c.created_at,
            c.removed_at,
            &former(c)?
        ];
        self.change_to_tell().change(CHANNEL_ADD, values).await
    }

    async fn save_channel(&mut self, c: &Channel) -> Got<()> {
        self.change_to_tell()
            .change(CHANNEL_SAVE, values![c.id, &c.handle, c.removed_at, &former(c)?])
            .await
    }

    async fn add_approver(&mut self, a: &Approver) -> Got<()> {
        self.change_to_tell()
            .change(
                APPROVER_ADD,
                values![
                    a.id,
                    a.project_id,
                    &a.name,
                    &a.email,
                    &a.phone,
                    a.created_at,
                    a.removed_at
                ],
            )
            .await
    }

    async fn save_approver(&mut self, a: &Approver) -> Got<()> {
        self.change_to_tell()
            .change(
                APPROVER_SAVE,
                values![a.id, &a.name, &a.email, &a.phone, a.removed_at],
            )
            .await
    }
}

fn former(channel: &Channel) -> Got<String> {
    serde_json::to_string(&channel.former).map_err(|error| {
        tracing::error!(%error, "former handles cannot be written as JSON");
        Failure::Unavailable
    })
}
