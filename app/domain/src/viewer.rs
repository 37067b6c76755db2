//! A time of the project's zone, beside what it is for who reads it in another one.

/// A date and a time of day to the minute, without a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Civil {
    pub year: u32,
    /// From 1.
    pub month: u32,
    pub day: u32,
    pub hour: u32,
    pub minute: u32,
}

impl Civil {
    /// `2027-01-12` and `02:00`.
    #[must_use]
    pub fn parse(date: &str, time: &str) -> Option<Self> {
        let mut date = date.splitn(3, '-').map(str::parse);
        let mut time = time.split(':').map(str::parse);
        Some(Self {
            year: date.next()?.ok()?,
            month: date.next()?.ok()?,
            day: date.next()?.ok()?,
            hour: time.next()?.ok()?,
            minute: time.next()?.ok()?,
        })
    }
}

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

/// What to tell beside `told`, which is `theirs` for the reader.
#[must_use]
pub fn beside(told: Civil, theirs: Civil) -> Beside {
    if told == theirs {
        Beside::Nothing
    } else if told.year != theirs.year {
        Beside::Year
    } else if (told.month, told.day) != (theirs.month, theirs.day) {
        Beside::Day
    } else {
        Beside::Clock
    }
}
