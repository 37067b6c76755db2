//! Civil dates: days and months as a calendar names them, without a zone or a time of day.

use serde::{Deserialize, Serialize};
use std::{fmt, iter, str::FromStr};

/// A day, `2026-11-24`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(jiff_core::civil::Date);

/// A month, `2026-11`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month(Date);

/// What is no day or month of the years 0 to 9999, written with four, two and two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDate;

impl Date {
    /// The first one.
    pub const MIN: Self = Self(jiff_core::civil::date(0, 1, 1));

    /// The day of these numbers, months and days counted from 1.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = jiff_core::civil::Date::new(year, month, day).ok()?;
        (0..=9_999).contains(&year).then_some(Self(date))
    }

    /// Its year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.0.year()
    }

    /// Its day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> i8 {
        self.0.day()
    }

    /// Its month.
    #[must_use]
    pub const fn month(self) -> Month {
        Month(Self(self.0.first_of_month()))
    }

    /// Its day of the week, from 0 for Monday.
    #[must_use]
    pub const fn weekday(self) -> usize {
        self.0.weekday().to_monday_zero_offset().unsigned_abs() as usize
    }

    /// The day so many days later, or earlier.
    #[must_use]
    pub fn plus(self, days: i32) -> Option<Self> {
        let date = self.0.checked_add(days).ok()?;
        Self::new(date.year(), date.month(), date.day())
    }

    /// The days from this one on.
    pub fn on(self) -> impl Iterator<Item = Self> {
        iter::successors(Some(self), |day| day.plus(1))
    }
}

impl Month {
    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.0
    }

    /// Its last day.
    #[must_use]
    pub const fn last(self) -> Date {
        Date(self.0.0.last_of_month())
    }

    /// Its number, from 1.
    #[must_use]
    pub const fn number(self) -> usize {
        self.0.0.month().unsigned_abs() as usize
    }

    /// The month before.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.first().plus(-1).map(Date::month)
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.last().plus(1).map(Date::month)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.month(), self.day())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.number())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Date {
    type Err = NoDate;
    fn from_str(text: &str) -> Result<Self, NoDate> {
        fn number<T: FromStr>(digits: Option<&str>) -> Result<T, NoDate> {
            digits.and_then(|digits| digits.parse().ok()).ok_or(NoDate)
        }
        let shaped = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shaped {
            return Err(NoDate);
        }
        let (month, day) = (number(text.get(5..7))?, number(text.get(8..))?);
        Self::new(number(text.get(..4))?, month, day).ok_or(NoDate)
    }
}

impl FromStr for Month {
    type Err = NoDate;
    fn from_str(text: &str) -> Result<Self, NoDate> {
        format!("{text}-01").parse().map(Date::month)
    }
}

macro_rules! written {
    ($($type:ty),+) => {$(
        impl TryFrom<String> for $type {
            type Error = NoDate;
            fn try_from(text: String) -> Result<Self, NoDate> {
                text.parse()
            }
        }

        impl From<$type> for String {
            fn from(date: $type) -> Self {
                date.to_string()
            }
        }
    )+};
}

written!(Date, Month);

impl fmt::Display for NoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no date")
    }
}

/// Days in a row, as calendars show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day; before the first one where nothing is left of it.
    pub last: Date,
    /// The month that it is about; days of others are outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Month>,
}

/// A day of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Which.
    pub date: Date,
    /// It belongs to a neighbour of the month that the period is about.
    pub outside: bool,
}

impl Period {
    /// The whole weeks, from Monday, that hold a month.
    #[must_use]
    pub fn weeks_of(month: Month) -> Option<Self> {
        Some(Self {
            first: monday(month.first())?,
            last: monday(month.last())?.plus(6)?,
            about: Some(month),
        })
    }

    /// A month.
    #[must_use]
    pub const fn month(month: Month) -> Self {
        Self {
            first: month.first(),
            last: month.last(),
            about: None,
        }
    }

    /// The week of a day, from Monday.
    #[must_use]
    pub fn week(day: Date) -> Option<Self> {
        let first = monday(day)?;
        Some(Self {
            first,
            last: first.plus(6)?,
            about: None,
        })
    }

    /// The part of it from `from` to `to`, where these are set.
    #[must_use]
    pub fn within(self, from: Option<Date>, to: Option<Date>) -> Self {
        Self {
            first: from.map_or(self.first, |from| self.first.max(from)),
            last: to.map_or(self.last, |to| self.last.min(to)),
            about: self.about,
        }
    }

    /// Its days.
    pub fn days(self) -> impl Iterator<Item = Day> {
        let days = self.first.on().take_while(move |date| *date <= self.last);
        days.map(move |date| Day {
            date,
            outside: self.about.is_some_and(|month| month != date.month()),
        })
    }
}

fn monday(day: Date) -> Option<Date> {
    let offset = i32::try_from(day.weekday()).ok()?;
    day.plus(-offset)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_is_read_as_it_is_written_and_no_other_way() {
        for right in ["2026-11-24", "2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(date(right).to_string(), right);
        }
        for wrong in [
            "",
            "2026-11",
            "2026-11-31",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "26-11-24",
            "+2026-11-2",
            "2026-11-24T10",
            "2026/11/24",
            "२०२६-११-२४",
        ] {
            assert_eq!(wrong.parse::<Date>(), Err(NoDate), "{wrong}");
        }
        assert_eq!("2026-11".parse::<Month>().unwrap().to_string(), "2026-11");
        assert_eq!("2026-11-01".parse::<Month>(), Err(NoDate));
    }

    #[test]
    fn days_of_the_week_and_neighbours_are_right() {
        assert_eq!(date("2026-11-24").weekday(), 1);
        assert_eq!(date("2027-02-01").weekday(), 0);
        assert_eq!(date("2024-02-29").plus(1), Some(date("2024-03-01")));
        assert_eq!(date("9999-12-31").plus(1), None);
        let november = date("2026-11-24").month();
        assert_eq!(
            (november.first(), november.last()),
            (date("2026-11-01"), date("2026-11-30"))
        );
        assert_eq!(november.next().map(|m| m.to_string()).as_deref(), Some("2026-12"));
        assert_eq!(
            date("2026-01-31")
                .month()
                .previous()
                .map(|m| m.to_string())
                .as_deref(),
            Some("2025-12")
        );
    }

    #[test]
    fn a_month_is_shown_in_whole_weeks() {
        for (month, weeks, days) in [
            ("2026-11", 6, 30),
            ("2026-02", 5, 28),
            ("2027-02", 4, 28),
            ("2026-08", 6, 31),
        ] {
            let period = Period::weeks_of(month.parse().unwrap()).unwrap();
            assert_eq!(period.days().count(), weeks * 7, "{month}");
            assert_eq!(period.days().filter(|day| !day.outside).count(), days, "{month}");
            assert_eq!(period.first.weekday(), 0);
        }
    }

    #[test]
    fn a_window_cuts_at_both_ends() {
        let october = Period::month("2026-10".parse().unwrap());
        let day = Some(date("2026-10-25"));
        assert_eq!(october.within(day, day).days().count(), 1);
        assert_eq!(october.within(Some(date("2026-11-02")), None).days().count(), 0);
    }
}
