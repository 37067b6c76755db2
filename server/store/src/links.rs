//! Approval links, their secrets and their posts.

use crate::{conn::Conn, row::stored, sql::sql, value::values};
use async_trait::async_trait;
use domain::{ApproverId, LinkId, PostId, ProjectId, WorkspaceId, link::Link};
use service::{
    model::{LinkPost, LinkSecrets, TokenHash},
    ports::store::{Got, ReadLinks, WriteLinks},
};

macro_rules! link_columns {
    () => {
        "l.id, l.workspace_id, l.project_id, l.approver_id, l.title, l.message, l.created_by, l.created_at,
        l.expires_at, l.revoked_at, l.generation, l.asked_at"
    };
}
pub(crate) use link_columns;

// Of a link's post.
macro_rules! link_post_columns {
    () => {
        "lp.link_id, lp.post_id, lp.revision_id, lp.previous_revision_id, lp.position"
    };
}

sql! {
    LINK_BY_ID = concat!("SELECT ", link_columns!(), " FROM links l WHERE l.id = $1");
    LINK_BY_TOKEN = concat!("SELECT ", link_columns!(), " FROM links l WHERE l.token_hash = $1");
    LINK_SECRETS = "SELECT password FROM links WHERE id = $1";
    LINKS_OF_POST = concat!(
        "SELECT ", link_columns!(), " FROM link_posts lp JOIN links l ON l.id = lp.link_id WHERE lp.post_id = $1
        ORDER BY l.created_at DESC, l.id DESC"
    );
    LINKS_ASKED = concat!(
        "SELECT ", link_columns!(), " FROM links l JOIN projects p ON p.id = l.project_id
        WHERE l.workspace_id = $1 AND l.asked_at IS NOT NULL AND p.archived_at IS NULL ORDER BY l.asked_at, l.id"
    );
    LINKS_OF_APPROVER = concat!(
        "SELECT ", link_columns!(), " FROM links l WHERE l.approver_id = $1 ORDER BY l.created_at DESC, l.id DESC"
    );
    LINKS_OF_PROJECT = concat!(
        "SELECT ", link_columns!(), " FROM links l WHERE l.project_id = $1 ORDER BY l.created_at DESC, l.id DESC"
    );
    LINK_ADD = "INSERT INTO links (id, workspace_id, project_id, approver_id, title, message, created_by, created_at,
        expires_at, revoked_at, generation, asked_at, token_hash, password)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    LINK_SAVE = "UPDATE links SET expires_at = $2, revoked_at = $3, generation = $4, asked_at = $5 WHERE id = $1";
    LINK_SECRETS_SET = "UPDATE links SET token_hash = $2, password = $3 WHERE id = $1";
    LINK_PASSWORD_SET = "UPDATE links SET password = $2 WHERE id = $1";
    LINK_POSTS = concat!(
        "SELECT ", link_post_columns!(), " FROM link_posts lp JOIN posts p ON p.id = lp.post_id
        WHERE lp.link_id = $1 AND p.deleted_at IS NULL ORDER BY lp.position, lp.post_id"
    );
    LINK_POST = concat!(
        "SELECT ", link_post_columns!(), " FROM link_posts lp JOIN posts p ON p.id = lp.post_id
        WHERE lp.link_id = $1 AND lp.post_id = $2 AND p.deleted_at IS NULL"
    );
    LINK_POST_PUT = "INSERT INTO link_posts (link_id, post_id, revision_id, previous_revision_id, position)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (link_id, post_id) DO UPDATE SET revision_id = excluded.revision_id,
        previous_revision_id = excluded.previous_revision_id, position = excluded.position";
}

// The columns of `link_columns!`.
stored! {
    Link {
        id, workspace_id, project_id, approver_id, title, message, created_by, created_at, expires_at, revoked_at,
        generation, asked_at
    }
    LinkSecrets { password }
    LinkPost { link_id, post_id, revision_id, previous_revision_id, position }
}

#[async_trait]
impl ReadLinks for Conn {
    async fn link(&mut self, id: LinkId) -> Got<Option<Link>> {
        self.find::<Link>(LINK_BY_ID, values![id]).await
    }

    async fn link_by_token(&mut self, token: TokenHash) -> Got<Option<Link>> {
        self.find::<Link>(LINK_BY_TOKEN, values![token]).await
    }

    async fn link_secrets(&mut self, id: LinkId) -> Got<Option<LinkSecrets>> {
        self.find::<LinkSecrets>(LINK_SECRETS, values![id]).await
    }

    async fn links_asked(&mut self, workspace: WorkspaceId) -> Got<Vec<Link>> {
        self.list::<Link>(LINKS_ASKED, values![workspace]).await
    }

    async fn link_posts(&mut self, link: LinkId) -> Got<Vec<LinkPost>> {
        self.list::<LinkPost>(LINK_POSTS, values![link]).await
    }

    async fn link_post(&mut self, link: LinkId, post: PostId) -> Got<Option<LinkPost>> {
        self.find::<LinkPost>(LINK_POST, values![link, post]).await
    }

    async fn links_of_post(&mut self, post: PostId) -> Got<Vec<Link>> {
        self.list::<Link>(LINKS_OF_POST, values![post]).await
    }

    async fn links_of_approver(&mut self, approver: ApproverId) -> Got<Vec<Link>> {
        self.list::<Link>(LINKS_OF_APPROVER, values![approver]).await
    }

    async fn links_of_project(&mut self, project: ProjectId) -> Got<Vec<Link>> {
        self.list::<Link>(LINKS_OF_PROJECT, values![project]).await
    }
}

#[async_trait]
impl WriteLinks for Conn {
    async fn add_link(&mut self, l: &Link, token: TokenHash, secrets: &LinkSecrets) -> Got<()> {
        let values = values![
            l.id,
            l.workspace_id,
            l.project_id,
            l.approver_id,
            &l.title,
            &l.message,
            l.created_by,
            l.created_at,
            l.expires_at,
            l.revoked_at,
            l.generation,
            l.asked_at,
            token,
            &secrets.password
        ];
        self.change_to_tell().change(LINK_ADD, values).await
    }

    async fn save_link(&mut self, l: &Link) -> Got<()> {
        self.change_to_tell()
            .change(
                LINK_SAVE,
                values![l.id, l.expires_at, l.revoked_at, l.generation, l.asked_at],
            )
            .await
    }

    async fn set_link_secrets(&mut self, id: LinkId, token: TokenHash, secrets: &LinkSecrets) -> Got<()> {
        self.change_to_tell()
            .change(LINK_SECRETS_SET, values![id, token, &secrets.password])
            .await
    }

    async fn set_link_password(&mut self, id: LinkId, secrets: &LinkSecrets) -> Got<()> {
        self.change_to_tell()
            .change(LINK_PASSWORD_SET, values![id, &secrets.password])
            .await
    }

    async fn put_link_post(&mut self, e: &LinkPost) -> Got<()> {
        let values = values![
            e.link_id,
            e.post_id,
            e.revision_id,
            e.previous_revision_id,
            e.position
        ];
        self.change_to_tell().change(LINK_POST_PUT, values).await
    }
}
