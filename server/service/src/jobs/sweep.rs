//! Removing what is long over: sessions, invitations, devices, counters of guesses and keys of requests.

use super::{Done, Trouble};
use crate::{Services, model::Stale};
use domain::{
    link,
    time::{DAY, HOUR},
};

/// How long something stays after its end, in milliseconds: a clock that was wrong for a while costs nobody a session.
const KEPT: i64 = 7 * DAY;

/// How long the key of a request is known after it was last sent, in milliseconds. A form may stand open, or be kept
/// in a browser, for weeks.
const REQUESTS: i64 = 30 * DAY;

/// Removes what is long over, each kind in a short write of its own; again in an hour.
pub(super) async fn sweep(services: &Services) -> Result<Done, Trouble> {
    let now = services.clock.now();
    let over = now.plus(-KEPT);
    let mut swept = 0;
    for (stale, before) in [
        (Stale::StaffSessions, over),
        (Stale::ReviewSessions, over),
        (Stale::SharedCalendarSessions, over),
        (Stale::Invitations, over),
        // Its cookie lasts as long as a link.
        (Stale::Devices, over.plus(-link::VALIDITY)),
        (Stale::Guesses, over),
        (Stale::Requests, now.plus(-REQUESTS)),
    ] {
        let mut unit = services.begin_by_program().await?;
        swept += unit.tx().sweep(stale, before).await?;
        unit.commit().await?;
    }
    if swept > 0 {
        tracing::info!(swept, "removed what is long over");
    }
    Ok(Done {
        unit: services.begin_by_program().await?,
        again_at: Some(now.plus(HOUR)),
    })
}
