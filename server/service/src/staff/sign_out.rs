//! Signing out.

use crate::{Services, actor::Staff, ports::store::transact, secrets::Token};
use domain::{Failure, audit::What};
use futures::FutureExt;

/// Ends the session.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn sign_out(services: &Services, staff: &Staff, token: &Token) -> Result<(), Failure> {
    let event = staff.event(&What::SignedOut, services.clock.now()).done();
    transact(&*services.store, (token.hash(), event), |(token, event), tx| {
        async move {
            tx.end_staff_session(*token).await?;
            tx.append_event(event.clone()).await?;
            Ok(())
        }
        .boxed()
    })
    .await
}
