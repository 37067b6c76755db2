//! What is told beside a time to who reads it in another zone.

#![expect(clippy::unwrap_used, reason = "a test")]

use domain::viewer::{Beside, beside};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    id: String,
    told: [String; 2],
    theirs: [String; 2],
    right: String,
}

#[test]
fn the_viewers_day_is_told_when_it_differs_and_nothing_when_all_is_the_same() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("cases/viewer.json")).unwrap();
    for Case {
        id,
        told,
        theirs,
        right,
    } in cases
    {
        let [told, theirs] = [&told, &theirs].map(|[date, time]| (date.parse().unwrap(), time.as_str()));
        let right = match right.as_str() {
            "nothing" => Beside::Nothing,
            "clock" => Beside::Clock,
            "day" => Beside::Day,
            _ => Beside::Year,
        };
        assert_eq!(beside(told, theirs), right, "{id}");
    }
}
