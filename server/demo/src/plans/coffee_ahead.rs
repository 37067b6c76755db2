//! Northwind Coffee: the weeks to come.

use super::{PLAN, Plan};
use crate::gallery::{
    BAG_1_TALL, BAG_2_SQUARE, BAG_2_TALL, BAG_3_TALL, BEANS_1_TALL, BEANS_2_TALL, CROISSANT_1_SQUARE,
    DUSK_1_TALL, DUSK_2_SQUARE, LATTE_1_TALL, LATTE_2_TALL, LATTE_3_TALL, POUR_OVER_1_SQUARE,
    POUR_OVER_1_TALL,
};
use domain::platform::Platform::{Facebook, Instagram, LinkedIn, X};

const WINTER: &str = "Winter roast";
const FRIDAY: &str = "Black Friday";
const THROWDOWN: &str = "Latte art throwdown";

pub(super) static PLANS: &[Plan] = &[
    Plan {
        key: "winter-roast",
        caption: "Winter roast is here. ❄️\n\n\
            Dark cherry, cocoa and a little clove, from two farms in Huila that pick late and dry slowly. \
            We roast it a shade darker than anything else we do, because it's dark by four and you deserve it.\n\n\
            In both shops and online, 250 g or a kilo.\n\n\
            #winterroast #northwindcoffee #specialtycoffee",
        pictures: &[BAG_3_TALL],
        due: Some((1, "08:30")),
        written: -7,
        campaign: WINTER,
        note: "First post of the campaign, so it should stand alone.",
        ..PLAN
    },
    Plan {
        key: "winter-roast-short",
        caption: "Dark by four? Fine. So is our winter roast: cherry, cocoa, a little clove. ❄️ \
            In both shops and at https://northwind.example/winter",
        on: &[LinkedIn, X],
        variants: &[(
            LinkedIn,
            "Our winter roast is out, and this year it has a second job.\n\n\
             One pound from every bag goes to the drying beds at Finca La Palma, so that the farm can dry slowly even \
             when the rain comes early. Last year's weather cost them a fifth of the crop.\n\n\
             https://northwind.example/winter",
        )],
        due: Some((2, "12:00")),
        written: -7,
        campaign: WINTER,
        ..PLAN
    },
    Plan {
        key: "subscription",
        caption: "A fresh bag on the mat every second week. Pause it when you travel, swap it when you're curious, \
            and never run out again.\n\n\
            Filter or espresso, whole beans or ground for the thing you own. 📦\n\n\
            #coffeesubscription #northwindcoffee",
        pictures: &[CROISSANT_1_SQUARE],
        due: Some((3, "17:30")),
        written: -7,
        ..PLAN
    },
    Plan {
        key: "friday-hint",
        caption: "Something big is coming this Friday. 🖤\n\n\
            Our biggest sale ever, with up to 30% off everything. Set an alarm, tell your friends, \
            and don't miss out: once it's gone, it's gone!\n\n\
            #blackfriday #northwindcoffee",
        pictures: &[BEANS_1_TALL],
        due: Some((4, "09:00")),
        written: -6,
        campaign: FRIDAY,
        ..PLAN
    },
    Plan {
        key: "friday-offer",
        caption: "Black Friday, the quiet way. 🖤\n\n\
            Buy any kilo, get 250 g of the winter roast with it. No code, no countdown, no queue: \
            it goes into the bag at the till, and into the parcel if you order online.\n\n\
            Swipe for the three we'd pick →\n\n\
            #blackfriday #shopsmall #northwindcoffee",
        on: &[Instagram, Facebook, X],
        variants: &[(
            X,
            "Black Friday, the quiet way: buy any kilo, get 250 g of winter roast with it. \
             No code, no countdown. In both shops and online. 🖤",
        )],
        pictures: &[BAG_1_TALL, BAG_2_TALL, BEANS_2_TALL],
        due: Some((5, "07:00")),
        written: -6,
        campaign: FRIDAY,
        note: "The offer is as in your mail: winter roast only, one for each order. Please check the wording.",
        ..PLAN
    },
    Plan {
        key: "friday-last-call",
        caption: "Four hours left of the quiet Black Friday. Every kilo still comes with 250 g of winter roast, \
            and the kettle in the shop is still on. https://northwind.example/friday",
        on: &[X],
        due: Some((5, "18:00")),
        written: -6,
        campaign: FRIDAY,
        ..PLAN
    },
    Plan {
        key: "throwdown",
        caption: "Sixteen baristas, one machine, very little milk left by the end. 🥛🏆\n\n\
            Our latte art throwdown is back. Doors at six, first pour at seven, free entry, \
            and the loser of every round makes your drink.\n\n\
            Last year's finalists in the pictures. Who are you cheering for?\n\n\
            #latteart #throwdown #baristalife #northwindcoffee",
        pictures: &[LATTE_1_TALL, LATTE_2_TALL, LATTE_3_TALL, DUSK_1_TALL],
        due: Some((7, "10:00")),
        written: -6,
        campaign: THROWDOWN,
        note: "Four pictures. If you have better ones from last year, send them over and we'll swap.",
        ..PLAN
    },
    Plan {
        key: "throwdown-partners",
        caption: "A latte art throwdown is a strange thing to sponsor: no stage, no speeches, a lot of spilt milk.\n\n\
            It is also the one evening on which sixteen cafés that compete all year stand around the same machine and \
            teach each other things. Three of our last five hires first pulled a shot for us there.\n\n\
            We pay for the coffee and the prizes. If your company would like to pay for the milk, we're one message away.",
        on: &[LinkedIn],
        due: Some((8, "12:00")),
        written: -5,
        campaign: THROWDOWN,
        ..PLAN
    },
    Plan {
        key: "winter-recipe",
        caption: "How we brew the winter roast at home:\n\n\
            ☕ 18 g, ground fine\n\
            💧 36 g in the cup\n\
            ⏱️ 28 seconds\n\n\
            Then add nothing. Or a spoon of brown sugar and a strip of orange peel. We won't tell.\n\n\
            #espresso #recipe #winterroast",
        pictures: &[POUR_OVER_1_SQUARE],
        due: Some((9, "17:00")),
        written: -5,
        campaign: WINTER,
        ..PLAN
    },
    Plan {
        key: "gift-box",
        caption: "Three bags, one box, no ribbon to cut. 🎁\n\n\
            Our gift box holds Compass, the winter roast and a surprise that even we don't know until Ana has packed it. \
            Order by the middle of the month and we'll put a handwritten card inside.\n\n\
            #giftideas #coffeelovers #northwindcoffee",
        pictures: &[BAG_2_SQUARE],
        due: Some((13, "09:00")),
        written: -8,
        campaign: WINTER,
        ..PLAN
    },
    Plan {
        key: "home-workshop",
        caption: "Bring your own grinder. No, really.\n\n\
            In our home brewing workshop we take your own kit, your own water and a bag you like, \
            and make it taste the way it does here. Two hours, eight people, biscuits included.",
        on: &[Instagram, Facebook, LinkedIn],
        pictures: &[POUR_OVER_1_TALL],
        due: Some((15, "18:00")),
        written: -8,
        note: "Dates are on the website; the post names none so that it can run twice.",
        ..PLAN
    },
    Plan {
        key: "thank-you",
        caption: "The year in numbers: 41,200 cups, 2 broken grinders, 1 wedding proposal (she said yes, \
            over a cortado). 💛\n\n\
            Thank you for all of it.",
        pictures: &[DUSK_2_SQUARE],
        due: Some((17, "16:00")),
        written: -5,
        ..PLAN
    },
    Plan {
        key: "holiday-hours",
        caption: "Holiday hours: shorter days, longer lie-ins. The full list is on the door and on our site. 🌲",
        on: &[Instagram, Facebook, X],
        pictures: &[DUSK_1_TALL],
        due: Some((21, "10:00")),
        written: -2,
        note: "Hours to be confirmed.",
        ..PLAN
    },
];
