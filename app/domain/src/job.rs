//! Work that the program does by itself, as people see it.

use crate::Failure;
use serde::{Deserialize, Serialize};
use strum::EnumString;

/// Why a job could not be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// What was asked of the program failed.
    Failed(Failure),
    /// The program met a fault of its own.
    Panicked,
    /// It was begun again and again, and the program ended each time before the job did.
    NeverEnded,
    /// This version of the program does not know such work.
    Unknown,
}

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// Removes what is long over.
    Sweep,
    /// Something that this version does not know.
    #[default]
    Unknown,
}
