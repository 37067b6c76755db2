//! The server: composition, middleware and the plain routes beside the pages.
//!
//! Nothing here decides what people may do; that is `service`. A request passes, from the outside in: the log, the
//! headers that every answer carries, the request's scope, the origin check, the body limits, and then a route.

pub mod answer;
pub mod budget;
pub mod cli;
pub mod compose;
pub mod config;
pub mod connections;
#[cfg(feature = "demo")]
mod example;
pub mod feed;
pub mod logging;
pub mod middleware;
pub mod pages;
pub mod pepper;
pub mod router;
pub mod routes;
pub mod serve;
pub mod shared_calendar;
pub mod shutdown;
pub mod state;
pub mod timekeeper;
pub mod worker;
