//! Where a text may be cut: between what people see as characters, never within one. Unicode's annex 29.

use unicode_segmentation::UnicodeSegmentation;

/// Splits a text behind `limit` code points at most: at white space if some is near, never inside a character.
#[must_use]
pub fn fold(text: &str, limit: usize) -> (&str, &str) {
    const NEAR: usize = 30;
    let first = text.graphemes(true).next().unwrap_or_default().len();
    let end = whole(text, limit).max(first);
    if end == text.len() {
        return (text, "");
    }
    let near = text[..end]
        .grapheme_indices(true)
        .rev()
        .take(NEAR)
        .find(|(at, cluster)| *at > 0 && cluster.starts_with(char::is_whitespace))
        .map(|(at, _)| at);
    text.split_at(near.unwrap_or(end))
}

/// A line within `limit` code points, cut behind a word if that leaves enough, with an ellipsis where something is left out.
#[must_use]
pub fn short(line: &str, limit: usize) -> String {
    let line = line.trim();
    if line.chars().count() <= limit {
        return line.to_owned();
    }
    // The ellipsis takes one.
    let room = limit.saturating_sub(1);
    let kept = match whole(line, room) {
        // One character with more marks than there is room.
        0 => line
            .char_indices()
            .nth(room)
            .map_or(line, |(end, _)| &line[..end]),
        end => &line[..end],
    };
    let ends_here = line[kept.len()..].starts_with(char::is_whitespace);
    let word = kept
        .rfind(char::is_whitespace)
        .filter(|end| !ends_here && *end * 2 > kept.len());
    let kept = &kept[..word.unwrap_or(kept.len())];
    format!("{}…", kept.trim_end())
}

/// The first character of each of the first and the last word, in capitals.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().into_iter();
    first
        .chain(words.next_back())
        .filter_map(|word| word.graphemes(true).next())
        .map(str::to_uppercase)
        .collect()
}

/// The bytes of as many whole characters as fit into `limit` code points.
fn whole(text: &str, limit: usize) -> usize {
    let (mut used, mut end) = (0, 0);
    for cluster in text.graphemes(true) {
        used += cluster.chars().count();
        if used > limit {
            break;
        }
        end += cluster.len();
    }
    end
}
