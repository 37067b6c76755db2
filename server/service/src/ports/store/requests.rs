//! What requests of staff made, by their keys.

use super::Got;
use crate::model::Request;
use async_trait::async_trait;
use domain::{RequestKey, UserId};

/// Looks up what requests of staff made.
#[async_trait]
pub trait ReadRequests: Send {
    /// What a member of staff's request made, by its key.
    async fn request(&mut self, user: UserId, key: RequestKey) -> Got<Option<Request>>;
}

/// Changes what requests of staff made.
#[async_trait]
pub trait WriteRequests: Send {
    /// Keeps what a request made; what its key stood for before is forgotten.
    async fn put_request(&mut self, request: &Request) -> Got<()>;
}
