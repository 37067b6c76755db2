//! The rules of Countersign: types and pure logic, shared by browser and server.
//!
//! Nothing here reads a clock, a database or the network. State machines are functions of
//! (state, event, now); what people see is in [`views`].

pub mod audit;
pub mod civil;
pub mod diff;
pub mod failure;
pub mod files;
pub mod fit;
pub mod ids;
pub mod job;
pub mod link;
pub mod platform;
pub mod post;
pub mod publication;
pub mod review;
pub mod rules;
pub mod seal;
pub mod search;
pub mod shared_calendar;
pub mod spelled;
pub mod staff;
pub mod text;
pub mod time;
pub mod viewer;
pub mod views;
pub mod zones;

pub use failure::{Failure, Field, FieldError, Problem, Refusal};
pub use ids::*;
pub use spelled::Spelled;
pub use time::UnixMillis;
