//! The audit log: reading and proving it.

pub mod bind;
pub mod line;
pub mod read_log;
pub mod verify;
