//! A time of the project's zone, beside what it is for who reads it in another one.

use crate::civil::Date;

/// What is told beside a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Nothing: the reader's calendar and clock say the same.
    Nothing,
    /// The reader's time; the day is the same.
    Clock,
    /// The reader's day and time.
    Day,
    /// The reader's day with its year, and time.
    Year,
}

/// What to tell beside a day and a time of day, `18:00`, which are `theirs` for the reader.
#[must_use]
pub fn beside(told: (Date, &str), theirs: (Date, &str)) -> Beside {
    if (told.0, minutes(told.1)) == (theirs.0, minutes(theirs.1)) {
        Beside::Nothing
    } else if told.0.year() != theirs.0.year() {
        Beside::Year
    } else if told.0 != theirs.0 {
        Beside::Day
    } else {
        Beside::Clock
    }
}

/// Of a time of day, however it is written.
fn minutes(time: &str) -> Option<u32> {
    let (hours, minutes) = time.split_once(':')?;
    Some(hours.parse::<u32>().ok()? * 60 + minutes.parse::<u32>().ok()?)
}
