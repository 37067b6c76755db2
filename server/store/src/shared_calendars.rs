//! Shared calendars, and the browsers that gave their passwords.

use crate::{
    conn::Conn,
    row::{Row, Stored, stored},
    sql::sql,
    value::values,
};
use async_trait::async_trait;
use domain::{
    ProjectId, SharedCalendarId, Spelled, WorkspaceId,
    shared_calendar::{SharedCalendar, SharedCalendarOptions},
};
use service::{
    model::{PasswordHash, SharedCalendarSession, SharedCalendarSummary, TokenHash},
    ports::store::{Got, ReadSharedCalendars, WriteSharedCalendars},
};

macro_rules! shared_calendar_columns {
    () => {
        "s.id, s.workspace_id, s.project_id, s.password IS NOT NULL AS locked, s.generation, s.from_day, s.to_day,
        s.channels, s.captions, s.embeddable, s.title, s.logo, s.accent, s.created_by, s.created_at, s.ended_at,
        s.ending, s.version"
    };
}

sql! {
    SHARED_CALENDAR_BY_ID = concat!("SELECT ", shared_calendar_columns!(), " FROM shared_calendars s WHERE s.id = $1");
    SHARED_CALENDAR_BY_TOKEN = concat!("SELECT ", shared_calendar_columns!(), " FROM shared_calendars s WHERE s.token_hash = $1 AND s.ended_at IS NULL"
    );
    SHARED_CALENDAR_ACTIVE = concat!(
        "SELECT ", shared_calendar_columns!(), " FROM shared_calendars s WHERE s.project_id = $1 AND s.ended_at IS NULL"
    );
    SHARED_CALENDAR_SUMMARIES = concat!(
        "SELECT ", shared_calendar_columns!(), ", u.name AS created_by_name
        FROM shared_calendars s JOIN users u ON u.id = s.created_by
        WHERE s.workspace_id = $1 ORDER BY s.created_at DESC, s.id DESC"
    );
    SHARED_CALENDAR_PASSWORD = "SELECT password AS value FROM shared_calendars WHERE id = $1 AND password IS NOT NULL";
    SHARED_CALENDAR_ADD = "INSERT INTO shared_calendars (id, workspace_id, project_id, token_hash, password, generation, from_day, to_day,
        channels, captions, embeddable, title, logo, accent, created_by, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    SHARED_CALENDAR_SAVE = "UPDATE shared_calendars SET generation = $2, from_day = $3, to_day = $4, channels = $5, captions = $6,
        embeddable = $7, title = $8, logo = $9, accent = $10, ended_at = $11, ending = $12, version = version + 1
        WHERE id = $1";
    SHARED_CALENDAR_PASSWORD_SET = "UPDATE shared_calendars SET password = $2 WHERE id = $1";
    SHARED_CALENDAR_SESSION = "SELECT token_hash, shared_calendar_id, generation, created_at, expires_at FROM shared_calendar_sessions
        WHERE token_hash = $1";
    SHARED_CALENDAR_SESSION_ADD = "INSERT INTO shared_calendar_sessions (token_hash, shared_calendar_id, generation, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5)";
    SHARED_CALENDAR_SESSIONS_END = "DELETE FROM shared_calendar_sessions WHERE shared_calendar_id = $1";
}

// The columns of `shared_calendar_columns!`.
impl Stored for SharedCalendar {
    fn read(row: &Row<'_>) -> Got<Self> {
        Ok(Self {
            id: row.get("id")?,
            workspace_id: row.get("workspace_id")?,
            project_id: row.get("project_id")?,
            options: SharedCalendarOptions {
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

impl Stored for SharedCalendarSummary {
    fn read(row: &Row<'_>) -> Got<Self> {
        Ok(Self {
            calendar: SharedCalendar::read(row)?,
            created_by_name: row.get("created_by_name")?,
        })
    }
}

stored! {
    SharedCalendarSession { token = token_hash, shared_calendar_id, generation, created_at, expires_at }
}

fn channels(options: &SharedCalendarOptions) -> String {
    serde_json::to_string(&options.channels).unwrap_or_default()
}

#[async_trait]
impl ReadSharedCalendars for Conn {
    async fn shared_calendar(&mut self, id: SharedCalendarId) -> Got<Option<SharedCalendar>> {
        self.find::<SharedCalendar>(SHARED_CALENDAR_BY_ID, values![id])
            .await
    }

    async fn shared_calendar_by_token(&mut self, token: TokenHash) -> Got<Option<SharedCalendar>> {
        self.find::<SharedCalendar>(SHARED_CALENDAR_BY_TOKEN, values![token])
            .await
    }

    async fn active_shared_calendar(&mut self, project: ProjectId) -> Got<Option<SharedCalendar>> {
        self.find::<SharedCalendar>(SHARED_CALENDAR_ACTIVE, values![project])
            .await
    }

    async fn shared_calendar_summaries(&mut self, workspace: WorkspaceId) -> Got<Vec<SharedCalendarSummary>> {
        self.list::<SharedCalendarSummary>(SHARED_CALENDAR_SUMMARIES, values![workspace])
            .await
    }

    async fn shared_calendar_password(&mut self, id: SharedCalendarId) -> Got<Option<PasswordHash>> {
        self.find::<PasswordHash>(SHARED_CALENDAR_PASSWORD, values![id])
            .await
    }

    async fn shared_calendar_session(&mut self, token: TokenHash) -> Got<Option<SharedCalendarSession>> {
        self.find::<SharedCalendarSession>(SHARED_CALENDAR_SESSION, values![token])
            .await
    }
}

#[async_trait]
impl WriteSharedCalendars for Conn {
    async fn add_shared_calendar(
        &mut self,
        s: &SharedCalendar,
        token: TokenHash,
        password: Option<&PasswordHash>,
    ) -> Got<()> {
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
        self.change_to_tell().change(SHARED_CALENDAR_ADD, values).await
    }

    async fn save_shared_calendar(&mut self, s: &SharedCalendar) -> Got<()> {
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
        self.change_to_tell().change(SHARED_CALENDAR_SAVE, values).await
    }

    async fn set_shared_calendar_password(
        &mut self,
        id: SharedCalendarId,
        password: Option<&PasswordHash>,
    ) -> Got<()> {
        self.change_to_tell()
            .change(
                SHARED_CALENDAR_PASSWORD_SET,
                values![id, password.map(|p| p.0.as_str())],
            )
            .await
    }

    async fn add_shared_calendar_session(&mut self, s: &SharedCalendarSession) -> Got<()> {
        let values = values![
            s.token,
            s.shared_calendar_id,
            s.generation,
            s.created_at,
            s.expires_at
        ];
        self.change(SHARED_CALENDAR_SESSION_ADD, values).await
    }

    async fn end_shared_calendar_sessions(&mut self, calendar: SharedCalendarId) -> Got<()> {
        self.run(SHARED_CALENDAR_SESSIONS_END, values![calendar])
            .await
            .map(|_| ())
    }
}
