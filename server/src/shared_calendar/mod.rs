//! Calendars for people without an account: pages, data and feeds, the feeds of approval links too. Nothing can be changed
//! from here; a password is checked, which leaves a session, an event or a count of guesses.

mod drawn;
mod feeds;
mod ics;
mod kept;
mod pictures;
mod place;
mod routes;
mod sending;
mod shelf;

pub use kept::Kept;
pub use routes::router;
