//! Use cases, and the ports (traits) they need.
//!
//! To add a use case: one file with a verb for its name, a function that takes [`Services`], who acts
//! ([`actor::Staff`], [`actor::Reviewer`] or [`actor::Caller`]) and its input; it names the permission where it begins
//! its one unit of writing ([`Services::begin`]), and writes the audit event of the change there: without one, the unit
//! is not kept. One that makes something keeps the request's key there too (`once`), so that it is made once.

pub mod actor;
pub mod begin;
pub mod dates;
pub mod history;
pub mod jobs;
pub mod latest;
pub mod links;
pub mod media;
pub mod model;
mod once;
pub mod ports;
pub mod posts;
pub mod projects;
pub mod ready;
pub mod record;
pub mod review;
pub mod secrets;
pub mod shared_calendars;
pub mod staff;
pub mod zones;

use ports::{Blobs, Clock, Pictures, Random, Store};
use secrets::vault::Vault;
use std::sync::Arc;

/// Everything that use cases work with. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    /// The database.
    pub store: Arc<dyn Store>,
    /// Stored files.
    pub blobs: Arc<dyn Blobs>,
    /// Picture rendering.
    pub pictures: Arc<dyn Pictures>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Password hashing and the guard in front of it.
    pub vault: Arc<Vault>,
    /// Where people reach this server, without a slash at the end. The request's Host is never used.
    pub base_url: Arc<str>,
}

impl Services {
    /// A new identifier.
    #[must_use]
    pub fn id<T: From<uuid::Uuid>>(&self) -> T {
        self.random.id(self.clock.now()).into()
    }
}
