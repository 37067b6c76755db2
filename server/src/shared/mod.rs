//! Shared calendars: pages, data and feeds for people without an account. Nothing here changes anything but a session.

mod drawn;
mod feeds;
mod ics;
mod kept;
mod pictures;
mod place;
mod routes;
mod sending;

pub use kept::Kept;
pub use routes::router;
