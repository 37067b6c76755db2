//! Pictures: what is known of them; their bytes are in object storage.

use crate::{conn::Conn, row::stored, sql::sql, value::values};
use async_trait::async_trait;
use domain::{MediaId, WorkspaceId};
use service::{
    model::Media,
    ports::store::{Got, ReadMedia, WriteMedia},
};

macro_rules! media {
    () => {
        "id, workspace_id, project_id, hash, width, height, bytes, created_by, created_at, still_of_animation"
    };
}

sql! {
    MEDIA_BY_ID = concat!("SELECT ", media!(), " FROM media WHERE id = $1");
    MEDIA_OF_SHARED_CALENDARS = concat!(
        "SELECT ", media!(), " FROM media WHERE id IN (SELECT logo FROM shared_calendars WHERE workspace_id = $1)"
    );
    MEDIA_ADD = concat!("INSERT INTO media (", media!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
}

stored! {
    Media {
        id, workspace_id, project_id, hash, width, height, bytes, created_by, created_at, still_of_animation
    }
}

#[async_trait]
impl ReadMedia for Conn {
    async fn media(&mut self, id: MediaId) -> Got<Option<Media>> {
        self.find::<Media>(MEDIA_BY_ID, values![id]).await
    }

    async fn shared_calendar_logos(&mut self, workspace: WorkspaceId) -> Got<Vec<Media>> {
        self.list::<Media>(MEDIA_OF_SHARED_CALENDARS, values![workspace])
            .await
    }
}

#[async_trait]
impl WriteMedia for Conn {
    async fn add_media(&mut self, m: &Media) -> Got<()> {
        let values = values![
            m.id,
            m.workspace_id,
            m.project_id,
            &m.hash,
            m.width,
            m.height,
            m.bytes,
            m.created_by,
            m.created_at,
            m.still_of_animation
        ];
        self.change(MEDIA_ADD, values).await
    }
}
