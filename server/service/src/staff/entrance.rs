//! What the front door offers.

use crate::{Services, actor::Caller, secrets::Token, staff::authenticate::authenticate};
use domain::{Failure, views::people::Entrance};

/// The setting that holds the hash of the set-up code.
pub(super) const SETUP_CODE: &str = "setup_code";

/// Where a browser with this session may go.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn entrance(services: &Services, token: Option<Token>) -> Result<Entrance, Failure> {
    if services.store.read().await?.first_workspace().await?.is_none() {
        return Ok(Entrance::SetUp);
    }
    match authenticate(services, token, Caller::default()).await {
        Ok(_) => Ok(Entrance::Inside),
        Err(Failure::SignedOut) => Ok(Entrance::SignIn),
        Err(other) => Err(other),
    }
}

/// A fresh one-time code for `/setup`, or `None` if the workspace exists. The one before is void.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn issue_setup_code(services: &Services) -> Result<Option<String>, Failure> {
    if services.store.read().await?.first_workspace().await?.is_some() {
        return Ok(None);
    }
    let code = crate::secrets::readable_password(&*services.random);
    let hash = services.vault.hash(&code).await?;
    let mut unit = services.begin_by_program().await?;
    unit.tx().set_setting(SETUP_CODE, Some(&hash.0)).await?;
    unit.commit().await?;
    Ok(Some(code))
}
