//! Shared calendars: what leaves the server, through which doors, and when they close.

pub mod case;
mod contents;
mod doors;
mod feed;
mod held;
mod keeping;
mod losing;
mod staff;
mod viewer;
