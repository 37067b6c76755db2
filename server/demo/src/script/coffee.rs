//! Northwind Coffee's links.

use super::{ASK, Ask, EXPIRED, MAIN, REVOKED, Step, Visit, approve, change, reject};
use crate::{cast::Who, days::Moment::On};

pub(super) static ASKS: &[Ask] = &[
    Ask {
        key: EXPIRED,
        approver: "Lena Fischer",
        by: Who::Maya,
        at: On(-35, "10:20"),
        message: "Hi Lena, our first three posts for Northwind. Tap a post to see it the way your customers will. \
            Looking forward to what you say!",
        posts: &["lights-on", "compass-blend", "loyalty-card"],
        visits: &[Visit {
            at: On(-34, "09:05"),
            slips: 1,
            steps: &[
                approve("lights-on", "Lovely. The croissant line made us laugh."),
                approve("compass-blend", ""),
                Step::Note(
                    "loyalty-card",
                    "I have to ask Tom about this one, the cards are his. I'll come back to it.",
                ),
            ],
        }],
        asked: Some(On(-2, "09:35")),
        ..ASK
    },
    Ask {
        key: "middle",
        approver: "Tom Reyes",
        at: On(-19, "15:30"),
        message: "Hi Tom, the next two weeks, plus one without a date that we keep in the drawer. Jonas",
        posts: &[
            "brew-guide",
            "meet-ana",
            "flat-white",
            "price-board",
            "guest-filter",
            "wholesale",
            "rain-refill",
            "counter-breakfast",
            "new-crop",
            "iced-anyway",
            "gift-card",
        ],
        scanned: Some(On(-19, "15:31")),
        visits: &[
            Visit {
                at: On(-18, "07:50"),
                slips: 0,
                steps: &[
                    approve("brew-guide", ""),
                    approve("meet-ana", "Ana says she wants a copy for her mum."),
                    change(
                        "flat-white",
                        "Funny, but 'fight you' isn't us. Can we be kinder, and say what the difference actually is?",
                    ),
                    reject(
                        "price-board",
                        "Please no prices on social. I want people to hear this from us at the counter first.",
                    ),
                    approve("guest-filter", ""),
                    Step::Undo("guest-filter"),
                    Step::Note(
                        "guest-filter",
                        "Is it certain that we still have this one on the bar by then?",
                    ),
                ],
            },
            Visit {
                at: On(-16, "20:15"),
                slips: 0,
                steps: &[
                    approve("flat-white", "Much better, thank you."),
                    approve("wholesale", "Three partners is right. Good one."),
                    Step::ApproveAll,
                ],
            },
        ],
        ..ASK
    },
    Ask {
        key: REVOKED,
        approver: "Lena Fischer",
        at: On(-7, "14:05"),
        title: "Gifts and workshop",
        message: "Hi Lena, two posts for the weeks before the holidays.",
        posts: &["gift-box", "home-workshop"],
        scanned: Some(On(-7, "14:06")),
        ..ASK
    },
    Ask {
        key: MAIN,
        approver: "Tom Reyes",
        by: Who::Maya,
        at: On(-3, "11:10"),
        message: "Hi Tom, here is everything from the winter roast to the throwdown. Please look at the Black Friday \
            posts first: the counter cards go to print with the same wording. Anything unclear, just write on the post.\n\n\
            Thank you, Maya",
        posts: &[
            "winter-roast",
            "winter-roast-short",
            "subscription",
            "friday-hint",
            "friday-offer",
            "friday-last-call",
            "throwdown",
            "throwdown-partners",
            "winter-recipe",
        ],
        scanned: Some(On(-3, "11:11")),
        visits: &[
            Visit {
                at: On(-3, "18:40"),
                slips: 1,
                steps: &[
                    approve("winter-roast", "Yes! That's the one for the window, too."),
                    approve("winter-roast-short", ""),
                    change(
                        "friday-hint",
                        "It's not our biggest sale ever, and it's not 30%. \
                         Could this be calmer? More like the offer post itself.",
                    ),
                ],
            },
            Visit {
                at: On(-1, "08:20"),
                slips: 0,
                steps: &[
                    change(
                        "subscription",
                        "Love it. Please add that the first delivery is free, and lose 'never run out again': \
                         we did run out last month 🙂",
                    ),
                    Step::Note(
                        "throwdown",
                        "Do we have permission from everyone in the pictures?",
                    ),
                ],
            },
        ],
        ..ASK
    },
    Ask {
        key: "unopened",
        approver: "Lena Fischer",
        at: On(-1, "16:20"),
        title: "Before the holidays",
        message: "Hi Lena, the gift box, the workshop and our thank-you. \
            This replaces the link from last week, which came before the thank-you was written. Jonas",
        posts: &["gift-box", "home-workshop", "thank-you"],
        scanned: Some(On(-1, "16:21")),
        ..ASK
    },
];
