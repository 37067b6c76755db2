//! Keeping what a refused form held, for browsers without scripts.

use crate::{Services, actor::Reviewer, ports::store::transact};
use domain::{Failure, views::review::Flash};
use futures::FutureExt;

/// Keeps `flash` for the page after this request; `None` forgets it.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn remember_form(
    services: &Services,
    reviewer: &Reviewer,
    flash: Option<&Flash>,
) -> Result<(), Failure> {
    if flash.is_none() && reviewer.session.flash.is_none() {
        return Ok(());
    }
    let text = flash.and_then(|flash| serde_json::to_string(flash).ok());
    transact(
        &*services.store,
        (reviewer.session.token, text),
        |(token, text), tx| async move { tx.set_flash(*token, text.as_deref()).await }.boxed(),
    )
    .await
}
