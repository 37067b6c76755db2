//! Finding links, by the grammar of each network.

use super::{
    chars::{accented, cyrillic, directional, invalid},
    domains,
};
use crate::platform::Platform;
use std::ops::Range;

/// Longest link, in characters.
const LONGEST: usize = 4_096;
/// Longest code of X's own short links.
const LONGEST_CODE: usize = 40;

/// The links of a text, as ranges of bytes.
pub(super) fn links(platform: Platform, text: &str) -> Vec<Range<usize>> {
    match platform {
        Platform::X => X.links(text),
        Platform::Mastodon => MASTODON.links(text),
        Platform::Bluesky => bluesky(text),
        // Links in a caption do nothing there: https://help.instagram.com/362497417173378
        Platform::Instagram | Platform::TikTok => Vec::new(),
        _ => OTHERS.links(text),
    }
}

/// What the grammars that stem from twitter-text differ in.
struct Grammar {
    schemes: &'static [&'static str],
    /// A name without a scheme is a link.
    bare: bool,
    /// With a scheme, any name is a link, not only one with a known ending.
    any_name: bool,
    path: fn(char) -> bool,
    path_end: fn(char) -> bool,
    query: fn(char) -> bool,
    query_end: fn(char) -> bool,
}

/// <https://github.com/twitter/twitter-text/blob/master/js/src/regexp/extractUrl.js>
const X: Grammar = Grammar {
    schemes: &["https://", "http://"],
    bare: true,
    any_name: false,
    path: |c| plain(c) || "!*';:=+,.$/%#[]-–_~@|&".contains(c),
    path_end: |c| plain(c) || "+-=_#/".contains(c),
    query: |c| c.is_ascii_alphanumeric() || "!?*'@();:&=+$/%#[]-_.,~|".contains(c),
    query_end: |c| c.is_ascii_alphanumeric() || "-_&=#/".contains(c),
};

/// <https://github.com/mastodon/mastodon/blob/main/config/initializers/twitter_regex.rb>
const MASTODON: Grammar = Grammar {
    schemes: &[
        "https://",
        "http://",
        "dat://",
        "dweb://",
        "ipfs://",
        "ipns://",
        "ssb://",
        "gopher://",
        "gemini://",
    ],
    bare: false,
    any_name: false,
    path: |c| !c.is_whitespace() && !"<>()?".contains(c),
    path_end: |c| !c.is_whitespace() && !"()?!*\"'「」<>;:=,.$%[]~&|@".contains(c),
    query: |c| c.is_ascii_alphanumeric() || c >= '\u{A0}' || "!?*'();:&=+$/%#[]-_.,~|@^".contains(c),
    query_end: |c| c.is_ascii_alphanumeric() || c >= '\u{A0}' || "_&=#/-".contains(c),
};

/// Networks that publish no grammar: Mastodon's paths, which are the widest, and names with and without a scheme.
const OTHERS: Grammar = Grammar {
    schemes: &["https://", "http://"],
    bare: true,
    any_name: true,
    ..MASTODON
};

fn plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || accented(c) || cyrillic(c)
}

/// What was recognised as a link, its parts as lengths in bytes.
struct Match {
    scheme: usize,
    name: usize,
    path: usize,
    whole: usize,
}

