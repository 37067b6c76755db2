//! Times of day that clocks skip or show twice.

#![expect(clippy::unwrap_used, reason = "a test")]

use domain::time::Turn;
use serde::Deserialize;
use service::dates::{self, Shown, known_zone, on_date, planned, replanned};

#[derive(Deserialize)]
struct Case {
    id: String,
    zone: String,
    date: String,
    time: String,
    right: Right,
}

#[derive(Deserialize)]
struct Right {
    shown: String,
    first: String,
    second: String,
    reads: String,
    #[serde(default)]
    names: Vec<String>,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("cases/clocks.json")).unwrap()
}

#[test]
fn each_turn_of_a_time_is_its_own_instant_and_says_which_it_is() {
    for Case {
        id,
        zone,
        date,
        time,
        right,
    } in cases()
    {
        let zone = known_zone(&zone);
        let shown = match right.shown.as_str() {
            "never" => Shown::Never,
            "twice" => Shown::Twice,
            _ => Shown::Once,
        };
        for (index, (turn, utc)) in [(Turn::First, &right.first), (Turn::Second, &right.second)]
            .into_iter()
            .enumerate()
        {
            let plan = planned(&date, &time, turn, &zone).unwrap();
            let when = dates::when(plan.at, &zone, plan.at);
            assert_eq!(plan.shown, shown, "{id}");
            assert_eq!(&when.utc, utc, "{id} {turn:?}");
            assert_eq!(when.time, right.reads, "{id}");
            assert_eq!(dates::utc(&when.utc), Ok(plan.at), "{id}");
            let name = when.twin.as_ref().map(|twin| &twin.name);
            assert_eq!(name, right.names.get(index), "{id} {turn:?}");
        }
    }
}

#[test]
fn what_looks_unchanged_stays_the_instant_that_it_was() {
    for case in cases().iter().filter(|case| case.right.shown != "never") {
        let zone = known_zone(&case.zone);
        let typed = (case.date.as_str(), case.time.as_str());
        let at = |turn| planned(typed.0, typed.1, turn, &zone).unwrap().at;
        for before in [at(Turn::First), at(Turn::Second)] {
            let again = |turn| replanned(Some(before), typed, turn, &zone).unwrap().at;
            assert_eq!(again(None), before, "{}", case.id);
            // With its seconds, where it has some.
            let late = before.plus(20_000);
            assert_eq!(replanned(Some(late), typed, None, &zone).unwrap().at, late);
            // And the other one is there to be chosen.
            assert_eq!(again(Some(Turn::First)), at(Turn::First), "{}", case.id);
            assert_eq!(again(Some(Turn::Second)), at(Turn::Second), "{}", case.id);
            // A move to its own day is none.
            assert_eq!(on_date(before, typed.0, &zone).unwrap().at, before, "{}", case.id);
        }
    }
}

#[test]
fn a_zone_can_change_under_a_time_that_stays() {
    let (london, tokyo) = (known_zone("Europe/London"), known_zone("Asia/Tokyo"));
    for (turn, utc) in [
        (Turn::First, "2027-10-31T00:30:00Z"),
        (Turn::Second, "2027-10-31T01:30:00Z"),
    ] {
        let at = planned("2027-10-31", "01:30", turn, &london).unwrap().at;
        assert_eq!(dates::utc(utc), Ok(at));
        let there = dates::in_zone(at, &london, &tokyo).unwrap();
        assert_eq!(dates::when(there, &tokyo, at).time, "01:30");
    }
    let second = planned("2027-10-31", "01:30", Turn::Second, &london).unwrap().at;
    assert_eq!(
        dates::told(Some(second), &london),
        "2027-10-31 01:30 GMT Europe/London"
    );
    assert_eq!(dates::told(Some(second), &tokyo), "2027-10-31 10:30 Asia/Tokyo");
}
