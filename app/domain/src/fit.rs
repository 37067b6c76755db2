//! What keeps a post from being published on a network, as far as its text and pictures tell, and how near a text comes to
//! that.

use crate::{
    platform::Platform,
    text::{Measure, Unit, count::count},
};
use serde::{Deserialize, Serialize};

/// How much narrower or wider than allowed a picture may be, for rounding.
const ROUNDING: f64 = 0.01;

/// What does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// More of a measure of the text than is taken.
    Text {
        /// What is counted.
        unit: Unit,
        /// How much there is.
        used: usize,
        /// How much is taken.
        limit: usize,
    },
    /// It takes no post without so many pictures.
    TooFewPictures(usize),
    /// It takes at most so many pictures.
    TooManyPictures(usize),
    /// The picture of this number is too narrow for it.
    TooNarrow(usize),
    /// The picture of this number is too wide for it.
    TooWide(usize),
    /// The picture of this number has too few pixels for it.
    TooSmall(usize),
}

/// Something of a post that does not fit a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misfit {
    /// Which network.
    pub platform: Platform,
    /// What.
    pub cause: Cause,
    /// The network refuses it, by all that is known; otherwise sources disagree.
    pub blocks: bool,
}

/// What of a text and of pictures of these sizes, in pixels, does not fit `platform`, the worst first.
#[must_use]
pub fn misfits(platform: Platform, text: &str, pictures: &[(u32, u32)]) -> Vec<Misfit> {
    let limits = platform.limits();
    let mut found = Vec::new();
    let mut add = |cause, blocks| {
        found.push(Misfit {
            platform,
            cause,
            blocks,
        });
    };
    for measure in limits.text {
        let used = count(platform, measure.unit, text);
        let of = |limit| Cause::Text {
            unit: measure.unit,
            used,
            limit,
        };
        if used > measure.loose {
            add(of(measure.loose), true);
        } else if used > measure.strict {
            add(of(measure.strict), false);
        }
    }
    let (fewest, most) = limits.images;
    if pictures.len() < fewest {
        add(Cause::TooFewPictures(fewest), true);
    } else if pictures.len() > most {
        add(Cause::TooManyPictures(most), true);
    }
    for (number, (width, height)) in (1..).zip(pictures) {
        let shape = f64::from(*width) / f64::from((*height).max(1));
        match limits.shape {
            Some((narrow, _)) if shape < narrow - ROUNDING => add(Cause::TooNarrow(number), true),
            Some((_, wide)) if shape > wide + ROUNDING => add(Cause::TooWide(number), true),
            _ => {}
        }
        if *width < limits.least.0 || *height < limits.least.1 {
            add(Cause::TooSmall(number), false);
        }
    }
    found.sort_by_key(|misfit| !misfit.blocks);
    found
}

/// What of a post does not fit its channels, each with its network and its text, the worst first and each once.
pub fn misfits_of<'t>(
    channels: impl IntoIterator<Item = (Platform, &'t str)>,
    pictures: &[(u32, u32)],
) -> Vec<Misfit> {
    let mut all = Vec::new();
    for (platform, text) in channels {
        for misfit in misfits(platform, text, pictures) {
            if !all.contains(&misfit) {
                all.push(misfit);
            }
        }
    }
    all.sort_by_key(|misfit| !misfit.blocks);
    all
}

/// The measure by which a text comes nearest to what its network takes, and how much of it there is: one of which there
/// is too much; else the network's first one, unless another is about to bind.
#[must_use]
pub fn nearest(platform: Platform, text: &str) -> (Measure, usize) {
    let all = platform.limits().text;
    let share = |(measure, used): &(Measure, usize)| {
        let over = *used > measure.loose;
        (over, (used * 1_000) / measure.strict.max(1))
    };
    let counted = all
        .iter()
        .map(|measure| (*measure, count(platform, measure.unit, text)));
    let (first, rest): (Vec<_>, Vec<_>) = counted.partition(|(measure, _)| measure.unit == all[0].unit);
    let nearest = rest
        .into_iter()
        .filter(|one| share(one) > (false, 900))
        .max_by_key(share);
    match (first.first().copied(), nearest) {
        (Some(first), Some(other)) if share(&other) > share(&first) => other,
        (Some(first), _) => first,
        (None, _) => (all[0], 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_published_is_named_with_its_excess() {
        let long = "a".repeat(400);
        let text = |unit, used, limit| Cause::Text { unit, used, limit };
        let of = |platform, text: &str, pictures: &[(u32, u32)]| -> Vec<(Cause, bool)> {
            let all = misfits(platform, text, pictures);
            all.iter().map(|misfit| (misfit.cause, misfit.blocks)).collect()
        };
        let square = (1_080, 1_080);
        assert_eq!(
            of(Platform::X, &long, &[]),
            [(text(Unit::Weight, 400, 280), true)]
        );
        assert_eq!(of(Platform::LinkedIn, &long, &[]), []);
        assert_eq!(
            of(Platform::Instagram, "a", &[]),
            [(Cause::TooFewPictures(1), true)]
        );
        assert_eq!(
            of(Platform::X, "a", &[square; 5]),
            [(Cause::TooManyPictures(4), true)]
        );
        assert_eq!(
            of(Platform::Instagram, "a", &[square, (1_080, 1_920)]),
            [(Cause::TooNarrow(2), true)]
        );
        assert_eq!(
            of(Platform::Instagram, "a", &[(3_000, 1_000)]),
            [(Cause::TooWide(1), true)]
        );
        assert_eq!(
            of(Platform::Instagram, "a", &[(1_080, 1_350), (1_910, 1_000)]),
            []
        );
        assert_eq!(
            of(Platform::Instagram, "a", &[(200, 200)]),
            [(Cause::TooSmall(1), false)]
        );
        let tags = "#a ".repeat(6);
        assert_eq!(
            of(Platform::Instagram, &tags, &[square]),
            [(text(Unit::Hashtags, 6, 5), false)]
        );
        let tags = "#a ".repeat(31);
        assert_eq!(
            of(Platform::Instagram, &tags, &[square]),
            [(text(Unit::Hashtags, 31, 30), true)]
        );
        assert_eq!(
            of(Platform::Pinterest, &"a".repeat(600), &[square]),
            [(text(Unit::Characters, 600, 500), false)]
        );
        assert_eq!(
            of(Platform::Pinterest, &"a".repeat(900), &[square]),
            [(text(Unit::Characters, 900, 800), true)]
        );
        let families = "👨‍👩‍👧‍👦".repeat(121);
        assert_eq!(
            of(Platform::Bluesky, &families, &[]),
            [(text(Unit::Bytes, 3_025, 3_000), true)]
        );
    }

    #[test]
    fn the_measure_that_binds_is_shown() {
        for (platform, text, unit, used) in [
            (Platform::X, "hello".to_owned(), Unit::Weight, 5),
            (Platform::Bluesky, "hello".to_owned(), Unit::Graphemes, 5),
            (Platform::Bluesky, "👨‍👩‍👧‍👦".repeat(121), Unit::Bytes, 3_025),
            (Platform::Instagram, "#a ".repeat(6), Unit::Hashtags, 6),
            (Platform::Threads, "é".repeat(300), Unit::Bytes, 600),
            (Platform::Threads, "é".repeat(520), Unit::EmojiBytes, 520),
            (
                Platform::Instagram,
                "#a ".repeat(6) + &"a".repeat(2_282),
                Unit::Characters,
                2_300,
            ),
        ] {
            let (measure, count) = nearest(platform, &text);
            assert_eq!((measure.unit, count), (unit, used), "{platform:?}");
        }
    }
}
