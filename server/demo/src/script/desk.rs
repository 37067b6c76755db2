//! What staff do besides writing posts and asking for approval.

use super::REVOKED;
use crate::{
    brands::Brand::{self, Coffee, Gym},
    cast::Who::{self, Jonas, Maya},
    days::Moment::{self, Ago, On},
};

/// Somebody does something.
pub(crate) struct Desk {
    pub who: Who,
    /// In whose zone the time is.
    pub brand: Brand,
    pub at: Moment,
    pub deed: Deed,
}

/// What is done; posts and links by their keys.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Deed {
    /// Signs in; or does not, with a wrong password.
    SignIn(bool),
    /// Writes a new caption.
    Revise(&'static str, &'static str),
    /// Puts the current revision on the post's links.
    Resend(&'static str),
    /// Answers the client.
    Answer(&'static str, &'static str),
    /// Moves the post to another day.
    Move(&'static str, i64),
    /// Gives a link a new address and password.
    Regenerate(&'static str),
    /// Gives a link more time.
    Extend(&'static str),
    /// Ends a link.
    Revoke(&'static str),
    /// Shares the brand's calendar, with this name over it.
    ShareCalendar(&'static str),
    /// Ends the brand's shared calendar.
    Unshare,
}

const fn desk(who: Who, brand: Brand, at: Moment, deed: Deed) -> Desk {
    Desk { who, brand, at, deed }
}

pub(crate) static DESK: &[Desk] = &[
    desk(Maya, Coffee, On(-36, "09:00"), Deed::SignIn(true)),
    desk(Jonas, Coffee, On(-24, "08:55"), Deed::SignIn(true)),
    desk(Maya, Coffee, On(-24, "09:02"), Deed::SignIn(true)),
    desk(
        Jonas,
        Coffee,
        On(-18, "10:30"),
        Deed::Answer(
            "guest-filter",
            "It is: we asked the shop, there are four kilos left. If it sells out we pull the post.",
        ),
    ),
    desk(
        Jonas,
        Coffee,
        On(-17, "11:10"),
        Deed::Revise(
            "flat-white",
            "Is a flat white just a small latte?\n\n\
         Not quite: less milk, thinner foam, and the coffee stays in charge. \
         Come in and taste them side by side, we'll pour both. ☕☕",
        ),
    ),
    desk(
        Jonas,
        Coffee,
        On(-17, "11:14"),
        Deed::Answer("flat-white", "Fair! New version, with the difference in it."),
    ),
    desk(Jonas, Coffee, On(-17, "11:15"), Deed::Resend("flat-white")),
    desk(
        Maya,
        Coffee,
        On(-17, "11:40"),
        Deed::Answer("price-board", "Understood, it's off the plan."),
    ),
    // Tom had lost the password by then.
    desk(Maya, Coffee, On(-16, "17:30"), Deed::Regenerate("middle")),
    desk(Jonas, Coffee, On(-10, "08:58"), Deed::SignIn(true)),
    desk(Maya, Coffee, On(-10, "09:04"), Deed::SignIn(false)),
    desk(Maya, Coffee, On(-10, "09:05"), Deed::SignIn(true)),
    desk(
        Maya,
        Coffee,
        On(-9, "11:30"),
        Deed::ShareCalendar("Northwind Coffee, all channels"),
    ),
    desk(
        Jonas,
        Gym,
        On(-8, "15:00"),
        Deed::ShareCalendar("What the gym is up to"),
    ),
    desk(Maya, Gym, On(-6, "09:45"), Deed::Unshare),
    desk(Maya, Coffee, On(-7, "14:32"), Deed::Revoke(REVOKED)),
    desk(Jonas, Coffee, On(-4, "15:20"), Deed::Move("thank-you", 18)),
    desk(
        Jonas,
        Gym,
        On(-3, "10:00"),
        Deed::Answer(
            "friday-membership",
            "You're right, that came from last year's flyer. A new version follows.",
        ),
    ),
    desk(
        Maya,
        Coffee,
        On(-2, "09:30"),
        Deed::Revise(
            "friday-hint",
            "Something small is coming this Friday. 🖤\n\n\
         Not our biggest sale ever: one bag of the winter roast with every kilo. Set no alarm, tell your friends, \
         and drop by when it suits you: there's enough for everyone.\n\n\
         #blackfriday #northwindcoffee",
        ),
    ),
    desk(
        Maya,
        Coffee,
        On(-2, "09:34"),
        Deed::Answer(
            "friday-hint",
            "Agreed, that was too loud. It now says what the offer is. Have another look?",
        ),
    ),
    desk(Maya, Coffee, On(-2, "09:35"), Deed::Resend("friday-hint")),
    desk(
        Jonas,
        Coffee,
        On(-2, "16:45"),
        Deed::Revise(
            "iced-anyway",
            "Yes, we pour it iced in winter too, now with our new oat milk. No, nobody will look at you funny. 🧊\n\n\
         #icedcoffee #oatmilk #northwindcoffee",
        ),
    ),
    desk(Jonas, Coffee, On(-1, "09:10"), Deed::SignIn(true)),
    desk(
        Maya,
        Coffee,
        On(-1, "10:15"),
        Deed::Answer(
            "throwdown",
            "Yes, all four signed the release at last year's event. We have the papers.",
        ),
    ),
    desk(Maya, Coffee, On(-1, "17:10"), Deed::Extend("middle")),
    desk(
        Jonas,
        Gym,
        On(-1, "14:20"),
        Deed::Answer(
            "january-offer",
            "The poster is at the printer's, so ten days it is. We change the post and send it again.",
        ),
    ),
    desk(Maya, Coffee, Ago(240), Deed::SignIn(true)),
];
