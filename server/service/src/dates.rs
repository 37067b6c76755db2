//! Zones and calendars: instants into what people read, and back.

use domain::{Problem, UnixMillis, views::When};
use jiff::{
    Timestamp, Zoned,
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// The areas of the world that IANA names zones after. A zone database holds more than these: aliases of countries,
/// offsets, and files of the machine it is on, such as `localtime`.
const AREAS: [&str; 10] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

/// The IANA name of a place's zone, or `UTC`, as it is spelled there.
///
/// # Errors
/// [`Problem::Required`]; [`Problem::Unknown`].
pub fn zone_name(typed: &str) -> Result<String, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Problem::Required);
    }
    let zone = zone(typed)?;
    let name = zone.iana_name().ok_or(Problem::Unknown)?;
    let of_a_place = name
        .split_once('/')
        .is_some_and(|(area, _)| AREAS.contains(&area));
    if of_a_place || name == "UTC" {
        Ok(name.to_owned())
    } else {
        Err(Problem::Unknown)
    }
}

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

/// The instant as it is shown; `now` decides whether the year is worth saying.
#[must_use]
pub fn when(at: UnixMillis, zone: &TimeZone, now: UnixMillis) -> When {
    let local = zoned(at, zone);
    let pattern = if local.year() == zoned(now, zone).year() {
        "%a %-d %b"
    } else {
        "%a %-d %b %Y"
    };
    When {
        utc: local.timestamp().to_string(),
        date: local.date().to_string(),
        time: local.strftime("%H:%M").to_string(),
        day: local.strftime(pattern).to_string(),
        zone: place(zone),
    }
}

/// The place a zone is named after: `Europe/London` is London.
#[must_use]
pub fn place(zone: &TimeZone) -> String {
    zone.iana_name()
        .and_then(|name| name.rsplit('/').next())
        .unwrap_or("UTC")
        .replace('_', " ")
}

/// A local date and time in `zone`. In a gap it is moved forward, in an overlap it is the earlier one.
///
/// # Errors
/// [`Problem::Malformed`].
pub fn instant(date: &str, time: &str, zone: &TimeZone) -> Result<UnixMillis, Problem> {
    let local: DateTime = format!("{}T{}", date.trim(), time.trim())
        .parse()
        .map_err(|_| Problem::Malformed)?;
    at(local, zone)
}

/// The same time of day on another date, in `zone`.
///
/// # Errors
/// [`Problem::Malformed`].
pub fn on_date(from: UnixMillis, date: &str, zone: &TimeZone) -> Result<UnixMillis, Problem> {
    let date: Date = date.parse().map_err(|_| Problem::Malformed)?;
    at(date.to_datetime(zoned(from, zone).time()), zone)
}

fn at(local: DateTime, zone: &TimeZone) -> Result<UnixMillis, Problem> {
    // Years beyond these are typing errors, not plans.
    if !(2000..=2100).contains(&local.year()) {
        return Err(Problem::Malformed);
    }
    let zoned = local.to_zoned(zone.clone()).map_err(|_| Problem::Malformed)?;
    Ok(UnixMillis(zoned.timestamp().as_millisecond()))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn a_move_keeps_the_time_of_day_across_daylight_saving() {
        let london = zone("Europe/London").unwrap();
        let summer = instant("2026-10-24", "18:00", &london).unwrap();
        let winter = on_date(summer, "2026-10-25", &london).unwrap();
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
    fn a_zone_is_that_of_a_place() {
        for (typed, name) in [
            ("Europe/London", "Europe/London"),
            (" europe/london ", "Europe/London"),
            ("America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
            ("UTC", "UTC"),
        ] {
            assert_eq!(zone_name(typed).as_deref(), Ok(name));
        }
        assert_eq!(zone_name("  "), Err(Problem::Required));
        for typed in [
            "localtime",
            "posixrules",
            "Factory",
            "posix/Europe/London",
            "right/Europe/London",
            "US/Eastern",
            "EST5EDT",
            "Etc/GMT+5",
            "+05:00",
            "../Europe/London",
            "Europe",
            "Europe/Nowhere",
        ] {
            assert_eq!(zone_name(typed), Err(Problem::Unknown), "{typed}");
        }
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
    }
}
