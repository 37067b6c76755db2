//! Pictures, uploaded once for all posts of a client that show them.

use super::brands::Brand;
use anyhow::Context;
use domain::{MediaId, ProjectId};
use service::{Services, actor::Staff, media::upload_media::upload_media};
use std::collections::HashMap;

/// A picture that a post shows: 1,080 pixels wide, square or in the shape of a feed, four by five.
#[derive(Clone, Copy, Debug)]
pub(super) struct Picture {
    name: &'static str,
    /// The picture in words, for those who do not see it.
    pub alt: &'static str,
    file: &'static [u8],
}

macro_rules! pictures {
    ($($alt:literal { $($name:ident = $file:literal;)+ })+) => {
        $($(
            pub(super) const $name: Picture = Picture {
                name: $file,
                alt: $alt,
                file: include_bytes!(concat!("../pictures/", $file)),
            };
        )+)+
    };
}

pictures! {
    "A flat white from above, with a rosette poured into the foam." {
        LATTE_1_SQUARE = "latte-1-square.jpg";
        LATTE_1_TALL = "latte-1-tall.jpg";
        LATTE_2_SQUARE = "latte-2-square.jpg";
        LATTE_2_TALL = "latte-2-tall.jpg";
        LATTE_3_TALL = "latte-3-tall.jpg";
    }
    "Roasted coffee beans laid out in the shape of a steaming cup." {
        BEANS_1_TALL = "beans-1-tall.jpg";
        BEANS_2_TALL = "beans-2-tall.jpg";
    }
    "Water from a gooseneck kettle runs into a pour-over, steam rising." {
        POUR_OVER_1_SQUARE = "pour-over-1-square.jpg";
        POUR_OVER_1_TALL = "pour-over-1-tall.jpg";
        POUR_OVER_2_SQUARE = "pour-over-2-square.jpg";
    }
    "A golden croissant on a blue-rimmed plate, with an espresso beside it." {
        CROISSANT_1_SQUARE = "croissant-1-square.jpg";
        CROISSANT_2_SQUARE = "croissant-2-square.jpg";
    }
    "The café's lit window at dusk, lamps hanging over the tables." {
        DUSK_1_TALL = "dusk-1-tall.jpg";
        DUSK_2_SQUARE = "dusk-2-square.jpg";
    }
    "A bag of Northwind coffee beans with the compass star on its label." {
        BAG_1_SQUARE = "bag-1-square.jpg";
        BAG_1_TALL = "bag-1-tall.jpg";
        BAG_2_SQUARE = "bag-2-square.jpg";
        BAG_2_TALL = "bag-2-tall.jpg";
        BAG_3_TALL = "bag-3-tall.jpg";
    }
    "A tall glass of iced coffee, milk sinking between the ice cubes." {
        ICED_1_TALL = "iced-1-tall.jpg";
    }
    "A dark blue kettlebell on the gym floor in front of a bright wall." {
        KETTLEBELL_1_TALL = "kettlebell-1-tall.jpg";
        KETTLEBELL_2_SQUARE = "kettlebell-2-square.jpg";
    }
    "A running track from above, one runner alone in the curve." {
        TRACK_1_TALL = "track-1-tall.jpg";
    }
    "The sun rises over calm water, a rower passing sailing boats and a lighthouse." {
        SUNRISE_1_TALL = "sunrise-1-tall.jpg";
        SUNRISE_2_TALL = "sunrise-2-tall.jpg";
    }
    "Three bumper plates in coral, yellow and teal, leaning against each other." {
        PLATES_1_SQUARE = "plates-1-square.jpg";
        PLATES_1_TALL = "plates-1-tall.jpg";
    }
    "A striped yoga mat from above, half rolled out, with a block and a bottle." {
        MAT_1_SQUARE = "mat-1-square.jpg";
        MAT_1_TALL = "mat-1-tall.jpg";
        MAT_2_SQUARE = "mat-2-square.jpg";
    }
    "A clock above the week's classes, drawn as coloured bars." {
        TIMETABLE_1_SQUARE = "timetable-1-square.jpg";
    }
    "A skipping rope lying in loops, its two handles side by side." {
        ROPE_1_SQUARE = "rope-1-square.jpg";
        ROPE_1_TALL = "rope-1-tall.jpg";
    }
    "Dumbbells in neat diagonal rows, one of them in another colour." {
        DUMBBELLS_1_SQUARE = "dumbbells-1-square.jpg";
        DUMBBELLS_1_TALL = "dumbbells-1-tall.jpg";
    }
}

/// What was uploaded.
#[derive(Default)]
pub(super) struct Gallery(HashMap<(Brand, &'static str), MediaId>);

impl Gallery {
    /// The picture in the project, uploaded by `staff` if it is not there yet.
    pub(super) async fn hang(
        &mut self,
        services: &Services,
        staff: &Staff,
        (brand, project): (Brand, ProjectId),
        picture: Picture,
    ) -> anyhow::Result<MediaId> {
        if let Some(id) = self.0.get(&(brand, picture.name)) {
            return Ok(*id);
        }
        let uploaded = upload_media(services, staff, project, picture.file.into())
            .await
            .with_context(|| format!("uploading {}", picture.name))?;
        self.0.insert((brand, picture.name), uploaded.id);
        Ok(uploaded.id)
    }
}
