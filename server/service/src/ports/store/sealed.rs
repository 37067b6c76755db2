//! Rows that the log seals.

use super::Got;
use crate::model::{Kept, Table};
use async_trait::async_trait;

/// Looks up rows that the log seals.
#[async_trait]
pub trait ReadSealed: Send {
    /// Rows that the log seals, deleted posts too, in the order of keys, after that one, at most `limit`.
    async fn sealed(&mut self, table: Table, after: Option<&str>, limit: i64) -> Got<Vec<Kept>>;
}
