//! What is to know about a time before a post gets it.

use crate::{
    Services,
    actor::Staff,
    dates::{self, Planned, Shown},
    projects,
};
use domain::{
    Failure, Field, ProjectId,
    post::DEFAULT_TIME,
    staff::Permission,
    time::Turn,
    views::{
        When,
        planner::{Clocks, TimeAdvice},
    },
};

/// Whether a date and time in the project's zone have passed, and whether clocks show them; `turn` as it will be saved.
///
/// # Errors
/// A date or time that is none; [`Failure::NotFound`].
pub async fn advise_time(
    services: &Services,
    staff: &Staff,
    project: ProjectId,
    (date, time): (&str, &str),
    turn: Option<Turn>,
) -> Result<TimeAdvice, Failure> {
    staff.require(Permission::Look)?;
    let now = services.clock.now();
    let project = projects::find(&mut *services.store.read().await?, staff, project).await?;
    let zone = dates::known_zone(&project.time_zone);
    let time = if time.trim().is_empty() {
        DEFAULT_TIME
    } else {
        time
    };
    let read = |turn| {
        dates::planned(date, time, turn, &zone).map_err(|problem| Failure::field(Field::Schedule, problem))
    };
    let shown = |plan: Planned| dates::when(plan.at, &zone, now);
    let name = |when: When| when.twin.map(|twin| twin.name).unwrap_or_default();
    let plan = read(turn.unwrap_or(Turn::First))?;
    Ok(TimeAdvice {
        past: plan.at <= now,
        clocks: match plan.shown {
            Shown::Once => Clocks::Once,
            Shown::Never => Clocks::Never {
                instead: shown(plan).time,
            },
            Shown::Twice => Clocks::Twice {
                first: name(shown(read(Turn::First)?)),
                second: name(shown(read(Turn::Second)?)),
            },
        },
        zone: dates::place(&zone),
    })
}
