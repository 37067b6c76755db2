//! What people see and do: pages, components, server functions.
//!
//! Compiled twice: with `ssr` into the server, with `hydrate` into the browser. Views hold no rules; what they may not
//! do, a use case refuses.

pub mod api;
#[cfg(feature = "ssr")]
pub mod called;
pub mod dates;
pub mod error;
pub mod live;
pub mod pages;
pub mod percent;
mod random;
#[cfg(feature = "ssr")]
pub mod request;
pub mod routes;
pub mod session;
#[cfg(feature = "ssr")]
pub mod shared_calendar;
#[cfg(feature = "ssr")]
mod shell;
pub mod ui;
pub mod words;

pub use routes::App;
#[cfg(feature = "ssr")]
pub use shell::shell;
