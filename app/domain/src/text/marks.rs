//! What networks colour in a text: tags, mentions, links.

use super::{
    chars::{digit, letter, pictograph, punctuation, space, within, word},
    count::no_mention_before,
    domains,
    links::links,
};
use crate::platform::Platform;
use std::ops::Range;

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A hashtag, or the sign of a share.
    Tag,
    /// The name of an account.
    Mention,
    /// An address.
    Link,
}

/// A part of a text that its network colours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// The marks of a text, from its beginning; none lies in another.
#[must_use]
pub fn marks(platform: Platform, text: &str) -> Vec<Mark> {
    let mark = |kind| move |range| Mark { kind, range };
    let mut all: Vec<Mark> = links(platform, text).into_iter().map(mark(Kind::Link)).collect();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let here = Here {
            before,
            so_far: &text[..at],
            rest: &text[at + c.len_utf8()..],
        };
        let found = match c {
            '#' | '＃' => here.tag(platform).map(|length| (Kind::Tag, length)),
            '@' | '＠' => here.mention(platform, c).map(|length| (Kind::Mention, length)),
            '$' => here.share(platform).map(|length| (Kind::Tag, length)),
            _ => None,
        };
        all.extend(found.map(|(kind, length)| mark(kind)(at..at + c.len_utf8() + length)));
        before = Some(c);
    }
    all.sort_by_key(|mark| mark.range.start);
    let mut end = 0;
    all.retain(|mark| {
        let free = mark.range.start >= end;
        end = if free { mark.range.end } else { end };
        free
    });
    all
}

/// How many marks of a kind a text has.
pub(super) fn of_kind(platform: Platform, text: &str, kind: Kind) -> usize {
    marks(platform, text)
        .iter()
        .filter(|mark| mark.kind == kind)
        .count()
}

/// A sign in a text.
struct Here<'a> {
    /// The character before it.
    before: Option<char>,
    so_far: &'a str,
    /// What follows it.
    rest: &'a str,
}

