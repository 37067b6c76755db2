//! What the use cases need from the world, as traits.

pub mod store;

use async_trait::async_trait;
use bytes::Bytes;
use domain::{Failure, Problem, UnixMillis};
use uuid::Uuid;

pub use store::{Read, Store, Write};

/// The time.
pub trait Clock: Send + Sync + 'static {
    /// The instant of the call.
    fn now(&self) -> UnixMillis;
}

/// Unpredictable bytes and identifiers.
pub trait Random: Send + Sync + 'static {
    /// Fills `buffer` with bytes fit for secrets.
    fn fill(&self, buffer: &mut [u8]);
    /// A UUIDv7 of the instant `now`, after those that were given for the same millisecond.
    fn id(&self, now: UnixMillis) -> Uuid;
}

/// Stored files, by key.
#[async_trait]
pub trait Blobs: Send + Sync + 'static {
    /// Keeps `bytes` under `key`; the same key always holds the same bytes.
    async fn put(&self, key: &str, bytes: Bytes) -> Result<(), Failure>;
    /// The bytes under `key`.
    async fn get(&self, key: &str) -> Result<Option<Bytes>, Failure>;
}

/// What becomes of an uploaded picture.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// The picture as it is shown: re-encoded as JPEG, turned upright, without metadata.
    pub display: Vec<u8>,
    /// Small, for chips and lists.
    pub thumbnail: Vec<u8>,
    /// Pixels of `display`.
    pub width: u32,
    /// Pixels of `display`.
    pub height: u32,
    /// The upload moved; one frame of it is here.
    pub still_of_animation: bool,
}

/// Decodes and re-encodes pictures. Runs on a blocking thread.
pub trait Pictures: Send + Sync + 'static {
    /// Checks type by content, size and pixels before decoding, then renders.
    ///
    /// # Errors
    /// Why the upload cannot be taken: its kind, its size, or what is wrong with it.
    fn render(&self, upload: &[u8]) -> Result<Rendered, Problem>;
}
