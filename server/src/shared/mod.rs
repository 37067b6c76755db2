//! Shared calendars: pages, data and feeds for people without an account. Nothing here changes anything but a session.

mod ics;
mod kept;
mod routes;

pub use kept::Kept;
pub use routes::router;
