//! Browsers of clients: those that unlocked a link, those that once knew its password, and what their screens showed.

use crate::{conn::Conn, row::stored, sql::sql, value::values};
use async_trait::async_trait;
use domain::{LinkId, UnixMillis, post::Revision};
use service::{
    model::{Device, ReviewSession, TokenHash},
    ports::store::{Got, ReadReviews, WriteReviews},
};

macro_rules! session {
    () => {
        "token_hash, link_id, generation, created_at, expires_at, flash"
    };
}

sql! {
    REVIEW_BY_TOKEN = concat!("SELECT ", session!(), " FROM review_sessions WHERE token_hash = $1");
    REVIEW_ADD = concat!("INSERT INTO review_sessions (", session!(), ") VALUES ($1, $2, $3, $4, $5, $6)");
    REVIEW_FLASH = "UPDATE review_sessions SET flash = $2 WHERE token_hash = $1";
    REVIEWS_END = "DELETE FROM review_sessions WHERE link_id = $1";
    DEVICE_BY_TOKEN = "SELECT token_hash, link_id, created_at, flash FROM devices WHERE token_hash = $1";
    DEVICE_ADD = "INSERT INTO devices (token_hash, link_id, created_at, flash) VALUES ($1, $2, $3, $4)";
    DEVICE_FLASH = "UPDATE devices SET flash = $2 WHERE token_hash = $1";
    SEEN_ADD = "INSERT INTO seen (link_id, revision_id, post_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    DEVICES_FORGET = "DELETE FROM devices WHERE link_id = $1";
}

stored! {
    ReviewSession { token = token_hash, link_id, generation, created_at, expires_at, flash }
    Device { token = token_hash, link_id, created_at, flash }
}

#[async_trait]
impl ReadReviews for Conn {
    async fn review_session(&mut self, token: TokenHash) -> Got<Option<ReviewSession>> {
        self.find::<ReviewSession>(REVIEW_BY_TOKEN, values![token]).await
    }

    async fn device(&mut self, token: TokenHash) -> Got<Option<Device>> {
        self.find::<Device>(DEVICE_BY_TOKEN, values![token]).await
    }
}

#[async_trait]
impl WriteReviews for Conn {
    async fn add_review_session(&mut self, s: &ReviewSession) -> Got<()> {
        let values = values![
            s.token,
            s.link_id,
            s.generation,
            s.created_at,
            s.expires_at,
            &s.flash
        ];
        self.change(REVIEW_ADD, values).await
    }

    async fn set_flash(&mut self, token: TokenHash, flash: Option<&str>) -> Got<()> {
        // The session may have ended meanwhile; then nobody asks for it.
        self.run(REVIEW_FLASH, values![token, flash]).await.map(|_| ())
    }

    async fn mark_seen(&mut self, link: LinkId, revision: &Revision, at: UnixMillis) -> Got<bool> {
        let values = values![link, revision.id, revision.post_id, at];
        Ok(self.change_to_tell().run(SEEN_ADD, values).await? > 0)
    }

    async fn end_review_sessions(&mut self, link: LinkId) -> Got<()> {
        self.run(REVIEWS_END, values![link]).await.map(|_| ())
    }

    async fn forget_devices(&mut self, link: LinkId) -> Got<()> {
        self.run(DEVICES_FORGET, values![link]).await.map(|_| ())
    }

    async fn add_device(&mut self, d: &Device) -> Got<()> {
        let values = values![d.token, d.link_id, d.created_at, &d.flash];
        self.change(DEVICE_ADD, values).await
    }

    async fn set_device_flash(&mut self, token: TokenHash, flash: Option<&str>) -> Got<()> {
        // The device may be forgotten meanwhile; then nobody asks for it.
        self.run(DEVICE_FLASH, values![token, flash]).await.map(|_| ())
    }
}
