//! The audit log: reading and proving it.

pub mod line;
pub mod read_log;
pub mod verify;
