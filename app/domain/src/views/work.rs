//! What the program could not do by itself.

use super::When;
use crate::{
    JobId,
    job::{Kind, Why},
};
use serde::{Deserialize, Serialize};

/// The page of those who can do something about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// What was set aside, the latest first.
    pub aside: Vec<Aside>,
}

/// A job that is not tried any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Identifier.
    pub id: JobId,
    /// What it does.
    pub kind: Kind,
    /// How often it was tried.
    pub tries: i64,
    /// What the last try met.
    pub why: Why,
    /// Since when it is not tried any more.
    pub since: When,
}
