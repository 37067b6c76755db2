//! What the log seals, as it lies in the database: for whoever compares the two.

use crate::{
    codec::{id, maybe_at, maybe_id},
    conn::{Conn, Stored},
    decisions::DecisionRow,
    posts::{PostRow, RevisionRow},
    row::row,
    sql::sql,
    value::values,
};
use async_trait::async_trait;
use domain::{UnixMillis, WorkspaceId, seal::Seal};
use service::{
    model::{Kept, Table, Workspace},
    ports::store::{Got, ReadSealed},
};

/// Rows after a key; with `>=`, from the first: a key may be empty.
macro_rules! page {
    ($columns:literal, $of:literal, $key:literal, $from:literal) => {
        concat!(
            "SELECT ",
            $columns,
            ", ",
            $key,
            " AS key FROM ",
            $of,
            " WHERE ",
            $key,
            $from,
            "$1 ORDER BY ",
            $key,
            " LIMIT $2"
        )
    };
}
macro_rules! workspaces {
    ($from:literal) => {
        page!("id, name, created_at", "workspaces", "id", $from)
    };
}
macro_rules! posts {
    ($from:literal) => {
        page!(
            "p.id, p.workspace_id, p.project_id, p.review, p.decided_by, p.decided_at, p.publication, p.scheduled_at,
            p.campaign, p.creator_note, p.created_by, p.created_at, p.version, p.deleted_at, r.id AS revision_id,
            r.number, r.content, r.created_at AS revised_at, r.created_by AS revised_by",
            "posts p LEFT JOIN revisions r ON r.id = p.revision_id",
            "p.id",
            $from
        )
    };
}
macro_rules! revisions {
    ($from:literal) => {
        page!(
            "r.id, r.post_id, r.number, r.content, r.created_at, r.created_by, p.workspace_id",
            "revisions r LEFT JOIN posts p ON p.id = r.post_id",
            "r.id",
            $from
        )
    };
}
macro_rules! decisions {
    ($from:literal) => {
        page!(
            "d.id, d.link_id, d.post_id, d.revision_id, d.approver_id, d.verdict, d.planned, d.note, d.decided_by,
            d.decided_at, d.request_key, d.undone_at, p.workspace_id",
            "decisions d LEFT JOIN posts p ON p.id = d.post_id",
            "d.id",
            $from
        )
    };
}

sql! {
    SEALED_WORKSPACES = workspaces!(" >= ");
    SEALED_WORKSPACES_AFTER = workspaces!(" > ");
    SEALED_POSTS = posts!(" >= ");
    SEALED_POSTS_AFTER = posts!(" > ");
    SEALED_REVISIONS = revisions!(" >= ");
    SEALED_REVISIONS_AFTER = revisions!(" > ");
    SEALED_DECISIONS = decisions!(" >= ");
    SEALED_DECISIONS_AFTER = decisions!(" > ");
}

row! {
    struct SealedWorkspace {
        id: String,
        name: String,
        created_at: i64,
        key: String,
    }
}

row! {
    struct SealedPost {
        [post: PostRow]
        deleted_at: Option<i64>,
        key: String,
    }
}

row! {
    struct SealedRevision {
        [revision: RevisionRow]
        workspace_id: Option<String>,
        key: String,
    }
}

row! {
    struct SealedDecision {
        [decision: DecisionRow]
        workspace_id: Option<String>,
        key: String,
    }
}

fn kept(key: String, workspace: Option<WorkspaceId>, seal: Seal) -> Kept {
    Kept {
        key,
        workspace,
        seal: Some(seal),
    }
}

impl Stored for SealedWorkspace {
    type Entity = Kept;
    fn entity(self) -> Got<Kept> {
        let workspace = Workspace {
            id: id("workspaces.id", &self.id)?,
            name: self.name,
            created_at: UnixMillis(self.created_at),
        };
        Ok(kept(self.key, Some(workspace.id), workspace.seal()))
    }
}

impl Stored for SealedPost {
    type Entity = Kept;
    fn entity(self) -> Got<Kept> {
        let post = self.post.entity()?;
        let seal = Seal::of_post(&post, maybe_at(self.deleted_at));
        Ok(kept(self.key, Some(post.workspace_id), seal))
    }
}

impl Stored for SealedRevision {
    type Entity = Kept;
    fn entity(self) -> Got<Kept> {
        let workspace = maybe_id("posts.workspace_id", self.workspace_id.as_deref())?;
        let revision = self.revision.entity()?;
        Ok(kept(self.key, workspace, Seal::of_revision(&revision)))
    }
}

impl Stored for SealedDecision {
    type Entity = Kept;
    fn entity(self) -> Got<Kept> {
        let workspace = maybe_id("posts.workspace_id", self.workspace_id.as_deref())?;
        let decision = self.decision.entity()?;
        Ok(kept(self.key, workspace, decision.seal()))
    }
}

#[async_trait]
impl ReadSealed for Conn {
    /// Rows in the order of keys, after that one.
    async fn sealed(&mut self, table: Table, after: Option<&str>, limit: i64) -> Got<Vec<Kept>> {
        let values = values![after.unwrap_or_default(), limit];
        let first = after.is_none();
        let sql = |all: &'static str, rest: &'static str| if first { all } else { rest };
        let rows = match table {
            Table::Workspaces => {
                let sql = sql(SEALED_WORKSPACES, SEALED_WORKSPACES_AFTER);
                self.each::<SealedWorkspace>(sql, values).await?
            }
            Table::Posts => {
                self.each::<SealedPost>(sql(SEALED_POSTS, SEALED_POSTS_AFTER), values)
                    .await?
            }
            Table::Revisions => {
                let sql = sql(SEALED_REVISIONS, SEALED_REVISIONS_AFTER);
                self.each::<SealedRevision>(sql, values).await?
            }
            Table::Decisions => {
                let sql = sql(SEALED_DECISIONS, SEALED_DECISIONS_AFTER);
                self.each::<SealedDecision>(sql, values).await?
            }
        };
        let unreadable = |key| Kept {
            key,
            workspace: None,
            seal: None,
        };
        Ok(rows
            .into_iter()
            .map(|row| row.unwrap_or_else(unreadable))
            .collect())
    }
}
