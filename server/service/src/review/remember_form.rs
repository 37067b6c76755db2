//! Keeping what a refused form held, for the pages after it: its words until a form is done, or another one is refused; what
//! is only told of it for a minute.

use crate::{Services, actor::Reviewer, secrets::Token};
use domain::{Failure, UnixMillis, time::MINUTE, views::review::Flash};
use serde::{Deserialize, Serialize};

/// How long a page tells of a form that held nothing: later it is no news any more.
const TOLD: i64 = MINUTE;

/// A form, and when it was answered.
#[derive(Serialize, Deserialize)]
struct Kept {
    #[serde(flatten)]
    flash: Flash,
    #[serde(default)]
    at: Option<UnixMillis>,
}

/// Keeps `flash` for the pages after this request, in the place of what was kept, also with this `device`; `None` forgets
/// that.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn remember_form(
    services: &Services,
    reviewer: &Reviewer,
    device: Option<&Token>,
    flash: Option<Flash>,
) -> Result<(), Failure> {
    let kept = reviewer.session.flash.is_some();
    if flash.is_none() && !kept {
        return Ok(());
    }
    let at = Some(services.clock.now());
    let text = flash.and_then(|flash| serde_json::to_string(&Kept { flash, at }).ok());
    let mut unit = services.begin_by_program().await?;
    unit.tx()
        .set_flash(reviewer.session.token, text.as_deref())
        .await?;
    // It came when the link was over, and is no news any more.
    if let Some(device) = device.filter(|_| kept) {
        unit.tx().set_device_flash(device.hash(), None).await?;
    }
    unit.commit().await
}

/// What is kept of a form of this session.
#[must_use]
pub fn remembered(reviewer: &Reviewer, now: UnixMillis) -> Option<Flash> {
    told_of(reviewer.session.flash.as_deref()?, now)
}

/// What was kept with a browser, as news of `now`.
pub(super) fn as_news(kept: &str, now: UnixMillis) -> Option<String> {
    let Kept { flash, .. } = serde_json::from_str(kept).ok()?;
    let at = Some(now);
    serde_json::to_string(&Kept { flash, at }).ok()
}

fn told_of(kept: &str, now: UnixMillis) -> Option<Flash> {
    let Kept { flash, at } = serde_json::from_str(kept).ok()?;
    let news = at.is_some_and(|at| now.since(at) <= TOLD);
    (news || !flash.typed.trim().is_empty()).then_some(flash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Refusal, views::review::FlashForm};

    #[test]
    fn what_held_no_words_is_told_for_a_minute() {
        let at = UnixMillis(5);
        let told = |typed: &str, now: i64, at: Option<UnixMillis>| {
            let flash = Flash {
                post: None,
                form: FlashForm::Approve,
                page: String::new(),
                failure: Some(Failure::Refused(Refusal::PostChanged)),
                typed: typed.to_owned(),
            };
            let text = serde_json::to_string(&Kept { flash, at }).unwrap_or_default();
            told_of(&text, UnixMillis(now)).is_some()
        };
        assert!(told("", 5 + TOLD, Some(at)));
        assert!(!told("", 6 + TOLD, Some(at)));
        assert!(told("words", 6 + TOLD, Some(at)));
        // What was kept with the browser until it gave the password.
        let kept = |typed: &str| {
            format!(r#"{{"post":null,"form":"Approve","page":"","failure":null,"typed":"{typed}"}}"#)
        };
        let news = as_news(&kept(""), at).unwrap_or_default();
        assert!(
            told_of(&news, UnixMillis(5 + TOLD)).is_some() && told_of(&news, UnixMillis(6 + TOLD)).is_none()
        );
        // What an older build kept.
        assert!(told("words", 5, None) && !told("", 5, None));
    }
}
