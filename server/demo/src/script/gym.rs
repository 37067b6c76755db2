//! Harbor Gym's links.

use super::{ASK, Ask, Step, Visit, approve, change, reject};
use crate::{
    brands::Brand,
    cast::Who,
    days::Moment::{Ago, On},
};

pub(super) static ASKS: &[Ask] = &[
    Ask {
        key: "gym-first",
        brand: Brand::Gym,
        approver: "Priya Nair",
        at: On(-21, "11:00"),
        title: "Pier season",
        message: "Hi Priya, the first batch: sunrise, the new timetable and a few things for the floor.",
        posts: &[
            "first-light",
            "new-timetable",
            "kettlebell-basics",
            "rope-challenge",
            "new-plates",
            "rest-day",
        ],
        visits: &[Visit {
            at: On(-20, "07:15"),
            slips: 0,
            steps: &[
                approve("new-timetable", "Colours are right. Thank you for asking."),
                Step::Note(
                    "new-plates",
                    "They arrive that week, so please don't pull this one forward.",
                ),
                Step::ApproveAll,
            ],
        }],
        ..ASK
    },
    Ask {
        key: "gym-decided",
        brand: Brand::Gym,
        approver: "Priya Nair",
        by: Who::Maya,
        at: On(-6, "10:30"),
        message: "Hi Priya, six posts from Coach Dana to bring-a-friend. The membership offer is as on your flyer.",
        posts: &[
            "coach-dana",
            "pier-run",
            "friday-membership",
            "track-night",
            "no-excuses",
            "bring-a-friend",
        ],
        scanned: Some(On(-6, "10:31")),
        visits: &[
            Visit {
                at: On(-5, "06:55"),
                slips: 2,
                steps: &[
                    approve("coach-dana", "She's blushing."),
                    approve("pier-run", ""),
                    Step::Move("track-night", 7, "18:30"),
                    approve(
                        "track-night",
                        "Moved it by a day: the school has the track that evening.",
                    ),
                ],
            },
            Visit {
                at: On(-4, "12:40"),
                slips: 0,
                steps: &[
                    change(
                        "friday-membership",
                        "'Cancel any time' isn't true for this offer. It's twelve months, and we should say so.",
                    ),
                    reject(
                        "no-excuses",
                        "We don't talk to people like that. Half our members come here because nobody shouts at them.",
                    ),
                    approve("bring-a-friend", ""),
                ],
            },
        ],
        ..ASK
    },
    Ask {
        key: "gym-january",
        brand: Brand::Gym,
        approver: "Priya Nair",
        at: On(-1, "09:45"),
        title: "January starts here",
        message: "Hi Priya, the January campaign in three posts. No hurry, end of the week is fine.",
        posts: &["january-teaser", "january-plan", "january-offer"],
        visits: &[
            Visit {
                at: On(-1, "13:10"),
                slips: 0,
                steps: &[Step::Note(
                    "january-offer",
                    "It's ten days, as on the poster. Or do we change the poster?",
                )],
            },
            Visit {
                at: Ago(130),
                slips: 0,
                steps: &[],
            },
        ],
        ..ASK
    },
];
