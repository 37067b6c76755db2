//! Server functions: what pages ask the server. Each is thin: who acts, one use case, its answer.
//!
//! To add one: an endpoint of its own (no hash, so that addresses are stable), POST only, [`signed_in`] or
//! [`RequestScope::reviewer`] for who acts, and [`RequestScope::answer`] around the use case.

pub mod access;
pub mod history;
pub mod links;
pub mod people;
pub mod planner;
pub mod review;
pub mod shared_calendars;
pub mod work;

pub use crate::error::ApiError;
#[cfg(feature = "ssr")]
pub use crate::request::{RequestScope, signed_in};
