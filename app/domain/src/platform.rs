//! What the networks accept: one table, with the date on which it was read from their own pages.

use crate::text::{
    Measure,
    Unit::{
        Bytes, Characters, EmojiBytes, Graphemes, Hashtags, Links, MastodonCharacters, Mentions, Utf16,
        Weight,
    },
};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The date of [`Platform::limits`], ISO 8601.
pub const AS_OF: &str = "2026-11-01";

/// A social network.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names of the networks say it")]
#[strum(serialize_all = "snake_case")]
pub enum Platform {
    Instagram,
    Facebook,
    #[serde(rename = "linkedin")]
    #[strum(serialize = "linkedin")]
    LinkedIn,
    X,
    #[serde(rename = "tiktok")]
    #[strum(serialize = "tiktok")]
    TikTok,
    #[serde(rename = "youtube")]
    #[strum(serialize = "youtube")]
    YouTube,
    Pinterest,
    Threads,
    Bluesky,
    Mastodon,
    GoogleBusiness,
}

/// What a network accepts in one post.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// How it measures a text; the first is what people know as its length.
    pub text: &'static [Measure],
    /// Fewest and most pictures.
    pub images: (usize, usize),
    /// Narrowest and widest picture, width by height; none if it takes all.
    pub shape: Option<(f64, f64)>,
    /// Smallest picture, width and height in pixels.
    pub least: (u32, u32),
    /// Where the network folds the caption behind "more", in characters.
    pub fold: usize,
}

const fn at_most(unit: crate::text::Unit, limit: usize) -> Measure {
    between(unit, limit, limit)
}

const fn between(unit: crate::text::Unit, strict: usize, loose: usize) -> Measure {
    Measure { unit, strict, loose }
}

impl Platform {
    /// The network's own name, a proper noun in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Instagram => "Instagram",
            Self::Facebook => "Facebook",
            Self::LinkedIn => "LinkedIn",
            Self::X => "X",
            Self::TikTok => "TikTok",
            Self::YouTube => "YouTube",
            Self::Pinterest => "Pinterest",
            Self::Threads => "Threads",
            Self::Bluesky => "Bluesky",
            Self::Mastodon => "Mastodon",
            Self::GoogleBusiness => "Google Business",
        }
    }

    /// Two letters for the small tile.
    #[must_use]
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::Instagram => "IG",
            Self::Facebook => "f",
            Self::LinkedIn => "in",
            Self::X => "X",
            Self::TikTok => "TT",
            Self::YouTube => "YT",
            Self::Pinterest => "P",
            Self::Threads => "@",
            Self::Bluesky => "B",
            Self::Mastodon => "M",
            Self::GoogleBusiness => "G",
        }
    }

    /// What it accepts; where sources disagree, both values.
    #[must_use]
    pub const fn limits(self) -> Limits {
        const INSTAGRAM: &[Measure] = &[
            at_most(Characters, 2_200),
            between(Hashtags, 5, 30),
            at_most(Mentions, 20),
        ];
        const THREADS: &[Measure] = &[
            at_most(EmojiBytes, 500),
            // By reports, all characters count as their bytes.
            between(Bytes, 500, usize::MAX),
            at_most(Links, 5),
        ];
        const BLUESKY: &[Measure] = &[at_most(Graphemes, 300), at_most(Bytes, 3_000)];
        const FACEBOOK: &[Measure] = &[at_most(Characters, 63_206)];
        const LINKEDIN: &[Measure] = &[at_most(Characters, 3_000)];
        const X: &[Measure] = &[at_most(Weight, 280)];
        // With pictures; with a video it is 2,200.
        const TIKTOK: &[Measure] = &[at_most(Utf16, 4_000)];
        const YOUTUBE: &[Measure] = &[at_most(Bytes, 5_000)];
        const PINTEREST: &[Measure] = &[between(Characters, 500, 800)];
        const MASTODON: &[Measure] = &[at_most(MastodonCharacters, 500)];
        const GOOGLE: &[Measure] = &[at_most(Characters, 1_500)];
        let (text, images, fold) = match self {
            Self::Instagram => (INSTAGRAM, (1, 10), 125),
            Self::Facebook => (FACEBOOK, (0, 10), 480),
            Self::LinkedIn => (LINKEDIN, (0, 20), 210),
            Self::X => (X, (0, 4), 280),
            Self::TikTok => (TIKTOK, (1, 35), 100),
            Self::YouTube => (YOUTUBE, (0, 1), 100),
            Self::Pinterest => (PINTEREST, (1, 5), 100),
            Self::Threads => (THREADS, (0, 20), 500),
            Self::Bluesky => (BLUESKY, (0, 4), 300),
            Self::Mastodon => (MASTODON, (0, 4), 500),
            Self::GoogleBusiness => (GOOGLE, (0, 1), 250),
        };
        let (shape, least) = match self {
            Self::Instagram => (Some((4.0 / 5.0, 1.91)), (320, 1)),
            Self::GoogleBusiness => (None, (400, 300)),
            _ => (None, (1, 1)),
        };
        Limits {
            text,
            images,
            shape,
            least,
            fold,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Spelled;

    #[test]
    fn names_are_round() {
        for platform in Platform::VARIANTS.iter().copied() {
            assert_eq!(platform.as_str().parse::<Platform>().ok(), Some(platform));
            assert_eq!(
                serde_json::to_string(&platform).ok(),
                Some(format!("\"{}\"", platform.as_str()))
            );
        }
    }
}
