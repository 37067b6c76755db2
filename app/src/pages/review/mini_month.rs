use super::{calendar::Days, stamp::look_of};
use crate::words;
use leptos::prelude::*;

/// The months of the posts, small: a way to a day.
#[component]
pub(super) fn MiniMonth(days: Memo<Days>) -> impl IntoView {
    let months = move || {
        let days = days.get();
        let mut months: Vec<String> = days
            .iter()
            .filter_map(|(date, _)| date.get(..7).map(str::to_owned))
            .collect();
        months.dedup();
        months
            .into_iter()
            .filter_map(|month| table(&month, &days))
            .collect_view()
    };
    view! { <nav class="rv-month" aria-label=words::review::month()>{months}</nav> }
}

fn table(month: &str, days: &Days) -> Option<impl IntoView + use<>> {
    let (year, number) = month.split_once('-')?;
    let (year, number): (i32, i32) = (year.parse().ok()?, number.parse().ok()?);
    let first = weekday(year, number);
    let length = length(year, number);
    let weeks = (first + length).div_ceil(7);
    let weekdays = [
        words::review::monday(),
        words::review::tuesday(),
        words::review::wednesday(),
        words::review::thursday(),
        words::review::friday(),
        words::review::saturday(),
        words::review::sunday(),
    ];
    // `Tue 24 Nov`, of any post of the month.
    let of_month = days.iter().find(|(date, _)| date.starts_with(month))?;
    let name = of_month
        .1
        .first()?
        .when
        .as_ref()?
        .day
        .splitn(3, ' ')
        .nth(2)?
        .to_owned();
    let caption = if name.contains(' ') {
        name
    } else {
        format!("{name} {year}")
    };
    let rows = (0..weeks).map(|week| {
        let cells = (0..7).map(|column| {
            let number = (week * 7 + column + 1)
                .checked_sub(first)
                .filter(|number| (1..=length).contains(number));
            view! { <td>{number.map(|number| cell(&format!("{month}-{number:02}"), number, days))}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    Some(view! {
        <table class="mini-month">
            <caption>{caption}</caption>
            <thead>
                <tr>{weekdays.map(|day| view! { <th scope="col">{day}</th> }).collect_view()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    })
}

/// A day: its number, and a way to its posts if it has some.
fn cell(date: &str, number: usize, days: &Days) -> AnyView {
    let Some((_, posts)) = days.iter().find(|(day, _)| day == date) else {
        return number.into_any();
    };
    let day = posts
        .first()
        .and_then(|post| post.when.as_ref())
        .map(|when| when.day.clone())
        .unwrap_or_default();
    let dots = posts
        .iter()
        .take(3)
        .map(|post| view! { <span class="dot" data-status=look_of(&post.state).2></span> });
    let dots = dots.collect_view();
    view! {
        <a href=format!("#day-{date}") rel="external" aria-label=words::review::on_day(posts.len(), day)>
            {number}
            <span class="dots">{dots}</span>
        </a>
    }
    .into_any()
}

/// The first day of a month, counted from Monday. Sakamoto's rule.
fn weekday(year: i32, month: i32) -> usize {
    let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = if month < 3 { year - 1 } else { year };
    let at = usize::try_from(month - 1).unwrap_or(0);
    let from_sunday =
        (year + year / 4 - year / 100 + year / 400 + shift.get(at).copied().unwrap_or(0) + 1).rem_euclid(7);
    usize::try_from((from_sunday + 6) % 7).unwrap_or(0)
}

const fn length(year: i32, month: i32) -> usize {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_start_where_they_do() {
        assert_eq!(weekday(2026, 11), 6);
        assert_eq!(weekday(2027, 2), 0);
        assert_eq!(weekday(2024, 2), 3);
        assert_eq!((length(2024, 2), length(2026, 2), length(2026, 11)), (29, 28, 30));
    }
}
