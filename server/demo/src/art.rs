//! Pictures for the demo projects, drawn by the program, so that none has to be licensed or shipped.
//!
//! To add a scene, write a function in one of the brands' modules and name it in [`Scene`]; look at it
//! with `cargo run --release -p gateway --example gallery -- FOLDER`.

mod cafe;
mod coffee;
mod gym;
mod harbor;
mod noise;
mod paint;
mod props;
mod shape;

use noise::Dice;
use paint::Canvas;

/// The shortest and the longest side of a picture, in pixels.
const SIDES: std::ops::RangeInclusive<u16> = 16..=4096;

macro_rules! scenes {
    ($($(#[$doc:meta])* $name:ident => $paint:path, $alt:literal;)*) => {
        /// What a picture shows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Scene { $($(#[$doc])* $name,)* }

        impl Scene {
            /// Every scene, those of the coffee roaster first.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The picture in words, for those who do not see it.
            #[must_use]
            pub const fn alt(self) -> &'static str {
                match self { $(Self::$name => $alt,)* }
            }

            fn paint(self, canvas: &mut Canvas, dice: &mut Dice) {
                match self { $(Self::$name => $paint(canvas, dice),)* }
            }
        }
    };
}

scenes! {
    /// Northwind Coffee: a cup from above.
    Latte => coffee::latte, "A flat white from above, with a rosette poured into the foam.";
    /// Northwind Coffee: beans laid out as a cup.
    Beans => coffee::beans, "Roasted coffee beans laid out in the shape of a steaming cup.";
    /// Northwind Coffee: a pour-over with steam.
    PourOver => coffee::pour_over, "Water from a gooseneck kettle runs into a pour-over, steam rising.";
    /// Northwind Coffee: breakfast on a checked cloth.
    Croissant => coffee::croissant, "A golden croissant on a blue-rimmed plate, with an espresso beside it.";
    /// Northwind Coffee: the shop front in the evening.
    Dusk => cafe::dusk, "The café's lit window at dusk, lamps hanging over the tables.";
    /// Northwind Coffee: the product.
    Bag => cafe::bag, "A bag of Northwind coffee beans with the compass star on its label.";
    /// Northwind Coffee: the summer drink.
    Iced => cafe::iced, "A tall glass of iced coffee, milk sinking between the ice cubes.";
    /// Harbor Gym: a kettlebell on the floor.
    Kettlebell => gym::kettlebell, "A dark blue kettlebell on the gym floor in front of a bright wall.";
    /// Harbor Gym: a running track from above.
    Track => harbor::track, "A running track from above, one runner alone in the curve.";
    /// Harbor Gym: sunrise over the harbor.
    Sunrise => harbor::sunrise, "The sun rises over calm water, a rower passing sailing boats and a lighthouse.";
    /// Harbor Gym: plates of a barbell.
    Plates => gym::plates, "Three bumper plates in coral, yellow and teal, leaning against each other.";
    /// Harbor Gym: a yoga mat from above.
    Mat => gym::mat, "A striped yoga mat from above, half rolled out, with a block and a bottle.";
    /// Harbor Gym: the week's classes.
    Timetable => harbor::timetable, "A clock above the week's classes, drawn as coloured bars.";
    /// Harbor Gym: a skipping rope.
    Rope => gym::rope, "A skipping rope lying in loops, its two handles side by side.";
    /// Harbor Gym: dumbbells in rows.
    Dumbbells => gym::dumbbells, "Dumbbells in neat diagonal rows, one of them in another colour.";
}

/// Draws `scene` as a JPEG of `width` by `height` pixels (at least 16 and at most 4096 each).
/// The same seed gives the same picture; another seed varies colours and small things.
#[must_use]
pub fn draw(scene: Scene, seed: u32, width: u32, height: u32) -> Vec<u8> {
    let side = |pixels: u32| {
        u16::try_from(pixels)
            .unwrap_or(u16::MAX)
            .clamp(*SIDES.start(), *SIDES.end())
    };
    let mut canvas = Canvas::new(side(width), side(height));
    // Salted, so that the same seed does not choose alike in every scene.
    let mut dice = Dice::new(seed.wrapping_mul(64).wrapping_add(scene as u32));
    scene.paint(&mut canvas, &mut dice);
    canvas.finish(seed)
}
