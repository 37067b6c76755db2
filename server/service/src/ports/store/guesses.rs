//! Counters of wrong guesses.

use super::Got;
use crate::model::Guess;
use async_trait::async_trait;
use domain::UnixMillis;

/// Looks up counters of wrong guesses.
#[async_trait]
pub trait ReadGuesses: Send {
    /// A counter of wrong guesses.
    async fn guess(&mut self, scope: &str) -> Got<Option<Guess>>;
}

/// Changes counters of wrong guesses.
#[async_trait]
pub trait WriteGuesses: Send {
    /// Adds `by` to a counter; a counter whose window began before `window_from` starts again at `now`. Gives the new state.
    async fn count_guess(
        &mut self,
        scope: &str,
        by: i64,
        window_from: UnixMillis,
        now: UnixMillis,
    ) -> Got<Guess>;
    /// Sets the counters whose scope starts with `prefix` to nothing.
    async fn reset_guesses(&mut self, scope: &str) -> Got<()>;
}
