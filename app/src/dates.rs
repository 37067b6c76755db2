//! Days and times in words.

use crate::words::dates;
use domain::{
    civil::{Date, Month, Period},
    views::{ShownDay, When},
};

/// `Tue 24 Nov`, with the year if it is not the current one.
#[must_use]
pub fn day(day: ShownDay) -> String {
    let ShownDay { date, other_year } = day;
    let (weekday, month) = (
        dates::weekday_short(date.weekday()),
        dates::month_short(date.month().number()),
    );
    if other_year {
        dates::day_of_year(date.day(), month, weekday, date.year())
    } else {
        dates::day(date.day(), month, weekday)
    }
}

/// `Tuesday 24 November`.
#[must_use]
pub fn whole_day(date: Date) -> String {
    let (weekday, month) = (
        dates::weekday(date.weekday()),
        dates::month_name(date.month().number()),
    );
    dates::day(date.day(), month, weekday)
}

/// `Tuesday 24 November`, of a date as it is typed; what is none is left as it is.
#[must_use]
pub fn typed_day(typed: &str) -> String {
    typed.parse().map_or_else(|_| typed.to_owned(), whole_day)
}

/// `Tuesday 24 November 2026`, for what is kept.
#[must_use]
pub fn kept_day(date: Date) -> String {
    let (weekday, month) = (
        dates::weekday(date.weekday()),
        dates::month_name(date.month().number()),
    );
    dates::day_of_year(date.day(), month, weekday, date.year())
}

/// `November 2026`.
#[must_use]
pub fn month(month: Month) -> String {
    dates::month(dates::month_name(month.number()), month.first().year())
}

/// `23 – 29 November 2026`, with month and year of its first day where they are others.
#[must_use]
pub fn days(period: Period) -> String {
    let (first, last) = (period.first, period.last);
    let name = |date: Date| dates::month_name(date.month().number());
    let whole = |date: Date| dates::date(date.day(), name(date), date.year());
    if first.month() == last.month() {
        dates::days_of_month(first.day(), whole(last))
    } else if first.year() == last.year() {
        dates::days_of_year(first.day(), name(first), whole(last))
    } else {
        dates::days_of_month(whole(first), whole(last))
    }
}

/// The time of day as it is read: `18:00`, or `01:30 GMT` where there is another 01:30 that day.
#[must_use]
pub fn clock(when: &When) -> String {
    match &when.twin {
        Some(twin) => dates::clock_named(&twin.name, &when.time),
        None => when.time.clone(),
    }
}

/// `Tue 24 Nov 18:00, London`.
#[must_use]
pub fn moment_in(when: &When) -> String {
    dates::moment_in(clock(when), day(when.day), &when.zone)
}

/// `Tue 24 Nov 18:00`, where there is no room.
#[must_use]
pub fn moment_on_stamp(when: &When) -> String {
    dates::moment_on_stamp(clock(when), day(when.day))
}

/// `Tue 24 Nov, 18:00`.
#[must_use]
pub fn moment(when: &When) -> String {
    dates::moment(clock(when), day(when.day))
}

/// `Tuesday 24 November 2026, 18:00`, for what is kept.
#[must_use]
pub fn kept_moment(when: &When) -> String {
    dates::moment(clock(when), kept_day(when.day.date))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn days_are_told_with_their_year_where_it_is_another() {
        let day_of = |text, other_year| {
            let date = date(text);
            day(ShownDay { date, other_year })
        };
        assert_eq!(day_of("2026-11-24", false), "Tue 24 Nov");
        assert_eq!(day_of("2027-05-02", true), "Sun 2 May 2027");
        assert_eq!(whole_day(date("2026-09-30")), "Wednesday 30 September");
        assert_eq!(kept_day(date("2026-12-31")), "Thursday 31 December 2026");
    }

    #[test]
    fn a_week_names_its_ends() {
        for (day, told) in [
            ("2026-11-24", "23 – 29 November 2026"),
            ("2026-12-01", "30 November – 6 December 2026"),
            ("2026-12-31", "28 December 2026 – 3 January 2027"),
        ] {
            assert_eq!(Period::week(date(day)).map(days).as_deref(), Some(told));
        }
    }
}
