//! Ending a shared calendar.

use crate::{Services, actor::Staff, ports::Write, shared_calendars};
use domain::{
    Failure, Refusal, SharedCalendarId, UnixMillis,
    audit::What,
    shared_calendar::{Ending, SharedCalendar},
    staff::Permission,
};

/// Ends a shared calendar at once, everywhere, its pictures and feeds included. Ending it twice is ending it once.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Forbidden`]; [`Refusal::SharedCalendarEnded`] for one that was replaced, since another link is
/// open in its place.
pub async fn deactivate_shared_calendar(
    services: &Services,
    staff: &Staff,
    id: SharedCalendarId,
) -> Result<(), Failure> {
    let asking = staff.asking(Permission::CreateLinks)?;
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let calendar = shared_calendars::find(tx, staff, id).await?;
    match calendar.ended {
        None => {}
        Some((_, Ending::Deactivated)) => return Ok(()),
        Some((_, Ending::Replaced)) => return Err(Refusal::SharedCalendarEnded.into()),
    }
    deactivate(tx, staff, calendar, now).await?;
    unit.commit().await
}

/// Ends a shared calendar that has not ended, with its event.
pub(crate) async fn deactivate(
    tx: &mut dyn Write,
    staff: &Staff,
    mut calendar: SharedCalendar,
    now: UnixMillis,
) -> Result<(), Failure> {
    calendar.ended = Some((now, Ending::Deactivated));
    tx.save_shared_calendar(&calendar).await?;
    tx.end_shared_calendar_sessions(calendar.id).await?;
    tx.append_event(
        staff
            .event(&What::SharedCalendarDeactivated, now)
            .shared_calendar(&calendar)
            .done(),
    )
    .await?;
    Ok(())
}
