//! Harbor Gym.

use super::{PLAN, Plan};
use crate::{
    gallery::{
        DUMBBELLS_1_SQUARE, DUMBBELLS_1_TALL, KETTLEBELL_1_TALL, KETTLEBELL_2_SQUARE, MAT_1_SQUARE,
        MAT_1_TALL, MAT_2_SQUARE, PLATES_1_SQUARE, PLATES_1_TALL, ROPE_1_SQUARE, ROPE_1_TALL, SUNRISE_1_TALL,
        SUNRISE_2_TALL, TIMETABLE_1_SQUARE, TRACK_1_TALL,
    },
    publication::Fate,
};
use domain::platform::Platform::{Facebook, Instagram};

const SUNRISE: &str = "Sunrise sessions";
const JANUARY: &str = "January starts here";

pub(super) static PLANS: &[Plan] = &[
    Plan {
        key: "first-light",
        caption: "5:58 a.m. The boats are still asleep. We're not. 🌅\n\n\
            Sunrise sessions run on the pier from now on: forty minutes, all levels, coffee afterwards.\n\n\
            #sunrisesessions #harborgym #morningworkout",
        pictures: &[SUNRISE_1_TALL],
        due: Some((-18, "06:30")),
        written: -24,
        campaign: SUNRISE,
        ..PLAN
    },
    Plan {
        key: "new-timetable",
        caption: "New timetable, same people shouting your name. 📣\n\n\
            ➡️ more yoga at lunch\n\
            ➡️ a second rope class\n\
            ➡️ open floor until ten every evening\n\n\
            Swipe for the week, and book in the app before your neighbor does.",
        pictures: &[TIMETABLE_1_SQUARE, MAT_1_SQUARE, ROPE_1_SQUARE],
        due: Some((-16, "12:00")),
        written: -24,
        note: "The first picture has this month's classes. Please check the colours against the wall plan.",
        ..PLAN
    },
    Plan {
        key: "kettlebell-basics",
        caption: "Your hips do the work, your arms hold on. That's the whole secret of the kettlebell swing.\n\n\
            Coach Dana shows it in four minutes, every day at ten past the hour. \
            Bring the weight you think you need, and then take the smaller one. 😉\n\n\
            #kettlebell #strength #harborgym",
        pictures: &[KETTLEBELL_1_TALL],
        due: Some((-12, "17:00")),
        written: -23,
        ..PLAN
    },
    Plan {
        key: "rope-challenge",
        caption: "100 skips. No trip. That's it, that's the challenge. 🪢\n\n\
            Post yours, tag @harborgym, and the best fail wins a month for free.",
        pictures: &[ROPE_1_TALL],
        due: Some((-7, "18:00")),
        written: -23,
        ..PLAN
    },
    Plan {
        key: "new-plates",
        caption: "New plates have landed. They're loud, they're coral, and they weigh exactly what they say. 🏋️\n\n\
            #weightlifting #newkit #harborgym",
        pictures: &[PLATES_1_TALL],
        due: Some((-3, "07:00")),
        written: -23,
        fate: Fate::Fails,
        ..PLAN
    },
    Plan {
        key: "rest-day",
        caption: "Rest is part of the plan. So is the nap. 😴\n\n\
            Slow flow at eight, lights low, phones off.",
        pictures: &[MAT_2_SQUARE],
        due: Some((-1, "06:30")),
        written: -22,
        ..PLAN
    },
    Plan {
        key: "coach-dana",
        caption: "Coach Dana started here as a member who couldn't do a single push-up. \
            Eight years later she teaches forty people a week to do their first. 💪\n\n\
            Say hi to her at the front rack, and ask about the scar. It's a good story.\n\n\
            #coach #harborgym #community",
        pictures: &[DUMBBELLS_1_TALL],
        due: Some((0, "17:30")),
        written: -9,
        ..PLAN
    },
    Plan {
        key: "pier-run",
        caption: "Two miles out, two miles back, one bridge, no hills. 🏃\n\n\
            The pier run is free, it's slow on purpose, and nobody gets left behind. \
            We leave from the front door when the sun does its thing.\n\n\
            #runclub #sunrisesessions #harborgym",
        pictures: &[SUNRISE_2_TALL, TRACK_1_TALL],
        due: Some((2, "06:30")),
        written: -9,
        campaign: SUNRISE,
        ..PLAN
    },
    Plan {
        key: "friday-membership",
        caption: "Black Friday at Harbor: join for a year, pay for ten months.\n\n\
            No joining fee, cancel any time, bring a towel. The offer ends at midnight.",
        variants: &[(
            Facebook,
            "Black Friday at Harbor Gym: join for a year, pay for ten months. No joining fee, cancel any time. \
             The offer ends at midnight, and the front desk stays open until then. Questions? Ask below, Priya answers.",
        )],
        pictures: &[PLATES_1_SQUARE],
        due: Some((4, "12:00")),
        written: -9,
        campaign: "Black Friday",
        ..PLAN
    },
    Plan {
        key: "track-night",
        caption: "Track night: eight lanes, one stopwatch, snacks at the finish line. ⏱️\n\n\
            Come and find out how fast you are. Or how slow, which is the better story.",
        pictures: &[TRACK_1_TALL],
        due: Some((6, "18:00")),
        written: -8,
        ..PLAN
    },
    Plan {
        key: "no-excuses",
        caption: "No excuses. No days off. No mercy. 🔥\n\n\
            Winners train while you sleep. #nopainnogain",
        pictures: &[KETTLEBELL_2_SQUARE],
        due: Some((8, "07:00")),
        written: -8,
        ..PLAN
    },
    Plan {
        key: "bring-a-friend",
        caption: "Bring a friend, leave with a training partner. 🤝\n\n\
            All week long your plus-one trains for free. First-timers get a tour, a locker, \
            and our word that nobody is watching.",
        pictures: &[ROPE_1_SQUARE],
        due: Some((11, "09:00")),
        written: -8,
        ..PLAN
    },
    Plan {
        key: "january-teaser",
        caption: "January starts here. And here means the mat next to the window, ten minutes, no shoes. 🌱\n\n\
            We'll tell you the rest next week.\n\n\
            #januarystartshere #harborgym",
        pictures: &[MAT_1_TALL],
        due: Some((13, "07:00")),
        written: -4,
        campaign: JANUARY,
        note: "Opens the campaign: small promises instead of big resolutions.",
        ..PLAN
    },
    Plan {
        key: "january-plan",
        caption: "Forget the resolution. Take the ten-minute plan. 📝\n\n\
            Day 1: walk in.\n\
            Day 2: walk in again.\n\
            Day 3: carry something heavy.\n\
            Day 4: tell somebody.\n\n\
            The whole plan is at the front desk, free, for members and for people who aren't (yet).",
        pictures: &[TIMETABLE_1_SQUARE, DUMBBELLS_1_SQUARE],
        due: Some((16, "12:00")),
        written: -4,
        campaign: JANUARY,
        ..PLAN
    },
    Plan {
        key: "january-offer",
        caption: "The first two weeks are on us. If you still like us in the third, we'll talk. 🎉\n\n\
            #januarystartshere",
        on: &[Instagram, Facebook],
        pictures: &[SUNRISE_1_TALL],
        due: Some((20, "08:00")),
        written: -4,
        campaign: JANUARY,
        note: "Two weeks or ten days? The poster says ten days.",
        ..PLAN
    },
    Plan {
        key: "lost-and-found",
        caption: "Lost and found, this month's finest: one left shoe, three right gloves, a ukulele. 🪕\n\n\
            Come and get them before the ukulele joins the Thursday class.",
        pictures: &[MAT_2_SQUARE],
        written: -2,
        ..PLAN
    },
];
