//! What the log seals, as it lies in the database: for whoever compares the two.

use crate::{
    conn::Conn,
    row::{Row, Stored},
    sql::sql,
    value::values,
};
use async_trait::async_trait;
use domain::{
    WorkspaceId,
    post::{Post, Revision},
    seal::Seal,
};
use service::{
    model::{Decision, Kept, Table, Workspace},
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

/// A row that the log seals: whose it is, and the seal of what it stands for.
macro_rules! sealed {
    ($($name:ident => |$row:ident| $seal:expr;)+) => {$(
        struct $name(Kept);

        impl Stored for $name {
            fn read($row: &Row<'_>) -> Got<Self> {
                let (workspace, seal): (Option<WorkspaceId>, Seal) = $seal;
                Ok(Self(Kept { key: $row.get("key")?, workspace, seal: Some(seal) }))
            }
        }

        impl From<$name> for Kept {
            fn from(sealed: $name) -> Self {
                sealed.0
            }
        }
    )+};
}

sealed! {
    SealedWorkspace => |row| {
        let workspace = Workspace::read(row)?;
        (Some(workspace.id), workspace.seal())
    };
    SealedPost => |row| {
        let post = Post::read(row)?;
        (Some(post.workspace_id), Seal::of_post(&post, row.get("deleted_at")?))
    };
    SealedRevision => |row| (row.get("workspace_id")?, Seal::of_revision(&Revision::read(row)?));
    SealedDecision => |row| (row.get("workspace_id")?, Decision::read(row)?.seal());
}

#[async_trait]
impl ReadSealed for Conn {
    /// Rows in the order of keys, after that one.
    async fn sealed(&mut self, table: Table, after: Option<&str>, limit: i64) -> Got<Vec<Kept>> {
        let values = values![after.unwrap_or_default(), limit];
        let first = after.is_none();
        let sql = |all: &'static str, rest: &'static str| if first { all } else { rest };
        match table {
            Table::Workspaces => {
                let sql = sql(SEALED_WORKSPACES, SEALED_WORKSPACES_AFTER);
                self.each::<SealedWorkspace>(sql, values).await.map(kept)
            }
            Table::Posts => {
                let sql = sql(SEALED_POSTS, SEALED_POSTS_AFTER);
                self.each::<SealedPost>(sql, values).await.map(kept)
            }
            Table::Revisions => {
                let sql = sql(SEALED_REVISIONS, SEALED_REVISIONS_AFTER);
                self.each::<SealedRevision>(sql, values).await.map(kept)
            }
            Table::Decisions => {
                let sql = sql(SEALED_DECISIONS, SEALED_DECISIONS_AFTER);
                self.each::<SealedDecision>(sql, values).await.map(kept)
            }
        }
    }
}

/// Of a row that cannot be read there is its key alone.
fn kept<T: Into<Kept>>(rows: Vec<Result<T, String>>) -> Vec<Kept> {
    let unreadable = |key| Kept {
        key,
        workspace: None,
        seal: None,
    };
    rows.into_iter()
        .map(|row| row.map_or_else(unreadable, Into::into))
        .collect()
}
