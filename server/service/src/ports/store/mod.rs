//! The database, as the use cases see it.
//!
//! Reads run on a connection of their own; every change is a [`Unit`], so that the change and its audit event commit
//! together. Lookups give `Option`; a failure of the database is [`Failure::Unavailable`], logged by the store.

mod access;
mod decisions;
mod guesses;
mod history;
mod jobs;
mod links;
mod media;
mod notes;
mod posts;
mod projects;
mod publications;
mod requests;
mod review_requests;
mod reviews;
mod sealed;
mod search;
mod shared_calendars;
mod staff;
mod summaries;
mod sweep;

pub use crate::begin::Granted;
pub use access::{ReadAccess, WriteAccess};
pub use decisions::{ReadDecisions, WriteDecisions};
pub use guesses::{ReadGuesses, WriteGuesses};
pub use history::{ReadHistory, WriteHistory};
pub use jobs::{ReadJobs, WriteJobs};
pub use links::{ReadLinks, WriteLinks};
pub use media::{ReadMedia, WriteMedia};
pub use notes::{ReadNotes, WriteNotes};
pub use posts::{ReadPosts, WritePosts};
pub use projects::{ReadProjects, WriteProjects};
pub use publications::{ReadPublications, WritePublications};
pub use requests::{ReadRequests, WriteRequests};
pub use review_requests::{ReadReviewRequests, WriteReviewRequests};
pub use reviews::{ReadReviews, WriteReviews};
pub use sealed::ReadSealed;
pub use search::{ReadSearch, WriteSearch};
pub use shared_calendars::{ReadSharedCalendars, WriteSharedCalendars};
pub use staff::{ReadStaff, WriteStaff};
pub use summaries::ReadSummaries;
pub use sweep::WriteSweep;

use async_trait::async_trait;
use domain::Failure;

/// One unit of writing, in the hands of who writes: all writers of a database are one after another, so it is held for as
/// short as can be, and nothing but the database is waited for. Dropped, it leaves nothing.
#[async_trait]
pub trait Unit: Send {
    /// What can be changed.
    fn tx(&mut self) -> &mut dyn Write;
    /// Keeps what was written. Returns after that is durable, and is done even if nobody waits for it.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] if nothing was kept, also because a statement had failed and was passed over, or because
    /// the log tells nothing of what was changed; [`Failure::Unanswered`] if nobody knows.
    async fn commit(self: Box<Self>) -> Result<(), Failure>;
}

/// A database.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// A connection for reading.
    async fn read(&self) -> Result<Box<dyn Read>, Failure>;
    /// The next unit of writing, once it is its turn.
    async fn begin(&self, granted: Granted) -> Result<Box<dyn Unit>, Failure>;
    /// Waits until somebody has committed a write through this store.
    async fn changed(&self);
    /// How many writes were committed so far, if nobody else can write to the database; `None` where others may.
    fn commits(&self) -> Option<u64>;
    /// The database's name: `sqlite` or `postgres`.
    fn backend(&self) -> &'static str;
}

/// Result of a lookup or change.
pub type Got<T> = Result<T, Failure>;

/// A port that is the sum of others, and whatever is all of them.
macro_rules! sum {
    ($(#[$doc:meta])* $sum:ident { $($part:ident)+ }) => {
        $(#[$doc])*
        pub trait $sum: $($part +)+ Send {}

        impl<T: $($part +)+ Send> $sum for T {}
    };
}

sum! {
    /// Everything that can be looked up, by subject.
    Read {
        ReadStaff ReadAccess ReadProjects ReadPosts ReadSearch ReadPublications ReadMedia ReadLinks
        ReadSummaries ReadReviews ReadReviewRequests ReadDecisions ReadNotes ReadSharedCalendars ReadRequests
        ReadGuesses ReadJobs ReadHistory ReadSealed
    }
}

sum! {
    /// Everything that can be changed, by subject, inside a transaction.
    Write {
        Read WriteStaff WriteAccess WriteProjects WritePosts WriteSearch WritePublications WriteMedia
        WriteLinks WriteReviews WriteReviewRequests WriteDecisions WriteNotes WriteSharedCalendars WriteRequests
        WriteGuesses WriteJobs WriteHistory WriteSweep
    }
}
