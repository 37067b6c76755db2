//! Where posts are shown: where the server has them, or where they are being moved to.

use domain::{
    PostId,
    civil::Date,
    post::DEFAULT_TIME,
    time::Turn,
    views::{
        ShownDay, When,
        planner::{Calendar, Card},
    },
};
use std::collections::HashMap;

/// Where a post is shown while the server moves it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// A date, or empty for the tray.
    pub to: String,
    /// The time of day, if it is not the one it has.
    pub time: Option<String>,
    /// The server has done it: the next calendar knows.
    pub done: bool,
}

/// The date under which a post is shown; empty for the tray.
#[must_use]
pub fn date_of(card: &Card) -> String {
    let when = card.when.as_ref();
    when.map(|when| when.day.date.to_string()).unwrap_or_default()
}

/// The posts of a calendar, each where it is being moved to.
pub fn placed(calendar: &Calendar, moves: &HashMap<PostId, Moved>) -> Vec<Card> {
    let mut cards: Vec<Card> = calendar
        .posts
        .iter()
        .chain(&calendar.unscheduled)
        .cloned()
        .collect();
    for card in &mut cards {
        let Some(Moved { to, time, .. }) = moves.get(&card.id) else {
            continue;
        };
        let time = time
            .clone()
            .or(card.when.take().map(|when| when.time))
            .unwrap_or_else(|| DEFAULT_TIME.to_owned());
        card.when = to.parse().ok().map(|date: Date| When {
            utc: String::new(),
            day: ShownDay::on(calendar.today, date),
            time,
            zone: String::new(),
            twin: None,
        });
    }
    // Where clocks are set back within an hour, that hour comes twice: first all of the one, then all of the other.
    let time = |card: &Card| {
        card.when.as_ref().map(|when| {
            let hour = when.time.get(..2).unwrap_or_default().to_owned();
            let second = when.twin.as_ref().is_some_and(|twin| twin.turn == Turn::Second);
            (when.day.date, hour, second, when.time.clone())
        })
    };
    cards.sort_by_cached_key(|card| (card.when.is_none(), time(card)));
    cards
}
