//! Workspaces and the people in them.

use crate::{conn::Conn, row::stored, sql::sql, value::values};
use async_trait::async_trait;
use domain::{Failure, Field, Problem, Spelled, UnixMillis, UserId, WorkspaceId, audit::GENESIS, seal::Seal};
use service::{
    model::{PasswordHash, User, Workspace},
    ports::store::{Got, ReadStaff, WriteStaff},
};

macro_rules! workspace {
    () => {
        "id, name, created_at"
    };
}
macro_rules! user {
    () => {
        "id, workspace_id, email, name, role, can_create_links, password, created_at, removed_at"
    };
}

sql! {
    WORKSPACE_FIRST = concat!("SELECT ", workspace!(), " FROM workspaces ORDER BY created_at, id LIMIT 1");
    WORKSPACE_BY_ID = concat!("SELECT ", workspace!(), " FROM workspaces WHERE id = $1");
    WORKSPACES = concat!("SELECT ", workspace!(), ", id AS key FROM workspaces ORDER BY created_at, id");
    WORKSPACE_ADD = "INSERT INTO workspaces (id, name, created_at) VALUES ($1, $2, $3)";
    HEAD_ADD = "INSERT INTO audit_heads (workspace_id, seq, hash) VALUES ($1, 0, $2)";
    USER_BY_ID = concat!("SELECT ", user!(), " FROM users WHERE id = $1");
    USER_BY_EMAIL = concat!("SELECT ", user!(), " FROM users WHERE email = $1");
    USERS = concat!("SELECT ", user!(), " FROM users WHERE workspace_id = $1");
    USER_ADD = concat!(
        "INSERT INTO users (", user!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (email) DO NOTHING"
    );
    USER_PASSWORD_SET = "UPDATE users SET password = $2 WHERE id = $1";
    USER_SAVE = "UPDATE users SET name = $2, role = $3, can_create_links = $4, password = $5 WHERE id = $1";
    USER_REMOVE = "UPDATE users SET removed_at = $2, email = id, password = '' WHERE id = $1 AND removed_at IS NULL";
}

stored! {
    Workspace { id, name, created_at }
    User {
        id, workspace_id, email, name, role, can_create_links, password, created_at, removed_at
    }
}

/// Sorts by a name as people do, in every script and alike on both databases, whose collations differ.
pub(crate) fn by_name<T>(mut things: Vec<T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    things.sort_by_cached_key(|thing| (name(thing).to_lowercase(), name(thing).to_owned()));
    things
}

#[async_trait]
impl ReadStaff for Conn {
    async fn first_workspace(&mut self) -> Got<Option<Workspace>> {
        self.find::<Workspace>(WORKSPACE_FIRST, values![]).await
    }

    async fn workspace(&mut self, id: WorkspaceId) -> Got<Option<Workspace>> {
        self.find::<Workspace>(WORKSPACE_BY_ID, values![id]).await
    }

    /// All that can be read: one that cannot must not stop what is done for the others.
    async fn workspaces(&mut self) -> Got<Vec<Workspace>> {
        let rows = self.each::<Workspace>(WORKSPACES, values![]).await?;
        Ok(rows.into_iter().flatten().collect())
    }

    async fn user(&mut self, id: UserId) -> Got<Option<User>> {
        self.find::<User>(USER_BY_ID, values![id]).await
    }

    async fn user_by_email(&mut self, email: &str) -> Got<Option<User>> {
        self.find::<User>(USER_BY_EMAIL, values![email]).await
    }

    async fn users(&mut self, workspace: WorkspaceId) -> Got<Vec<User>> {
        let users = self.list::<User>(USERS, values![workspace]).await?;
        Ok(by_name(users, |user| &user.name))
    }
}

#[async_trait]
impl WriteStaff for Conn {
    async fn add_workspace(&mut self, w: &Workspace) -> Got<Seal> {
        let conn = self.change_to_tell();
        conn.run(WORKSPACE_ADD, values![w.id, &w.name, w.created_at])
            .await?;
        conn.run(HEAD_ADD, values![w.id, GENESIS]).await?;
        Ok(w.seal())
    }

    async fn add_user(&mut self, u: &User) -> Got<()> {
        let values = values![
            u.id,
            u.workspace_id,
            &u.email,
            &u.name,
            u.role.as_str(),
            u.can_create_links,
            &u.password,
            u.created_at,
            u.removed_at
        ];
        match self.change_to_tell().run(USER_ADD, values).await? {
            0 => Err(Failure::field(Field::Email, Problem::Taken)),
            _ => Ok(()),
        }
    }

    async fn save_user(&mut self, u: &User) -> Got<()> {
        self.change_to_tell()
            .change(
                USER_SAVE,
                values![u.id, &u.name, u.role.as_str(), u.can_create_links, &u.password],
            )
            .await
    }

    /// The address of an account is unique: one that is removed gives its own back, and takes one that nobody can type.
    async fn remove_user(&mut self, id: UserId, at: UnixMillis) -> Got<()> {
        self.change_to_tell().change(USER_REMOVE, values![id, at]).await
    }

    async fn set_user_password(&mut self, id: UserId, password: &PasswordHash) -> Got<()> {
        self.change_to_tell()
            .change(USER_PASSWORD_SET, values![id, password])
            .await
    }
}
