//! One unit of writing, run inside a transaction that somebody else began and will end.

use crate::{conn::Conn, trouble::Trouble};
use domain::Failure;
use futures::FutureExt;
use service::ports::store::Work;
use std::{panic::AssertUnwindSafe, time::Duration};

/// How long a unit may take. One that waits for itself, or for what never comes, must not stop all others for good.
const PATIENCE: Duration = Duration::from_secs(30);

/// What became of a unit of writing.
pub(crate) struct Attempt {
    /// What it answered.
    pub(crate) answer: Result<(), Failure>,
    /// What a statement of it met; then the answer is never `Ok`.
    pub(crate) trouble: Option<Trouble>,
}

/// Runs `work` on `conn`. A panic, or a failed statement that `work` passed over, is a failure: PostgreSQL answers
/// the `COMMIT` of a broken transaction with a silent roll-back.
pub(crate) async fn attempt(conn: &mut Conn, work: &mut Work) -> Attempt {
    conn.trouble();
    let run = AssertUnwindSafe(async { work(&mut *conn).await }).catch_unwind();
    let ran = tokio::time::timeout(PATIENCE, run).await;
    let trouble = conn.trouble();
    let answer = match ran {
        Ok(Ok(Ok(()))) if trouble.is_some() => Err(Failure::Unavailable),
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) => {
            tracing::error!("a write panicked; it was rolled back");
            Err(Failure::Unavailable)
        }
        Err(_) => {
            tracing::error!("a write did not come to an end; it was rolled back");
            Err(Failure::Unavailable)
        }
    };
    Attempt { answer, trouble }
}
