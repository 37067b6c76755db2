//! The outside world, behind the ports of `service`: object storage, pictures, clock and randomness.
//!
//! Each module holds one adapter. To add one, implement its port from `service::ports` here and
//! hand it over in the server's composition; nothing else may name a concrete adapter.

pub mod blobs;
pub mod clock;
pub mod pictures;
pub mod random;

pub use blobs::LocalBlobs;
pub use clock::{SystemClock, wall};
pub use pictures::ImagePictures;
pub use random::SystemRandom;
