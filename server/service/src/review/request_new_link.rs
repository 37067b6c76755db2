//! A client asks for a new link.

use crate::{Services, actor::Caller, secrets::Token};
use domain::{Failure, audit::What, link::LinkStatus, time::HOUR};

/// Requests that are passed on, for each link in an hour.
const PER_HOUR: i64 = 3;

/// Tells staff that the client of an expired link wants a new one. The answer is the same whether or not the request
/// is passed on.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn request_new_link(services: &Services, caller: &Caller, token: &Token) -> Result<(), Failure> {
    let now = services.clock.now();
    let Some(link) = services.store.read().await?.link_by_token(token.hash()).await? else {
        return Ok(());
    };
    if link.status(now) != LinkStatus::Expired {
        return Ok(());
    }
    let event = services
        .visitor_event(&link, caller, &What::NewLinkRequested)
        .done();
    let mut unit = services.begin_by_program().await?;
    let tx = unit.tx();
    let scope = format!("request:{}", link.id);
    if tx.count_guess(&scope, 1, now.plus(-HOUR), now).await?.count > PER_HOUR {
        return unit.commit().await;
    }
    let Some(mut link) = tx.link(link.id).await? else {
        return Ok(());
    };
    if link.status(now) != LinkStatus::Expired {
        return Ok(());
    }
    link.asked_at = Some(now);
    tx.save_link(&link).await?;
    tx.append_event(event).await?;
    unit.commit().await
}
