//! Days counted from today, in a project's zone.

use anyhow::{Context, anyhow};
use domain::{UnixMillis, time::MINUTE};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use service::dates;

/// A moment of the story.
#[derive(Clone, Copy, Debug)]
pub(super) enum Moment {
    /// A day, 0 being today, and a time of day.
    On(i64, &'static str),
    /// Minutes before now: at most five hours, so that it comes after all that happened until yesterday evening.
    Ago(i64),
}

pub(super) struct Days {
    pub zone: TimeZone,
    today: Date,
    now: UnixMillis,
}

impl Days {
    pub(super) fn new(zone: &str, now: UnixMillis) -> anyhow::Result<Self> {
        let zone = dates::zone(zone).map_err(|problem| anyhow!("the zone {zone}: {problem:?}"))?;
        Ok(Self {
            today: dates::zoned(now, &zone).date(),
            zone,
            now,
        })
    }

    /// `2026-11-24`.
    pub(super) fn date(&self, day: i64) -> anyhow::Result<String> {
        Ok(self.civil(day)?.to_string())
    }

    pub(super) fn at(&self, moment: Moment) -> anyhow::Result<UnixMillis> {
        match moment {
            Moment::Ago(minutes) => Ok(self.now.plus(-minutes * MINUTE)),
            Moment::On(day, time) => dates::instant(&self.date(day)?, time, &self.zone)
                .map_err(|problem| anyhow!("day {day}, {time}: {problem:?}")),
        }
    }

    /// `Late November`: how an agency calls a batch of posts around a day.
    pub(super) fn part_of_month(&self, day: i64) -> anyhow::Result<String> {
        let date = self.civil(day)?;
        let month = date.strftime("%B");
        Ok(match date.day() {
            ..=10 => format!("Early {month}"),
            11..=20 => format!("Mid-{month}"),
            _ => format!("Late {month}"),
        })
    }

    fn civil(&self, day: i64) -> anyhow::Result<Date> {
        self.today
            .checked_add(day.days())
            .with_context(|| format!("day {day}"))
    }
}
