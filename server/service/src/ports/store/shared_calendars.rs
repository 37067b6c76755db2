//! Shared calendars, and who came in.

use super::Got;
use crate::model::{PasswordHash, SharedCalendarSession, SharedCalendarSummary, TokenHash};
use async_trait::async_trait;
use domain::shared_calendar::SharedCalendar;
use domain::{ProjectId, SharedCalendarId, WorkspaceId};

/// Looks up shared calendars, their passwords and sessions.
#[async_trait]
pub trait ReadSharedCalendars: Send {
    /// A shared calendar, ended or not.
    async fn shared_calendar(&mut self, id: SharedCalendarId) -> Got<Option<SharedCalendar>>;
    /// A shared calendar that has not ended, by the hash of its token.
    async fn shared_calendar_by_token(&mut self, token: TokenHash) -> Got<Option<SharedCalendar>>;
    /// The shared calendar of a project that has not ended.
    async fn active_shared_calendar(&mut self, project: ProjectId) -> Got<Option<SharedCalendar>>;
    /// Every shared calendar of a workspace, newest first.
    async fn shared_calendar_summaries(&mut self, workspace: WorkspaceId) -> Got<Vec<SharedCalendarSummary>>;
    /// What proves the password of a shared calendar that has one.
    async fn shared_calendar_password(&mut self, id: SharedCalendarId) -> Got<Option<PasswordHash>>;
    /// A session of a shared calendar by the hash of its token, expired or not.
    async fn shared_calendar_session(&mut self, token: TokenHash) -> Got<Option<SharedCalendarSession>>;
}

/// Changes shared calendars, their passwords and sessions.
#[async_trait]
pub trait WriteSharedCalendars: Send {
    /// Adds a shared calendar. A project has one at a time: end the other one first.
    async fn add_shared_calendar(
        &mut self,
        calendar: &SharedCalendar,
        token: TokenHash,
        password: Option<&PasswordHash>,
    ) -> Got<()>;
    /// Saves options, generation and ending.
    async fn save_shared_calendar(&mut self, calendar: &SharedCalendar) -> Got<()>;
    /// Sets or removes the password.
    async fn set_shared_calendar_password(
        &mut self,
        id: SharedCalendarId,
        password: Option<&PasswordHash>,
    ) -> Got<()>;
    /// Adds a session.
    async fn add_shared_calendar_session(&mut self, session: &SharedCalendarSession) -> Got<()>;
    /// Ends all sessions of a shared calendar.
    async fn end_shared_calendar_sessions(&mut self, calendar: SharedCalendarId) -> Got<()>;
}
