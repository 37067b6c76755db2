//! Instants into days and times of day of a zone, and back.

use domain::{
    Problem, UnixMillis,
    civil::{Date as Day, Period},
    rules::YEARS,
    time::Turn,
    views::{ShownDay, Twin, When},
    zones::{self, place as place_of},
};
use jiff::{
    Timestamp, Zoned,
    civil::{Date, DateTime},
    tz::{AmbiguousOffset, TimeZone},
};

/// A zone of the database by its name.
///
/// # Errors
/// [`Problem::Unknown`].
pub fn zone(name: &str) -> Result<TimeZone, Problem> {
    TimeZone::get(name).map_err(|_| Problem::Unknown)
}

/// A zone by a name that was checked when it was saved; UTC if the zone database lost it.
#[must_use]
pub fn known_zone(name: &str) -> TimeZone {
    zone(name).unwrap_or_else(|_| {
        tracing::warn!(zone = name, "unknown time zone: showing UTC");
        TimeZone::UTC
    })
}

/// The instant in `zone`.
#[must_use]
pub fn zoned(at: UnixMillis, zone: &TimeZone) -> Zoned {
    Timestamp::from_millisecond(at.0)
        .unwrap_or(Timestamp::UNIX_EPOCH)
        .to_zoned(zone.clone())
}

/// The day of an instant in its zone.
#[must_use]
pub fn day(local: &Zoned) -> Day {
    let date = local.date();
    // Nothing is planned before it.
    Day::new(date.year(), date.month(), date.day()).unwrap_or(Day::MIN)
}

/// The first instant of a period, and the first one after it.
///
/// # Errors
/// [`Problem::BeyondYears`].
pub fn instants(period: Period, zone: &TimeZone) -> Result<(UnixMillis, UnixMillis), Problem> {
    let after = period.last.plus(1).ok_or(Problem::BeyondYears)?;
    let midnight = |date: Day| instant(&date.to_string(), "00:00", zone);
    Ok((midnight(period.first)?, midnight(after)?))
}

/// The instant as it is shown; `now` decides whether the year is worth saying.
#[must_use]
pub fn when(at: UnixMillis, zone: &TimeZone, now: UnixMillis) -> When {
    let local = zoned(at, zone);
    When {
        utc: local.timestamp().to_string(),
        day: ShownDay::on(day(&zoned(now, zone)), day(&local)),
        time: local.strftime("%H:%M").to_string(),
        zone: place(zone),
        twin: twin(&local),
    }
}

/// The instant as the log tells it: `2027-10-31 01:30 Europe/London`, with `GMT` if there is another 01:30 that day.
/// Nothing, where there is none.
#[must_use]
pub fn told(at: Option<UnixMillis>, zone: &TimeZone) -> String {
    let Some(at) = at else {
        return String::new();
    };
    let local = zoned(at, zone);
    let twin = twin(&local).map(|twin| format!(" {}", twin.name));
    format!(
        "{}{} {}",
        local.strftime("%Y-%m-%d %H:%M"),
        twin.unwrap_or_default(),
        local.strftime("%Q")
    )
}

/// The place a zone is named after: `Europe/London` is London.
#[must_use]
pub fn place(zone: &TimeZone) -> String {
    place_of(zone.iana_name().unwrap_or("UTC"))
}

/// What tells this time from the other one of that day.
fn twin(local: &Zoned) -> Option<Twin> {
    let zone = local.time_zone();
    let AmbiguousOffset::Fold { before, .. } = zone.to_ambiguous_timestamp(local.datetime()).offset() else {
        return None;
    };
    Some(Twin {
        turn: if local.offset() == before {
            Turn::First
        } else {
            Turn::Second
        },
        name: letters(local).unwrap_or_else(|| zones::offset(local.offset().seconds())),
    })
}

/// `BST`, where the zone has letters.
pub(crate) fn letters(local: &Zoned) -> Option<String> {
    let info = local.time_zone().to_offset_info(local.timestamp());
    let name = info.abbreviation();
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        .then(|| name.to_owned())
}

/// What a local date and time are in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The instant.
    pub at: UnixMillis,
    /// How often clocks show that time of day then.
    pub shown: Shown,
}

/// How often clocks show a time of day on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Once, as nearly always.
    Once,
    /// Not at all: the instant is later by what they skip.
    Never,
    /// Twice, and it is one of the two.
    Twice,
}

/// A local date and time in `zone`. In a gap it is moved forward, in an overlap it is the earlier one.
///
/// # Errors
/// [`Problem::Malformed`].
pub fn instant(date: &str, time: &str, zone: &TimeZone) -> Result<UnixMillis, Problem> {
    Ok(planned(date, time, Turn::First, zone)?.at)
}

/// A local date and time in `zone`, and where clocks show it twice, that `turn` of it.
///
/// # Errors
/// [`Problem::Malformed`].
pub fn planned(date: &str, time: &str, turn: Turn, zone: &TimeZone) -> Result<Planned, Problem> {
    at(civil(date, time)?, turn, zone)
}

/// What was typed in place of the time `before`. What looks unchanged stays the instant that it was, unless another
/// turn of it is asked for.
///
/// # Errors
/// [`Problem::Malformed`].
pub fn replanned(
    before: Option<UnixMillis>,
    (date, time): (&str, &str),
    turn: Option<Turn>,
    zone: &TimeZone,
) -> Result<Planned, Problem> {
    let typed = civil(date, time)?;
    let same = before.filter(|at| {
        let was = zoned(*at, zone);
        let shown = (was.date(), was.hour(), was.minute());
        let other = twin(&was).zip(turn).is_some_and(|(twin, turn)| twin.turn != turn);
        shown == (typed.date(), typed.hour(), typed.minute()) && !other
    });
    match same {
        Some(at) => Ok(Planned {
            at,
            shown: Shown::Once,
        }),
        None => at(typed, turn.unwrap_or(Turn::First), zone),
    }
}

