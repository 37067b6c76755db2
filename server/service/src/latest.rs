//! The latest instant at which an installation was at work. A clock that was set back while it stood still would make good
//! again what was over.

use crate::{Services, begin::by_program, ports::Store};
use domain::{Failure, UnixMillis};

/// The setting that holds it, in milliseconds.
const LATEST: &str = "latest_at_work";

/// The latest instant that was kept; that of 1970 for a new database.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn latest(store: &dyn Store) -> Result<UnixMillis, Failure> {
    let kept = store.read().await?.setting(LATEST).await?;
    Ok(UnixMillis(kept.and_then(|text| text.parse().ok()).unwrap_or(0)))
}

/// Keeps the instant of the call.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn keep_latest(services: &Services) -> Result<(), Failure> {
    set_latest(&*services.store, services.clock.now()).await
}

/// Keeps `instant`, which may lie before the one that was kept: an operator says that this is the time.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn set_latest(store: &dyn Store, instant: UnixMillis) -> Result<(), Failure> {
    let mut unit = by_program(store).await?;
    unit.tx()
        .set_setting(LATEST, Some(&instant.0.to_string()))
        .await?;
    unit.commit().await
}
