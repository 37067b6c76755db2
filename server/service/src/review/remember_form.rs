//! Keeping what a refused form held, for the pages after it: until a form is done, or another one is refused.

use crate::{Services, actor::Reviewer};
use domain::{Failure, views::review::Flash};

/// Keeps `flash` for the pages after this request, in the place of what was kept; `None` forgets that.
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
    let mut unit = services.begin_by_program().await?;
    unit.tx()
        .set_flash(reviewer.session.token, text.as_deref())
        .await?;
    unit.commit().await
}

/// What is kept of a form of this session.
#[must_use]
pub fn remembered(reviewer: &Reviewer) -> Option<Flash> {
    serde_json::from_str(reviewer.session.flash.as_deref()?).ok()
}
