//! One suite for both databases. Each case runs against a SQLite file and against a PostgreSQL server, on a database
//! of its own, and says which one it reached.

#![expect(
    unused_must_use,
    reason = "cases look at the store alone: nothing is there to carry a seal"
)]

mod bench;
mod world;

mod decisions;
mod group;
mod guesses;
mod history;
mod jobs;
mod links;
mod opening;
mod posts;
mod projects;
mod requests;
mod schema;
mod shared_calendars;
mod staff;
mod subjects;
mod sweep;
mod upgrade;
mod writing;
