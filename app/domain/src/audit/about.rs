//! What an event is about, by the names that this has among its facts: as it was called then.

/// A post's title.
pub const POST: &str = "post";
/// The number of its version.
pub const REVISION: &str = "revision";
/// A link's title.
pub const LINK: &str = "link";
/// A shared calendar's identifier.
pub const SHARED_CALENDAR: &str = "share";
/// A shared calendar's title.
pub const SHARED_CALENDAR_TITLE: &str = "title";
/// What was written with a decision, or in a thread: a fact of several kinds.
pub const NOTE: &str = "note";
