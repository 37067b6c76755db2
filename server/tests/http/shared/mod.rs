//! Shared calendars: what leaves the server, through which doors, and when they close.

mod case;
mod contents;
mod doors;
mod feed;
mod keeping;
mod staff;
mod viewer;
