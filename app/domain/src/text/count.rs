//! How long a text is, as its network counts.

use super::{
    chars::{accented, drawn_as_emoji},
    emoji,
    links::links,
    marks,
    nfc::composed,
};
use crate::platform::Platform;
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Unicode scalar values.
    Characters,
    /// X's weights: 1 or 2 a character, 2 an emoji, 23 a link.
    Weight,
    /// User-perceived characters.
    Graphemes,
    /// User-perceived characters, a link 23, a mention without its server.
    MastodonCharacters,
    /// Characters, those of emoji as their UTF-8 bytes.
    EmojiBytes,
    /// UTF-16 code units.
    Utf16,
    /// UTF-8 bytes.
    Bytes,
    /// Hashtags in the text.
    Hashtags,
    /// Mentions in the text.
    Mentions,
    /// Links in the text.
    Links,
}

/// One way in which a network measures a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What is counted.
    pub unit: Unit,
    /// Above this, some sources say that it is too much.
    pub strict: usize,
    /// Above this, all of them do.
    pub loose: usize,
}

/// A link weighs 23, whatever its length. <https://docs.x.com/fundamentals/counting-characters>
const LINK: usize = 23;

/// How many `unit`s of `platform` are in `text`.
#[must_use]
pub fn count(platform: Platform, unit: Unit, text: &str) -> usize {
    match unit {
        Unit::Characters => text.chars().count(),
        Unit::Weight => weight(&composed(text)),
        Unit::Graphemes => text.graphemes(true).count(),
        Unit::MastodonCharacters => mastodon(text),
        Unit::EmojiBytes => emoji_bytes(text),
        Unit::Utf16 => text.encode_utf16().count(),
        Unit::Bytes => text.len(),
        Unit::Hashtags => marks::of_kind(platform, text, marks::Kind::Tag),
        Unit::Mentions => marks::of_kind(platform, text, marks::Kind::Mention),
        Unit::Links => links(platform, text).len(),
    }
}

/// <https://github.com/twitter/twitter-text/blob/master/js/src/parseTweet.js>
fn weight(text: &str) -> usize {
    let mut links = links(Platform::X, text).into_iter().peekable();
    let (mut at, mut sum) = (0, 0);
    while let Some(c) = text[at..].chars().next() {
        if let Some(link) = links.next_if(|link| link.start == at) {
            sum += LINK;
            at = link.end;
        } else if let Some(length) = emoji::sequence(&text[at..]) {
            sum += 2;
            at += length;
        } else {
            sum += weight_of(c);
            at += c.len_utf8();
        }
    }
    sum
}

/// <https://github.com/twitter/twitter-text/blob/master/config/v3.json>
const fn weight_of(c: char) -> usize {
    match c as u32 {
        0..=0x10FF | 0x2000..=0x200D | 0x2010..=0x201F | 0x2032..=0x2037 => 1,
        _ => 2,
    }
}

/// <https://github.com/mastodon/mastodon/blob/main/app/validators/status_length_validator.rb>
fn mastodon(text: &str) -> usize {
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    for mark in marks::marks(Platform::Mastodon, text) {
        let whole = &text[mark.range.clone()];
        let short = match mark.kind {
            marks::Kind::Link => "x".repeat(LINK),
            marks::Kind::Mention => whole[1..]
                .find('@')
                .map_or(whole, |end| &whole[..=end])
                .to_owned(),
            marks::Kind::Tag => continue,
        };
        shown.push_str(&text[at..mark.range.start]);
        shown.push_str(&short);
        at = mark.range.end;
    }
    shown.push_str(&text[at..]);
    shown.graphemes(true).count()
}

/// <https://developers.facebook.com/docs/threads/overview>
fn emoji_bytes(text: &str) -> usize {
    let length = |cluster: &str| {
        if drawn_as_emoji(cluster) {
            cluster.len()
        } else {
            cluster.chars().count()
        }
    };
    text.graphemes(true).map(length).sum()
}

/// What ends a mention that is none after all.
pub(super) fn no_mention_before(rest: &str) -> bool {
    rest.starts_with("://") || rest.starts_with(|c| matches!(c, '@' | '＠') || accented(c))
}
