//! Days in a row, as calendars show them.

use crate::dates;
use domain::{Problem, UnixMillis, views::planner::Day};
use jiff::{ToSpan, civil::Date, tz::TimeZone};

/// Days from the first to before the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    start: Date,
    end: Date,
    /// The month that the period is about; days of others are outside.
    month: Option<Date>,
}

impl Period {
    /// The whole weeks, from Monday, that hold the month of `day`.
    pub(crate) fn weeks_of_month(day: Date) -> Result<Self, Problem> {
        let (first, last) = (day.first_of_month(), day.last_of_month());
        Ok(Self {
            start: monday(first)?,
            end: shift(monday(last)?, 7)?,
            month: Some(first),
        })
    }

    /// The month of `day`.
    pub(crate) fn month(day: Date) -> Result<Self, Problem> {
        Ok(Self {
            start: day.first_of_month(),
            end: shift(day.last_of_month(), 1)?,
            month: None,
        })
    }

    /// The week of `day`, from Monday.
    pub(crate) fn week(day: Date) -> Result<Self, Problem> {
        let start = monday(day)?;
        Ok(Self {
            start,
            end: shift(start, 7)?,
            month: None,
        })
    }

    /// The first day.
    pub(crate) const fn first(&self) -> Date {
        self.start
    }

    /// The last day.
    pub(crate) fn last(&self) -> Date {
        self.end.yesterday().unwrap_or(self.end)
    }

    /// The part of it from `from` to `to`, where these are set.
    pub(crate) fn within(&self, from: Option<Date>, to: Option<Date>) -> Self {
        let end = to.and_then(|to| to.tomorrow().ok());
        Self {
            start: from.map_or(self.start, |from| self.start.max(from)),
            end: end.map_or(self.end, |end| self.end.min(end)),
            month: self.month,
        }
    }

    /// The first instant, and the first one after it.
    pub(crate) fn instants(&self, zone: &TimeZone) -> Result<(UnixMillis, UnixMillis), Problem> {
        let midnight = |date: Date| dates::instant(&date.to_string(), "00:00", zone);
        Ok((midnight(self.start)?, midnight(self.end)?))
    }

    /// Its days.
    pub(crate) fn days(&self) -> Vec<Day> {
        let days = self.start.series(1.day()).take_while(|date| *date < self.end);
        days.map(|date| Day {
            date: date.to_string(),
            number: date.day(),
            label: date.strftime("%A %-d %B").to_string(),
            outside: self.month.is_some_and(|month| month.month() != date.month()),
        })
        .collect()
    }
}

/// Short names of the days of the week, from Monday.
pub(crate) fn weekdays() -> Vec<String> {
    // A Monday.
    let monday = Date::constant(2026, 1, 5);
    let week = monday.series(1.day()).take(7);
    week.map(|day| day.strftime("%a").to_string()).collect()
}

/// The day `days` later.
pub(crate) fn shift(date: Date, days: i32) -> Result<Date, Problem> {
    date.checked_add(days.days()).map_err(|_| Problem::Malformed)
}

fn monday(date: Date) -> Result<Date, Problem> {
    shift(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_is_shown_in_whole_weeks() {
        for (year, month, weeks) in [(2026, 11, 6), (2026, 2, 5), (2027, 2, 4), (2026, 8, 6)] {
            let period = Period::weeks_of_month(date(year, month, 15)).unwrap();
            let days = period.days();
            assert_eq!(days.len(), weeks * 7, "{year}-{month}");
            assert_eq!(
                days.iter().filter(|d| !d.outside).count(),
                usize::from(date(year, month, 1).days_in_month().unsigned_abs())
            );
            assert_eq!(weekdays()[0], "Mon");
            assert_eq!(period.first().weekday(), jiff::civil::Weekday::Monday);
        }
    }

    #[test]
    fn a_window_cuts_at_both_ends_and_days_are_counted_across_daylight_saving() {
        let october = Period::month(date(2026, 10, 1)).unwrap();
        let cut = october.within(Some(date(2026, 10, 25)), Some(date(2026, 10, 25)));
        let zone = dates::zone("Europe/London").unwrap();
        let (from, to) = cut.instants(&zone).unwrap();
        assert_eq!(to.since(from), 25 * domain::time::HOUR);
        assert_eq!(cut.days().len(), 1);
    }
}
