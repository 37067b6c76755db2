//! What requests pass on their way to a route.

pub mod address;
pub mod changes;
pub mod compressed;
pub mod copied;
pub mod csrf;
pub mod door;
pub mod gate;
pub mod headers;
pub mod limits;
pub mod log;
pub mod scope;
pub mod sound;
