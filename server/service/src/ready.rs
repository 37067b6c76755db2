//! Whether the product can do its work.

use crate::{Services, secrets::vault::Purpose};
use data_encoding::HEXLOWER;
use domain::Failure;

/// The setting that holds when the last probe was written, in milliseconds.
const PROBED: &str = "probed_at";

/// Passes if the database takes a write and answers a read.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn probe(services: &Services) -> Result<(), Failure> {
    let now = services.clock.now().0.to_string();
    let mut unit = services.begin_by_program().await?;
    unit.tx().set_setting(PROBED, Some(&now)).await?;
    unit.commit().await?;
    services.store.read().await?.first_workspace().await?;
    Ok(())
}

/// The setting that tells which pepper the passwords of this database were hashed with.
const PEPPER: &str = "pepper";

/// Whether this is the pepper that the database was first started with. The first one is remembered.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn knows_pepper(services: &Services) -> Result<bool, Failure> {
    let mark = services.vault.derive(Purpose::Pepper, "").hash();
    let mark = HEXLOWER.encode(&mark.0);
    if let Some(known) = services.store.read().await?.setting(PEPPER).await? {
        return Ok(known == mark);
    }
    let mut unit = services.begin_by_program().await?;
    unit.tx().set_setting(PEPPER, Some(&mark)).await?;
    unit.commit().await?;
    Ok(true)
}
