//! Counters, of wrong guesses and of what the log tells once in a while: in the database, so that neither a restart nor a
//! second server forgets them.

use crate::{conn::Conn, row::stored, sql::sql, value::values};
use async_trait::async_trait;
use domain::{Failure, UnixMillis};
use service::{
    model::Guess,
    ports::store::{Got, ReadGuesses, WriteGuesses},
};

sql! {
    GUESS = "SELECT count, window_start FROM guess_counters WHERE scope = $1";
    // $2 is what to add, $3 the same but never below 0, for a counter that starts.
    GUESS_COUNT = "INSERT INTO guess_counters (scope, count, window_start) VALUES ($1, $3, $5)
        ON CONFLICT (scope) DO UPDATE SET
            count = CASE
                WHEN guess_counters.window_start < $4 THEN excluded.count
                WHEN guess_counters.count + $2 < 0 THEN 0
                ELSE guess_counters.count + $2 END,
            window_start = CASE
                WHEN guess_counters.window_start < $4 THEN excluded.window_start
                ELSE guess_counters.window_start END
        RETURNING count, window_start";
    GUESSES_RESET = "DELETE FROM guess_counters WHERE scope = $1 OR (scope >= $2 AND scope < $3)";
}

stored! {
    Guess { count, window_start }
}

#[async_trait]
impl ReadGuesses for Conn {
    async fn guess(&mut self, scope: &str) -> Got<Option<Guess>> {
        self.find::<Guess>(GUESS, values![scope]).await
    }
}

#[async_trait]
impl WriteGuesses for Conn {
    async fn count_guess(
        &mut self,
        scope: &str,
        by: i64,
        window_from: UnixMillis,
        now: UnixMillis,
    ) -> Got<Guess> {
        let values = values![scope, by, by.max(0), window_from, now];
        self.find::<Guess>(GUESS_COUNT, values)
            .await?
            .ok_or(Failure::Unavailable)
    }

    async fn reset_guesses(&mut self, scope: &str) -> Got<()> {
        // What starts with the scope is a range, and the range has an index.
        let (first, end) = (format!("{scope}|"), format!("{scope}|{}", char::MAX));
        self.run(GUESSES_RESET, values![scope, &first, &end])
            .await
            .map(|_| ())
    }
}
