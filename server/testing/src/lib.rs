//! What tests start from: an installation on a database of its own, and an agency with a client, built through the use
//! cases as people would build it. Whoever adds to the world of the tests adds it here, for all suites.
//!
//! The tests of `store` alone start elsewhere (`store/tests/contract/world.rs`): they are about rows, whatever the rules
//! say of them.

#![expect(
    clippy::missing_panics_doc,
    reason = "a world that cannot be built ends the test that asked for it"
)]

mod agency;
mod database;
mod hands;
mod installation;

pub use agency::{Agency, Invitation, PASSWORD, Person, colleague, owner, sign_in, token_of, write};
pub use database::database;
pub use hands::Hands;
pub use installation::Installation;