/// The same time of day on another date, in `zone`; on its own date it stays.
///
/// # Errors
/// [`Problem::Malformed`].
pub fn on_date(from: UnixMillis, date: &str, zone: &TimeZone) -> Result<Planned, Problem> {
    let date: Date = made_of(date, "-")?.parse().map_err(|_| Problem::Malformed)?;
    let was = zoned(from, zone);
    if was.date() == date {
        return Ok(Planned {
            at: from,
            shown: Shown::Once,
        });
    }
    at(date.to_datetime(was.time()), Turn::First, zone)
}

/// The same date and time of day in another zone.
///
/// # Errors
/// [`Problem::Malformed`].
pub fn in_zone(from: UnixMillis, old: &TimeZone, new: &TimeZone) -> Result<UnixMillis, Problem> {
    let was = zoned(from, old);
    let turn = twin(&was).map_or(Turn::First, |twin| twin.turn);
    Ok(at(was.datetime(), turn, new)?.at)
}

/// An instant as [`When::utc`] tells it.
///
/// # Errors
/// [`Problem::Malformed`].
pub fn utc(text: &str) -> Result<UnixMillis, Problem> {
    let at: Timestamp = text.trim().parse().map_err(|_| Problem::Malformed)?;
    in_reach(at.to_zoned(TimeZone::UTC).year())?;
    Ok(UnixMillis(at.as_millisecond()))
}

/// What was typed, if it is made of digits and `signs` alone: the parser would take an offset and pass over it.
fn made_of<'t>(typed: &'t str, signs: &str) -> Result<&'t str, Problem> {
    let typed = typed.trim();
    let plain = typed.chars().all(|c| c.is_ascii_digit() || signs.contains(c));
    plain.then_some(typed).ok_or(Problem::Malformed)
}

fn civil(date: &str, time: &str) -> Result<DateTime, Problem> {
    let text = format!("{}T{}", made_of(date, "-")?, made_of(time, ":")?);
    text.parse().map_err(|_| Problem::Malformed)
}

fn at(local: DateTime, turn: Turn, zone: &TimeZone) -> Result<Planned, Problem> {
    in_reach(local.year())?;
    let read = zone.to_ambiguous_timestamp(local);
    let shown = match read.offset() {
        AmbiguousOffset::Unambiguous { .. } => Shown::Once,
        AmbiguousOffset::Gap { .. } => Shown::Never,
        AmbiguousOffset::Fold { .. } => Shown::Twice,
    };
    let instant = match (shown, turn) {
        (Shown::Twice, Turn::Second) => read.later(),
        _ => read.compatible(),
    };
    let instant = instant.map_err(|_| Problem::Malformed)?;
    Ok(Planned {
        at: UnixMillis(instant.as_millisecond()),
        shown,
    })
}

/// Whether something can be planned for a day of that `year`.
///
/// # Errors
/// [`Problem::BeyondYears`].
pub fn in_reach(year: i16) -> Result<(), Problem> {
    YEARS.contains(&year).then_some(()).ok_or(Problem::BeyondYears)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date_or_time_of_day_is_refused() {
        let zone = known_zone("Europe/London");
        for (date, time) in [
            ("2027-01-12", "09:00+02:00"),
            ("2027-01-12", "09:00Z"),
            ("2027-01-12", "09:00[Asia/Tokyo]"),
            ("2027-01-12", "09:00-05"),
            ("2027-01-12T10:00", "09:00"),
            ("2027-01-12+02:00", "09:00"),
            ("2027-02-30", "09:00"),
            ("2027-01-12", "24:30"),
            ("", "09:00"),
        ] {
            assert_eq!(
                planned(date, time, Turn::First, &zone).map(|plan| plan.at),
                Err(Problem::Malformed),
                "{date} {time}"
            );
        }
        assert!(planned(" 2027-01-12 ", " 09:00 ", Turn::First, &zone).is_ok());
        for date in ["2027-01-13T10:00", "2027-01-13+02:00", "+002027-01-13"] {
            let moved = on_date(UnixMillis(0), date, &zone).map(|plan| plan.at);
            assert_eq!(moved, Err(Problem::Malformed), "{date}");
        }
    }

    #[test]
    fn a_move_keeps_the_time_of_day_across_daylight_saving() {
        let london = zone("Europe/London").unwrap();
        let summer = instant("2026-10-24", "18:00", &london).unwrap();
        let winter = on_date(summer, "2026-10-25", &london).unwrap().at;
        assert_eq!(when(winter, &london, summer).time, "18:00");
        assert_eq!(winter.since(summer), 25 * 3_600_000);
    }

    #[test]
    fn a_time_in_the_gap_moves_forward() {
        let london = zone("Europe/London").unwrap();
        let gap = instant("2026-03-29", "01:30", &london).unwrap();
        assert_eq!(when(gap, &london, gap).time, "02:30");
    }

    #[test]
    fn nonsense_is_refused() {
        let zone = TimeZone::UTC;
        for (date, time) in [
            ("", ""),
            ("2026-02-30", "10:00"),
            ("2026-01-01", "25:00"),
            ("99999-01-01", "10:00"),
        ] {
            assert_eq!(instant(date, time, &zone), Err(Problem::Malformed));
        }
        for date in ["2126-12-01", "1999-12-31", "0027-01-01"] {
            assert_eq!(instant(date, "10:00", &zone), Err(Problem::BeyondYears), "{date}");
        }
    }
}