impl Here<'_> {
    /// The bytes of a tag's name.
    fn tag(&self, platform: Platform) -> Option<usize> {
        match platform {
            Platform::X => self.tag_on_x(),
            Platform::Mastodon => self.tag_on_mastodon(),
            Platform::Bluesky => self.tag_on_bluesky(),
            Platform::GoogleBusiness => None,
            _ => self.tag_elsewhere(),
        }
    }

    /// The bytes of an account's name.
    fn mention(&self, platform: Platform, sign: char) -> Option<usize> {
        match platform {
            Platform::X => self.mention_on_x(),
            Platform::GoogleBusiness => None,
            _ if sign != '@' => None,
            Platform::Mastodon => self.mention_on_mastodon(),
            Platform::Bluesky => self.mention_on_bluesky(),
            Platform::YouTube => self.mention_of(|c| word(c) || matches!(c, '.' | '-' | '·')),
            _ => self.mention_of(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_')),
        }
    }

    /// The bytes of the run of characters behind the sign.
    fn run(&self, of: impl Fn(char) -> bool) -> usize {
        self.rest.find(|c| !of(c)).unwrap_or(self.rest.len())
    }

    fn behind(&self, of: impl Fn(char) -> bool) -> bool {
        self.before.is_some_and(of)
    }

    /// <https://github.com/twitter/twitter-text/blob/master/js/src/regexp/validHashtag.js>
    fn tag_on_x(&self) -> Option<usize> {
        let of_tag = |c| word(c) || within(c, "\u{200C}\u{200D}\u{A67E}־׳״～〜゛゜゠・〃་༌·");
        let selector = |c| matches!(c, '\u{FE0E}' | '\u{FE0F}');
        let end = self.run(of_tag);
        let (name, after) = self.rest.split_at(end);
        let apart = !self.behind(|c| (of_tag(c) && !selector(c)) || c == '&');
        let ends = !after.starts_with(['#', '＃']) && !after.starts_with("://");
        let named = !name.starts_with(['\u{FE0F}', '\u{20E3}']) && name.contains(letter);
        (apart && ends && named).then_some(end)
    }

    /// <https://github.com/mastodon/mastodon/blob/main/app/models/tag.rb>
    fn tag_on_mastodon(&self) -> Option<usize> {
        let separator = |c| matches!(c, '·' | '・' | '\u{200C}');
        let end = self.run(|c| word(c) || separator(c));
        let name = self.rest[..end].trim_end_matches(separator);
        let apart = !self.behind(|c| c.is_alphanumeric() || matches!(c, '=' | '/' | ')'));
        let inner = || name.chars().skip(1).any(|c| separator(c) || c == '_') && !name.ends_with('_');
        let named = name.starts_with(word) && (name.contains(char::is_alphabetic) || inner());
        (apart && named && !self.rest[end..].starts_with("://")).then_some(name.len())
    }

    /// <https://github.com/bluesky-social/atproto/blob/main/packages/api/src/rich-text/util.ts>
    fn tag_on_bluesky(&self) -> Option<usize> {
        let hidden = |c| matches!(c, '\u{AD}' | '\u{2060}' | '\u{200A}'..='\u{200D}' | '\u{20E2}');
        let end = self.run(|c| !c.is_whitespace() && !hidden(c));
        let name = self.rest[..end].trim_end_matches(punctuation);
        let named = name.contains(|c: char| !punctuation(c) && !digit(c)) && !name.starts_with('\u{FE0F}');
        let short = name.encode_utf16().count() <= 64;
        (!self.behind(|c| !c.is_whitespace()) && named && short).then_some(name.len())
    }

    /// Letters, marks, digits, low lines and emoji, not digits alone: the networks that publish no grammar.
    fn tag_elsewhere(&self) -> Option<usize> {
        let end = self.run(|c| word(c) || pictograph(c));
        let name = &self.rest[..end];
        let apart = !self.behind(|c| word(c) || "&#＃@/".contains(c));
        let named = name.contains(|c| letter(c) || pictograph(c));
        let keycap = name.starts_with(['\u{FE0F}', '\u{20E3}']);
        (apart && named && !keycap).then_some(end)
    }

    /// <https://github.com/twitter/twitter-text/blob/master/js/src/regexp/validMentionOrList.js>
    fn mention_on_x(&self) -> Option<usize> {
        const LONGEST: usize = 20;
        const LONGEST_LIST: usize = 25;
        let retweet = || {
            let start = self.so_far.len().checked_sub(2)?;
            let sign = self.so_far.get(start..)?;
            let apart = |c: char| !(c.is_ascii_alphanumeric() || "_+~.-".contains(c));
            let free = self.so_far[..start].chars().next_back().is_none_or(apart);
            (sign.eq_ignore_ascii_case("rt") && free).then_some(())
        };
        let glued = self.behind(|c| c.is_ascii_alphanumeric() || "_!#$%&*@＠".contains(c));
        if glued && retweet().is_none() {
            return None;
        }
        let name = self.run(|c| c.is_ascii_alphanumeric() || c == '_').min(LONGEST);
        let list = self.rest[name..]
            .strip_prefix('/')
            .filter(|list| list.starts_with(|c: char| c.is_ascii_alphabetic()));
        let list = list.map_or(0, |list| {
            let end = list.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')));
            1 + end.unwrap_or(list.len()).min(LONGEST_LIST)
        });
        let end = name + list;
        (name > 0 && !no_mention_before(&self.rest[end..])).then_some(end)
    }

    /// <https://github.com/mastodon/mastodon/blob/main/app/models/account.rb>
    fn mention_on_mastodon(&self) -> Option<usize> {
        let joined = |text: &str, of: fn(char) -> bool| {
            let run = text
                .find(|c| !(of(c) || matches!(c, '.' | '-')))
                .unwrap_or(text.len());
            let run = text[..run].trim_end_matches(['.', '-']);
            if run.starts_with(of) { run.len() } else { 0 }
        };
        let name = joined(self.rest, |c| c.is_ascii_alphanumeric() || c == '_');
        let server = self.rest[name..]
            .strip_prefix('@')
            .map_or(0, |server| joined(server, word));
        let end = name + if server > 0 { server + 1 } else { 0 };
        let glued = self.behind(|c| word(c) || matches!(c, '=' | '/'));
        (name > 0 && !glued && !no_mention_before(&self.rest[end..])).then_some(end)
    }

    /// <https://github.com/bluesky-social/atproto/blob/main/packages/api/src/rich-text/util.ts>
    fn mention_on_bluesky(&self) -> Option<usize> {
        let of_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let end = self.run(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        let boundary = |end: &usize| {
            let (name, after) = self.rest.split_at(*end);
            name.ends_with(of_word) != after.starts_with(of_word)
        };
        let end = (1..=end).rev().find(boundary)?;
        let name = &self.rest[..end];
        let apart = !self.behind(|c| !(c.is_whitespace() || c == '('));
        (apart && (domains::ends_well(name) || name.ends_with(".test"))).then_some(end)
    }

    /// Networks that publish no grammar: a name of these characters that ends in none of punctuation.
    fn mention_of(&self, of: impl Fn(char) -> bool) -> Option<usize> {
        let name = self.rest[..self.run(of)].trim_end_matches(['.', '-', '·']);
        let apart = !self.behind(|c| word(c) || matches!(c, '.' | '/' | '@' | '-'));
        (apart && !name.starts_with('.') && !name.is_empty()).then_some(name.len())
    }

    /// The sign of a share, as in `$ABC`.
    fn share(&self, platform: Platform) -> Option<usize> {
        let letters = self.run(|c| c.is_ascii_alphabetic());
        let (end, apart) = match platform {
            Platform::X if (1..=6).contains(&letters) => {
                let class = self.rest[letters..].strip_prefix(['.', '_']).unwrap_or("");
                let class = class
                    .find(|c: char| !c.is_ascii_alphabetic())
                    .unwrap_or(class.len());
                let class = if (1..=2).contains(&class) { class + 1 } else { 0 };
                (letters + class, !self.behind(|c| !space(c)))
            }
            Platform::Bluesky if letters > 0 => {
                let end = self.run(|c| c.is_ascii_alphanumeric());
                (
                    end,
                    end <= 5 && !self.behind(|c| !(c.is_whitespace() || c == '(')),
                )
            }
            _ => return None,
        };
        let ends = |c: char| space(c) || (punctuation(c) && c.is_ascii()) || "’$+<=>^|~".contains(c);
        let bluesky = |c: char| c.is_whitespace() || ".,;:!?)\"'’".contains(c);
        let after = self.rest[end..].chars().next();
        let ended = after.is_none_or(|c| {
            if platform == Platform::X {
                ends(c)
            } else {
                bluesky(c)
            }
        });
        (apart && ended).then_some(end)
    }
}
