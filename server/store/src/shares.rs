//! Shared calendars, and the browsers that gave their passwords.

use crate::{
    conn::Conn,
    row::{Row, Stored, stored},
    sql::sql,
    value::values,
};
use async_trait::async_trait;
use domain::{
    ProjectId, ShareId, Spelled, WorkspaceId,
    share::{Share, ShareOptions},
};
use service::{
    model::{PasswordHash, ShareSession, ShareSummary, TokenHash},
    ports::store::{Got, ReadShares, WriteShares},
};

macro_rules! share_columns {
    () => {
        "s.id, s.workspace_id, s.project_id, s.password IS NOT NULL AS locked, s.generation, s.from_day, s.to_day,
        s.channels, s.captions, s.embeddable, s.title, s.logo, s.accent, s.created_by, s.created_at, s.ended_at,
        s.ending, s.version"
    };
}

sql! {
    SHARE_BY_ID = concat!("SELECT ", share_columns!(), " FROM shares s WHERE s.id = $1");
    SHARE_BY_TOKEN = concat!("SELECT ", share_columns!(), " FROM shares s WHERE s.token_hash = $1 AND s.ended_at IS NULL"
    );
    SHARE_ACTIVE = concat!(
        "SELECT ", share_columns!(), " FROM shares s WHERE s.project_id = $1 AND s.ended_at IS NULL"
    );
    SHARE_SUMMARIES = concat!(
        "SELECT ", share_columns!(), ", u.name AS created_by_name
        FROM shares s JOIN users u ON u.id = s.created_by
        WHERE s.workspace_id = $1 ORDER BY s.created_at DESC, s.id DESC"
    );
    SHARE_PASSWORD = "SELECT password AS value FROM shares WHERE id = $1 AND password IS NOT NULL";
    SHARE_ADD = "INSERT INTO shares (id, workspace_id, project_id, token_hash, password, generation, from_day, to_day,
        channels, captions, embeddable, title, logo, accent, created_by, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    SHARE_SAVE = "UPDATE shares SET generation = $2, from_day = $3, to_day = $4, channels = $5, captions = $6,
        embeddable = $7, title = $8, logo = $9, accent = $10, ended_at = $11, ending = $12, version = version + 1
        WHERE id = $1";
    SHARE_PASSWORD_SET = "UPDATE shares SET password = $2 WHERE id = $1";
    SHARE_SESSION = "SELECT token_hash, share_id, generation, created_at, expires_at FROM share_sessions
        WHERE token_hash = $1";
    SHARE_SESSION_ADD = "INSERT INTO share_sessions (token_hash, share_id, generation, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5)";
    SHARE_SESSIONS_END = "DELETE FROM share_sessions WHERE share_id = $1";
}

// The columns of `share_columns!`.
impl Stored for Share {
    fn read(row: &Row<'_>) -> Got<Self> {
        Ok(Self {
            id: row.get("id")?,
            workspace_id: row.get("workspace_id")?,
            project_id: row.get("project_id")?,
            options: ShareOptions {
                from: row.get("from_day")?,
                to: row.get("to_day")?,
                channels: row.json("channels")?,
                captions: row.get("captions")?,
                embeddable: row.get("embeddable")?,
                title: row.get("title")?,
                logo: row.get("logo")?,
                accent: row.get("accent")?,
            },
            locked: row.get("locked")?,
            generation: row.get("generation")?,
            created_by: row.get("created_by")?,
            created_at: row.get("created_at")?,
            ended: row.get::<Option<_>>("ended_at")?.zip(row.get("ending")?),
            version: row.get("version")?,
        })
    }
}

impl Stored for ShareSummary {
    fn read(row: &Row<'_>) -> Got<Self> {
        Ok(Self {
            share: Share::read(row)?,
            created_by_name: row.get("created_by_name")?,
        })
    }
}

stored! {
    ShareSession { token = token_hash, share_id, generation, created_at, expires_at }
}

fn channels(options: &ShareOptions) -> String {
    serde_json::to_string(&options.channels).unwrap_or_default()
}

#[async_trait]
impl ReadShares for Conn {
    async fn share(&mut self, id: ShareId) -> Got<Option<Share>> {
        self.find::<Share>(SHARE_BY_ID, values![id]).await
    }

    async fn share_by_token(&mut self, token: TokenHash) -> Got<Option<Share>> {
        self.find::<Share>(SHARE_BY_TOKEN, values![token]).await
    }

    async fn active_share(&mut self, project: ProjectId) -> Got<Option<Share>> {
        self.find::<Share>(SHARE_ACTIVE, values![project]).await
    }

    async fn share_summaries(&mut self, workspace: WorkspaceId) -> Got<Vec<ShareSummary>> {
        self.list::<ShareSummary>(SHARE_SUMMARIES, values![workspace])
            .await
    }

    async fn share_password(&mut self, id: ShareId) -> Got<Option<PasswordHash>> {
        self.find::<PasswordHash>(SHARE_PASSWORD, values![id]).await
    }

    async fn share_session(&mut self, token: TokenHash) -> Got<Option<ShareSession>> {
        self.find::<ShareSession>(SHARE_SESSION, values![token]).await
    }
}

#[async_trait]
impl WriteShares for Conn {
    async fn add_share(&mut self, s: &Share, token: TokenHash, password: Option<&PasswordHash>) -> Got<()> {
        let o = &s.options;
        let values = values![
            s.id,
            s.workspace_id,
            s.project_id,
            token,
            password.map(|p| p.0.as_str()),
            s.generation,
            &o.from,
            &o.to,
            &channels(o),
            o.captions,
            o.embeddable,
            &o.title,
            o.logo,
            o.accent.as_str(),
            s.created_by,
            s.created_at,
            s.version
        ];
        self.change_to_tell().change(SHARE_ADD, values).await
    }

    async fn save_share(&mut self, s: &Share) -> Got<()> {
        let o = &s.options;
        let values = values![
            s.id,
            s.generation,
            &o.from,
            &o.to,
            &channels(o),
            o.captions,
            o.embeddable,
            &o.title,
            o.logo,
            o.accent.as_str(),
            s.ended.map(|(at, _)| at),
            s.ended.map(|(_, why)| why.as_str())
        ];
        self.change_to_tell().change(SHARE_SAVE, values).await
    }

    async fn set_share_password(&mut self, id: ShareId, password: Option<&PasswordHash>) -> Got<()> {
        self.change_to_tell()
            .change(SHARE_PASSWORD_SET, values![id, password.map(|p| p.0.as_str())])
            .await
    }

    async fn add_share_session(&mut self, s: &ShareSession) -> Got<()> {
        let values = values![s.token, s.share_id, s.generation, s.created_at, s.expires_at];
        self.change(SHARE_SESSION_ADD, values).await
    }

    async fn end_share_sessions(&mut self, share: ShareId) -> Got<()> {
        self.run(SHARE_SESSIONS_END, values![share]).await.map(|_| ())
    }
}
