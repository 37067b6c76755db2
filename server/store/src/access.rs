//! How staff come in: sessions, invitations, and the values of the installation.

use crate::{conn::Conn, row::stored, sql::sql, value::values};
use async_trait::async_trait;
use domain::{Spelled, UnixMillis, UserId, WorkspaceId};
use service::{
    model::{Invitation, StaffSession, TokenHash},
    ports::store::{Got, ReadAccess, WriteAccess},
};

macro_rules! session {
    () => {
        "token_hash, user_id, created_at, expires_at"
    };
}
macro_rules! invitation {
    () => {
        "token_hash, workspace_id, email, role, can_create_links, created_by, created_at, expires_at, used_at"
    };
}

sql! {
    SESSION_BY_TOKEN = concat!("SELECT ", session!(), " FROM staff_sessions WHERE token_hash = $1");
    SESSION_ADD = concat!("INSERT INTO staff_sessions (", session!(), ") VALUES ($1, $2, $3, $4)");
    SESSION_END = "DELETE FROM staff_sessions WHERE token_hash = $1";
    SESSIONS_END = "DELETE FROM staff_sessions WHERE user_id = $1";
    INVITATION_BY_TOKEN = concat!("SELECT ", invitation!(), " FROM invitations WHERE token_hash = $1");
    INVITATIONS_OPEN = concat!(
        "SELECT ", invitation!(), " FROM invitations WHERE workspace_id = $1 AND used_at IS NULL
        ORDER BY created_at DESC, token_hash"
    );
    INVITATION_ADD = concat!(
        "INSERT INTO invitations (", invitation!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    );
    INVITATION_USE = "UPDATE invitations SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL";
    INVITATION_REMOVE = "DELETE FROM invitations WHERE token_hash = $1";
    SETTING = "SELECT value FROM settings WHERE key = $1";
    SETTING_PUT = "INSERT INTO settings (key, value) VALUES ($1, $2)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    SETTING_REMOVE = "DELETE FROM settings WHERE key = $1";
}

stored! {
    StaffSession { token = token_hash, user_id, created_at, expires_at }
    Invitation {
        token = token_hash, workspace_id, email, role, can_create_links, created_by, created_at, expires_at, used_at
    }
}

#[async_trait]
impl ReadAccess for Conn {
    async fn staff_session(&mut self, token: TokenHash) -> Got<Option<StaffSession>> {
        self.find::<StaffSession>(SESSION_BY_TOKEN, values![token]).await
    }

    async fn invitation(&mut self, token: TokenHash) -> Got<Option<Invitation>> {
        self.find::<Invitation>(INVITATION_BY_TOKEN, values![token]).await
    }

    async fn invitations(&mut self, workspace: WorkspaceId) -> Got<Vec<Invitation>> {
        self.list::<Invitation>(INVITATIONS_OPEN, values![workspace])
            .await
    }

    async fn setting(&mut self, key: &str) -> Got<Option<String>> {
        self.find::<String>(SETTING, values![key]).await
    }
}

#[async_trait]
impl WriteAccess for Conn {
    async fn add_staff_session(&mut self, s: &StaffSession) -> Got<()> {
        self.change(
            SESSION_ADD,
            values![s.token, s.user_id, s.created_at, s.expires_at],
        )
        .await
    }

    async fn end_staff_session(&mut self, token: TokenHash) -> Got<()> {
        self.run(SESSION_END, values![token]).await.map(|_| ())
    }

    async fn end_staff_sessions(&mut self, user: UserId) -> Got<()> {
        self.run(SESSIONS_END, values![user]).await.map(|_| ())
    }

    async fn add_invitation(&mut self, i: &Invitation) -> Got<()> {
        let values = values![
            i.token,
            i.workspace_id,
            &i.email,
            i.role.as_str(),
            i.can_create_links,
            i.created_by,
            i.created_at,
            i.expires_at,
            i.used_at
        ];
        self.change_to_tell().change(INVITATION_ADD, values).await
    }

    async fn remove_invitation(&mut self, token: TokenHash) -> Got<()> {
        self.change_to_tell()
            .change(INVITATION_REMOVE, values![token])
            .await
    }

    async fn use_invitation(&mut self, token: TokenHash, at: UnixMillis) -> Got<()> {
        self.change_to_tell()
            .change(INVITATION_USE, values![token, at])
            .await
    }

    async fn set_setting(&mut self, key: &str, value: Option<&str>) -> Got<()> {
        match value {
            Some(value) => self.change(SETTING_PUT, values![key, value]).await,
            None => self.run(SETTING_REMOVE, values![key]).await.map(|_| ()),
        }
    }
}
