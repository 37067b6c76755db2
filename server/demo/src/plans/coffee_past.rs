//! Northwind Coffee: the weeks behind, today, and what has no date.

use super::{PLAN, Plan};
use crate::{
    gallery::{
        BAG_1_SQUARE, BAG_2_SQUARE, BEANS_1_TALL, BEANS_2_TALL, CROISSANT_1_SQUARE, CROISSANT_2_SQUARE,
        DUSK_1_TALL, DUSK_2_SQUARE, ICED_1_TALL, LATTE_1_SQUARE, LATTE_1_TALL, LATTE_2_SQUARE,
        POUR_OVER_1_TALL, POUR_OVER_2_SQUARE,
    },
    publication::Fate,
};
use domain::platform::Platform::{Facebook, Instagram, LinkedIn, X};

pub(super) static PLANS: &[Plan] = &[
    Plan {
        key: "lights-on",
        caption: "Lights on at six, first roast by half past.\n\n\
            Walk past the window early enough and you'll smell the day's espresso before you see us. \
            Come in. There's usually one croissant that came out a bit too brown and needs a home. 🥐\n\n\
            #northwindcoffee #roastery #londoncoffee",
        pictures: &[DUSK_1_TALL],
        due: Some((-26, "08:30")),
        written: -38,
        ..PLAN
    },
    Plan {
        key: "compass-blend",
        caption: "Compass, our house blend, is back in the grinder.\n\n\
            Milk chocolate, hazelnut, a little orange peel at the end. Half Brazil, half Guatemala, \
            and roasted two days before it reaches the shelf.\n\n\
            #houseblend #freshlyroasted #northwindcoffee",
        on: &[Instagram, Facebook, X],
        variants: &[(
            X,
            "Compass is back in the grinder. Milk chocolate, hazelnut, a little orange peel. \
             Roasted two days before it reaches the shelf.",
        )],
        pictures: &[BAG_1_SQUARE],
        due: Some((-24, "12:00")),
        written: -38,
        ..PLAN
    },
    Plan {
        key: "loyalty-card",
        caption: "Your tenth cup has always been on us. Now the card lives on your phone, \
            so it can't go through the wash. 📱☕\n\n\
            Ask at the till: one scan, your first name, done.",
        pictures: &[CROISSANT_1_SQUARE],
        due: Some((-22, "17:00")),
        written: -37,
        note: "The code on the counter cards goes live the same morning.",
        ..PLAN
    },
    Plan {
        key: "brew-guide",
        caption: "Three steps to a better filter at home ⬇️\n\n\
            1. Grind like coarse sand.\n\
            2. 60 g of coffee for each litre of water, just off the boil.\n\
            3. Pour in three rounds, wait in between, and stop at three and a half minutes.\n\n\
            Save this one for a slow morning. What do you brew with?\n\n\
            #brewguide #pourover #filtercoffee #northwindcoffee",
        pictures: &[POUR_OVER_1_TALL, BEANS_1_TALL, LATTE_1_TALL],
        due: Some((-15, "08:00")),
        written: -22,
        note: "A carousel: the kettle first, the cup last.",
        ..PLAN
    },
    Plan {
        key: "meet-ana",
        caption: "Meet Ana. She tastes every batch before it leaves the building, \
            and she has sent back more of them than we like to admit. 👃\n\n\
            Her favourite right now: the washed Ethiopian, black, in the chipped mug by the sink.\n\n\
            #meettheteam #coffeeroaster",
        on: &[Instagram, Facebook, LinkedIn],
        variants: &[(
            LinkedIn,
            "Quality control at Northwind has a name: Ana Duarte.\n\n\
             Every batch we roast is cupped blind within 24 hours, and Ana has the last word. Last year she held back \
             one batch in fourteen. It costs us a little and keeps our wholesale partners' menus honest.\n\n\
             If you ever wonder why your espresso tastes the same in March as it did in October: that's why.",
        )],
        pictures: &[POUR_OVER_2_SQUARE],
        due: Some((-13, "12:30")),
        written: -22,
        campaign: "Behind the counter",
        ..PLAN
    },
    Plan {
        key: "flat-white",
        caption: "Is a flat white just a small latte? We say no, and we will fight you about it. 🥊",
        pictures: &[LATTE_2_SQUARE],
        due: Some((-11, "18:00")),
        written: -21,
        ..PLAN
    },
    Plan {
        key: "price-board",
        caption: "A small change on the board: from next month a filter coffee is £3.40.\n\n\
            Green coffee costs us a third more than it did two years ago. \
            We'd rather tell you why than make the cup smaller.",
        on: &[Instagram, Facebook],
        pictures: &[CROISSANT_2_SQUARE],
        due: Some((-9, "09:15")),
        written: -21,
        note: "As discussed on the phone: short, with the reason. Happy to soften it.",
        ..PLAN
    },
    Plan {
        key: "guest-filter",
        caption: "The guest filter tastes of apricot and somebody else's holiday. \
            On the bar until the bag is empty. ☕",
        on: &[X],
        due: Some((-8, "07:45")),
        written: -20,
        ..PLAN
    },
    Plan {
        key: "wholesale",
        caption: "Eleven cafés, four offices and one very happy bakery now pour Northwind.\n\n\
            What they get is not only coffee. We set up the grinder, train the people who use it, and come back \
            every quarter to taste with them. If a machine drifts, we hear about it before the customers do.\n\n\
            We have room for three more partners inside the M25 this season. \
            If you run a place that cares what is in the cup, write to us: we'll bring samples and stay for a coffee.\n\n\
            #wholesalecoffee #hospitality",
        on: &[LinkedIn],
        due: Some((-5, "10:00")),
        written: -20,
        campaign: "Behind the counter",
        ..PLAN
    },
    Plan {
        key: "oat",
        caption: "Oat, soy, cow or none: the price is the same. It always should have been. 🥛\n\n\
            #oatmilk #northwindcoffee",
        pictures: &[LATTE_1_SQUARE],
        due: Some((-4, "15:00")),
        written: -10,
        ..PLAN
    },
    Plan {
        key: "rain-refill",
        caption: "It's raining sideways, so filter refills are free until it stops. \
            We're not meteorologists. Take your time. 🌧️",
        on: &[Facebook, X],
        pictures: &[DUSK_2_SQUARE],
        due: Some((-2, "16:00")),
        written: -20,
        note: "We hold this one back for a wet week.",
        fate: Fate::Unclear,
        ..PLAN
    },
    Plan {
        key: "counter-breakfast",
        caption: "Breakfast at the counter: one espresso, one croissant, ten quiet minutes. \
            Phone in your pocket if you can. 🤫\n\n\
            #breakfast #londoncafe #northwindcoffee",
        pictures: &[CROISSANT_2_SQUARE],
        due: Some((-1, "12:00")),
        written: -20,
        ..PLAN
    },
    Plan {
        key: "new-crop",
        caption: "New crop, same farm. Doña Elvira's Caturra is in for the fourth year running, \
            and it's the best one yet: red apple, honey, a clean finish.\n\n\
            We only get eight sacks. 🍎\n\n\
            #singleorigin #directtrade #northwindcoffee",
        on: &[Instagram, Facebook, X],
        variants: &[(
            X,
            "New crop, same farm: Doña Elvira's Caturra is in for the fourth year. \
             Red apple, honey, a clean finish. Eight sacks, then it's gone. 🍎",
        )],
        pictures: &[BEANS_2_TALL],
        due: Some((0, "09:00")),
        written: -21,
        ..PLAN
    },
    Plan {
        key: "gift-card",
        caption: "For the person who has everything except a decent cup at nine in the morning: \
            our gift cards start at £10 and never run out of date. 🎁",
        pictures: &[BAG_2_SQUARE],
        written: -20,
        note: "Evergreen. We use it when a gap opens up.",
        ..PLAN
    },
    Plan {
        key: "iced-anyway",
        caption: "Yes, we pour it iced in winter too. No, nobody will look at you funny. 🧊\n\n\
            #icedcoffee #northwindcoffee",
        pictures: &[ICED_1_TALL],
        due: Some((6, "10:30")),
        written: -20,
        ..PLAN
    },
    Plan {
        key: "barista-wanted",
        caption: "We're looking for a barista who likes people at least as much as coffee.\n\n\
            Four days a week, paid training, tips shared, and you take home a bag of whatever you like best. \
            Experience is welcome and not required.\n\n\
            Send us a few lines about the best cup you ever had.",
        on: &[LinkedIn, Facebook],
        written: -4,
        note: "Waiting for the start date.",
        ..PLAN
    },
    Plan {
        key: "decaf",
        caption: "Decaf that doesn't apologise for itself. Sugarcane process, from Colombia, roasted like we mean it.",
        pictures: &[POUR_OVER_2_SQUARE],
        written: -3,
        ..PLAN
    },
];
