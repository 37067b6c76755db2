//! The zones that a project can be in.

use crate::dates;
use domain::{
    Problem, UnixMillis,
    zones::{self, Zone},
};
use jiff::tz;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

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

/// The IANA name of the zone that somebody means by its name or its place; of a place, or `UTC`.
///
/// # Errors
/// [`Problem::Required`]; [`Problem::Unknown`].
pub fn zone_name(typed: &str) -> Result<String, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Problem::Required);
    }
    // The names are ASCII, what people type is not: São Paulo.
    let typed: String = typed.nfd().filter(|c| !is_combining_mark(*c)).collect();
    let names = names();
    zones::find(&typed, names.iter().map(String::as_str))
        .map(str::to_owned)
        .ok_or(Problem::Unknown)
}

/// All zones that can be chosen, as their clocks are at `now`.
#[must_use]
pub fn all(now: UnixMillis) -> Vec<Zone> {
    let names = names().into_iter();
    names
        .filter_map(|name| {
            let local = dates::zoned(now, &dates::zone(&name).ok()?);
            let offset = zones::offset(local.offset().seconds());
            let offset = match dates::letters(&local).filter(|letters| *letters != offset) {
                Some(letters) => format!("{offset}, {letters}"),
                None => offset,
            };
            Some(Zone { name, offset })
        })
        .collect()
}

/// The names of zones of places, and `UTC`, in order.
fn names() -> Vec<String> {
    let known = tz::db().available().map(|name| name.as_str().to_owned());
    let mut names: Vec<String> = known.filter(|name| is_of_a_place(name)).collect();
    names.push("UTC".to_owned());
    names.sort_unstable();
    names
}

fn is_of_a_place(name: &str) -> bool {
    name.split_once('/')
        .is_some_and(|(area, _)| AREAS.contains(&area))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

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
    fn a_place_is_enough_and_an_offset_is_not() {
        for (typed, name) in [
            ("New York", Ok("America/New_York")),
            ("new_york", Ok("America/New_York")),
            ("London", Ok("Europe/London")),
            ("São Paulo", Ok("America/Sao_Paulo")),
            ("gmt", Ok("UTC")),
            ("utc+1", Err(Problem::Unknown)),
            ("Localtime", Err(Problem::Unknown)),
        ] {
            assert_eq!(zone_name(typed).as_deref(), name.as_deref(), "{typed}");
        }
    }

    #[test]
    fn the_list_holds_places_with_their_offsets_and_each_can_be_chosen() {
        let summer = dates::utc("2026-07-01T12:00:00Z").unwrap();
        let all = all(summer);
        let offset = |name: &str| {
            all.iter()
                .find(|zone| zone.name == name)
                .map(|z| z.offset.as_str())
        };
        assert_eq!(offset("Europe/London"), Some("UTC+1, BST"));
        assert_eq!(offset("America/New_York"), Some("UTC-4, EDT"));
        assert_eq!(offset("Asia/Kathmandu"), Some("UTC+5:45"));
        assert_eq!(offset("UTC"), Some("UTC"));
        assert!(all.len() > 300);
        for zone in all {
            assert_eq!(zone_name(&zone.name).as_ref(), Ok(&zone.name));
        }
    }
}
