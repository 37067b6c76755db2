//! Who came in by a link: sessions, browsers, what they saw.

use super::Got;
use crate::model::{Device, ReviewSession, TokenHash};
use async_trait::async_trait;
use domain::post::Revision;
use domain::{LinkId, UnixMillis};

/// Looks up sessions and browsers of a link, and what was on their screens.
#[async_trait]
pub trait ReadReviews: Send {
    /// A review session by the hash of its token, expired or not.
    async fn review_session(&mut self, token: TokenHash) -> Got<Option<ReviewSession>>;
    /// A browser that unlocked a link before.
    async fn device(&mut self, token: TokenHash) -> Got<Option<Device>>;
}

/// Changes sessions and browsers of a link, and what was on their screens.
#[async_trait]
pub trait WriteReviews: Send {
    /// Adds a review session.
    async fn add_review_session(&mut self, session: &ReviewSession) -> Got<()>;
    /// Keeps what a form held when it was refused, for the page after it.
    async fn set_flash(&mut self, token: TokenHash, flash: Option<&str>) -> Got<()>;
    /// Notes that a screen of a link showed a revision; says whether none had before.
    async fn mark_seen(&mut self, link: LinkId, revision: &Revision, at: UnixMillis) -> Got<bool>;
    /// Ends all sessions of a link.
    async fn end_review_sessions(&mut self, link: LinkId) -> Got<()>;
    /// Forgets all browsers of a link.
    async fn forget_devices(&mut self, link: LinkId) -> Got<()>;
    /// Remembers a browser.
    async fn add_device(&mut self, device: &Device) -> Got<()>;
    /// Keeps what a form held that came after the session's end, until the password is given again.
    async fn set_device_flash(&mut self, token: TokenHash, flash: Option<&str>) -> Got<()>;
}
