//! The shared calendar: documents for people without an account, drawn on the server.
//!
//! They are read, not worked with, so no program is sent along: what a browser can do by itself is enough (see ADR 10).

mod calendar;
mod details;
mod document;
mod month;
mod notice;
mod row;
mod rows;
mod unlock;

pub use calendar::{Page, calendar};
pub use notice::{gone, wrong_date};
pub use unlock::unlock;

/// The address of a feed as calendar programs claim it.
#[must_use]
pub fn webcal(address: &str) -> String {
    let rest = address.split_once(':').map_or(address, |(_, rest)| rest);
    format!("webcal:{rest}")
}
