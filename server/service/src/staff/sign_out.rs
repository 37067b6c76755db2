//! Signing out.

use crate::{Services, actor::Staff, secrets::Token};
use domain::{Failure, audit::What};

/// Ends the session.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn sign_out(services: &Services, staff: &Staff, token: &Token) -> Result<(), Failure> {
    let event = staff.event(&What::SignedOut, services.clock.now()).done();
    let mut unit = services.begin_by_program().await?;
    unit.tx().end_staff_session(token.hash()).await?;
    unit.tx().append_event(event).await?;
    unit.commit().await
}
