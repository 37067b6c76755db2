//! What the networks accept: one table, with the date on which it was read from their own pages.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

/// The date of [`Platform::limits`], ISO 8601.
pub const AS_OF: &str = "2026-11-01";

/// A social network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names of the networks say it")]
pub enum Platform {
    Instagram,
    Facebook,
    #[serde(rename = "linkedin")]
    LinkedIn,
    X,
    #[serde(rename = "tiktok")]
    TikTok,
    #[serde(rename = "youtube")]
    YouTube,
    Pinterest,
    Threads,
    Bluesky,
    Mastodon,
    GoogleBusiness,
}

/// How a network counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Unicode scalar values.
    Characters,
    /// X: most scripts weigh 1, others and emoji 2, every URL 23.
    Weighted,
    /// User-perceived characters.
    Graphemes,
    /// Characters, every URL 23.
    CharactersWithUrls,
}

/// What a network accepts in one post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Longest text, in the network's own count.
    pub text: usize,
    /// How it counts.
    pub count: Count,
    /// Fewest and most pictures.
    pub images: (usize, usize),
    /// Where the network folds the caption behind "more", in characters.
    pub fold: usize,
}

impl Platform {
    /// All networks, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Instagram,
        Self::Facebook,
        Self::LinkedIn,
        Self::X,
        Self::TikTok,
        Self::YouTube,
        Self::Pinterest,
        Self::Threads,
        Self::Bluesky,
        Self::Mastodon,
        Self::GoogleBusiness,
    ];

    /// The name in the database, in forms and in `data-platform`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Instagram => "instagram",
            Self::Facebook => "facebook",
            Self::LinkedIn => "linkedin",
            Self::X => "x",
            Self::TikTok => "tiktok",
            Self::YouTube => "youtube",
            Self::Pinterest => "pinterest",
            Self::Threads => "threads",
            Self::Bluesky => "bluesky",
            Self::Mastodon => "mastodon",
            Self::GoogleBusiness => "google_business",
        }
    }

    /// The network of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.as_str() == name)
    }

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

    /// What it accepts; where sources disagree, the looser value.
    #[must_use]
    pub const fn limits(self) -> Limits {
        let (text, count, images, fold) = match self {
            Self::Instagram => (2_200, Count::Characters, (1, 10), 125),
            Self::Facebook => (63_206, Count::Characters, (0, 10), 480),
            Self::LinkedIn => (3_000, Count::Characters, (0, 20), 210),
            Self::X => (280, Count::Weighted, (0, 4), 280),
            Self::TikTok => (4_000, Count::Characters, (1, 35), 100),
            Self::YouTube => (5_000, Count::Characters, (0, 1), 100),
            Self::Pinterest => (800, Count::Characters, (1, 5), 100),
            Self::Threads => (500, Count::Characters, (0, 20), 500),
            Self::Bluesky => (300, Count::Graphemes, (0, 4), 300),
            Self::Mastodon => (500, Count::CharactersWithUrls, (0, 4), 500),
            Self::GoogleBusiness => (1_500, Count::Characters, (0, 1), 250),
        };
        Limits {
            text,
            count,
            images,
            fold,
        }
    }

    /// The length of `text` as this network counts it.
    #[must_use]
    pub fn count(self, text: &str) -> usize {
        match self.limits().count {
            Count::Characters => text.chars().count(),
            Count::Graphemes => text.graphemes(true).count(),
            Count::Weighted => with_urls(text, weighted),
            Count::CharactersWithUrls => with_urls(text, |word| word.chars().count()),
        }
    }
}

/// A URL weighs 23 on X and Mastodon, whatever its length.
const URL_WEIGHT: usize = 23;

fn with_urls(text: &str, count: impl Fn(&str) -> usize) -> usize {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            let bare = word.trim_end();
            if bare.starts_with("https://") || bare.starts_with("http://") {
                URL_WEIGHT + word[bare.len()..].chars().count()
            } else {
                count(word)
            }
        })
        .sum()
}

/// X's count: code points in the ranges of its configuration weigh 1, all others 2, an emoji of any length 2.
/// <https://docs.x.com/fundamentals/counting-characters>
fn weighted(text: &str) -> usize {
    text.graphemes(true)
        .map(|cluster| {
            let emoji = cluster.chars().count() > 1
                && cluster
                    .chars()
                    .any(|c| matches!(c as u32, 0x200D | 0xFE0F | 0x1F000..=0x1FAFF));
            if emoji {
                2
            } else {
                cluster.chars().map(weight).sum()
            }
        })
        .sum()
}

const fn weight(c: char) -> usize {
    match c as u32 {
        0..=0x10FF | 0x2000..=0x200D | 0x2010..=0x201F | 0x2032..=0x2037 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_weighs() {
        assert_eq!(Platform::X.count("hello"), 5);
        assert_eq!(Platform::X.count("日本"), 4);
        assert_eq!(Platform::X.count("👨‍👩‍👧‍👦"), 2);
        assert_eq!(
            Platform::X.count("see https://example.org/a/very/long/address/indeed now"),
            4 + 23 + 1 + 3
        );
    }

    #[test]
    fn bluesky_counts_what_people_see() {
        assert_eq!(Platform::Bluesky.count("👨‍👩‍👧‍👦é"), 2);
    }

    #[test]
    fn names_are_round() {
        for platform in Platform::ALL {
            assert_eq!(Platform::parse(platform.as_str()), Some(platform));
            assert_eq!(
                serde_json::to_string(&platform).ok(),
                Some(format!("\"{}\"", platform.as_str()))
            );
        }
    }
}