impl Grammar {
    fn links(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if !text.contains('.') {
            return found;
        }
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let next = at + c.len_utf8();
            let hit = self.starting(text, at, c);
            at = match hit {
                Some((start, hit)) => {
                    let end = start + hit.whole;
                    self.accept(text, start, &hit, &mut found);
                    end.max(next)
                }
                None => next,
            };
        }
        found
    }

    /// The link that follows `c`, or begins with it at the start of the text.
    fn starting(&self, text: &str, at: usize, c: char) -> Option<(usize, Match)> {
        let next = at + c.len_utf8();
        let before = directional(c) || !(c.is_ascii_alphanumeric() || "@＠$#＃".contains(c) || invalid(c));
        let here = || self.whole(&text[at..]).map(|hit| (at, hit));
        let behind = || self.whole(&text[next..]).map(|hit| (next, hit));
        // Half of a character of two UTF-16 units is a character there.
        let split = (c > '\u{FFFF}').then(here).flatten();
        split
            .or_else(|| before.then(behind).flatten())
            .or_else(|| (at == 0).then(here).flatten())
    }

    fn whole(&self, text: &str) -> Option<Match> {
        let scheme = |scheme: &&&str| {
            text.get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        let scheme = self.schemes.iter().find(scheme).map_or(0, |scheme| scheme.len());
        let name = if self.any_name && scheme > 0 {
            domains::any(&text[scheme..])
        } else {
            domains::known(&text[scheme..])
        }?;
        let mut end = scheme + name;
        if let Some(port) = text[end..].strip_prefix(':') {
            let digits = port.find(|c: char| !c.is_ascii_digit()).unwrap_or(port.len());
            end += if digits > 0 { digits + 1 } else { 0 };
        }
        let path = if text[end..].starts_with('/') {
            1 + self.path_length(&text[end + 1..])
        } else {
            0
        };
        end += path;
        end += self.query_length(&text[end..]);
        Some(Match {
            scheme,
            name,
            path,
            whole: end,
        })
    }

    fn path_length(&self, text: &str) -> usize {
        let (mut at, mut end) = (0, 0);
        while let Some(c) = text[at..].chars().next() {
            if (self.path)(c) {
                at += c.len_utf8();
                if (self.path_end)(c) {
                    end = at;
                }
            } else if let Some(length) = self.balanced(&text[at..]) {
                at += length;
                end = at;
            } else {
                break;
            }
        }
        end
    }

    /// The bytes of a part in parentheses that `text` begins with; they may hold one more pair.
    fn balanced(&self, text: &str) -> Option<usize> {
        let run = |at: usize| {
            let rest = &text[at..];
            at + rest.find(|c| !(self.path)(c)).unwrap_or(rest.len())
        };
        let is = |at: usize, c: char| text[at..].starts_with(c);
        if !is(0, '(') {
            return None;
        }
        let end = run(1);
        if is(end, ')') {
            return (end > 1).then_some(end + 1);
        }
        let inner = is(end, '(').then(|| run(end + 1))?;
        let outer = (inner > end + 1 && is(inner, ')')).then(|| run(inner + 1))?;
        is(outer, ')').then_some(outer + 1)
    }

    fn query_length(&self, text: &str) -> usize {
        let Some(query) = text.strip_prefix('?') else {
            return 0;
        };
        let run = query.find(|c| !(self.query)(c)).unwrap_or(query.len());
        let last = query[..run]
            .char_indices()
            .rev()
            .find(|(_, c)| (self.query_end)(*c));
        last.map_or(0, |(at, c)| 1 + at + c.len_utf8())
    }

    /// Adds what of a match is a link.
    fn accept(&self, text: &str, start: usize, hit: &Match, found: &mut Vec<Range<usize>>) {
        let whole = &text[start..start + hit.whole];
        let name = &whole[hit.scheme..hit.scheme + hit.name];
        if !domains::resolvable(name) || whole.chars().count() > LONGEST {
            return;
        }
        if hit.scheme > 0 {
            if let Some(length) = shortened(whole, hit) {
                found.push(start..start + length);
            }
            return;
        }
        if !self.bare || text[..start].ends_with(['-', '_', '.', '/']) {
            return;
        }
        let first = found.len();
        found.extend(
            domains::plain(name)
                .into_iter()
                .map(|part| start + part.start..start + part.end),
        );
        if let Some(last) = found[first..].last_mut()
            && hit.path > 0
        {
            last.end = start + hit.whole;
        }
    }
}

/// The bytes of a link with a scheme: X's own short ones end behind their code.
fn shortened(whole: &str, hit: &Match) -> Option<usize> {
    let behind = hit.scheme + hit.name;
    if !whole[hit.scheme..behind].eq_ignore_ascii_case("t.co") || hit.path < 2 {
        return Some(whole.len());
    }
    let code = whole[behind + 1..]
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(whole.len() - behind - 1);
    let end = behind + 1 + code;
    match code {
        0 => Some(whole.len()),
        1..=LONGEST_CODE => Some(end + X.query_length(&whole[end..])),
        _ => None,
    }
}

/// <https://github.com/bluesky-social/atproto/blob/main/packages/api/src/rich-text/detection.ts>
fn bluesky(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let run = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let link = bluesky_link(&rest[..run]);
        found.extend(link.map(|length| at..at + length));
        // The next one begins behind white space or a parenthesis.
        let open = rest[..run].find('(').filter(|_| link.is_none());
        let end = open.unwrap_or(run);
        at += end + rest[end..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

fn bluesky_link(word: &str) -> Option<usize> {
    let schemed = ["https://", "http://"]
        .iter()
        .any(|scheme| word.len() > scheme.len() && word.starts_with(scheme));
    let name = word
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '.'))
        .unwrap_or(word.len());
    let name = word[..name].trim_end_matches('.');
    let name = name.find("..").map_or(name, |end| &name[..end]);
    let named = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.contains('.')
        && (name.starts_with("http") || domains::ends_well(name));
    if !schemed && !named {
        return None;
    }
    let link = word.strip_suffix(['.', ',', ';', ':', '!', '?']).unwrap_or(word);
    let link = match link.strip_suffix(')') {
        Some(inner) if !inner.contains('(') => inner,
        _ => link,
    };
    Some(link.len())
}
