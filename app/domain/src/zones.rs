//! Names of time zones: how one is found by what people type, and how it is told. Which there are, the server knows.

use serde::{Deserialize, Serialize};

/// A zone that can be chosen, as its clocks are now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// IANA name, `Europe/London`.
    pub name: String,
    /// `UTC+1`, and the zone's letters where it has some: `UTC+1, BST`.
    pub offset: String,
}

/// The place that a zone is named after: `America/New_York` is New York.
#[must_use]
pub fn place(name: &str) -> String {
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// The offset from UTC in words: `UTC`, `UTC+1`, `UTC-3:30`.
#[must_use]
pub fn offset(seconds: i32) -> String {
    let minutes = seconds.unsigned_abs() / 60;
    let sign = if seconds < 0 { '-' } else { '+' };
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

/// The zone that somebody means: by its name, by its place or, for UTC, by what it is called too. An offset is none:
/// many places share one, and part in summer.
#[must_use]
pub fn find<'n>(typed: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let meant = folded(typed);
    let meant = match meant.as_str() {
        "gmt" | "z" | "utc+0" | "gmt+0" | "utc 0" | "coordinated universal time" => "utc",
        other => other,
    };
    let by = |name: fn(&str) -> String| names.clone().find(|known| folded(&name(known)) == meant);
    by(str::to_owned).or_else(|| by(place))
}

fn folded(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c == '_' || c == '-');
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 7] = [
        "America/Argentina/Buenos_Aires",
        "America/New_York",
        "America/Port-au-Prince",
        "Asia/Kolkata",
        "Europe/London",
        "Pacific/Apia",
        "UTC",
    ];

    #[test]
    fn a_zone_is_found_by_what_people_type() {
        for (typed, found) in [
            ("Europe/London", Some("Europe/London")),
            (" london ", Some("Europe/London")),
            ("New York", Some("America/New_York")),
            ("new_york", Some("America/New_York")),
            ("america/new york", Some("America/New_York")),
            ("port au prince", Some("America/Port-au-Prince")),
            ("BUENOS  AIRES", Some("America/Argentina/Buenos_Aires")),
            ("gmt", Some("UTC")),
            ("utc", Some("UTC")),
            ("UTC+1", None),
            ("York", None),
            ("", None),
        ] {
            assert_eq!(find(typed, NAMES.into_iter()), found, "{typed}");
        }
    }

    #[test]
    fn offsets_are_told_as_people_write_them() {
        for (seconds, told) in [
            (0, "UTC"),
            (3_600, "UTC+1"),
            (-18_000, "UTC-5"),
            (20_700, "UTC+5:45"),
            (-12_600, "UTC-3:30"),
            (50_400, "UTC+14"),
            (-1_800, "UTC-0:30"),
        ] {
            assert_eq!(offset(seconds), told);
        }
    }
}
