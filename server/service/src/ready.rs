//! Whether the product can do its work.

use crate::{Services, ports::store::transact};
use domain::Failure;
use futures::FutureExt;

/// The setting that holds when the last probe was written, in milliseconds.
const PROBED: &str = "probed_at";

/// Passes if the database takes a write and answers a read.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn probe(services: &Services) -> Result<(), Failure> {
    let now = services.clock.now().0.to_string();
    transact(&*services.store, now, |now, tx| {
        tx.set_setting(PROBED, Some(now)).boxed()
    })
    .await?;
    services.store.read().await?.first_workspace().await?;
    Ok(())
}
