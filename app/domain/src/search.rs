//! Searching: one normal form of text, so that a word is found however its letters were typed.

use crate::{post::Post, rules::is_invisible};
use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

/// Longest search, in characters; what stands behind them is not looked at.
pub const SEARCH_MAX: usize = 200;

/// Most posts that one search shows.
pub const HITS_MAX: usize = 200;

/// The words to find: each must occur somewhere in [`of_post`], from the eighth on in the order of the search. None: there is nothing to find.
#[must_use]
pub fn words(typed: &str) -> Vec<String> {
    let typed: String = typed.chars().take(SEARCH_MAX).collect();
    fold(&typed)
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What is searched of a post, in normal form: caption, variants, alternative texts, campaign and note to the client.
///
/// The database keeps it beside the post. A change of the rule therefore comes with a migration that empties what is
/// kept; it is filled anew when the database is opened.
#[must_use]
pub fn of_post(post: &Post) -> String {
    let content = &post.revision.content;
    let variants = content.variants.iter().map(|variant| variant.caption.as_str());
    let alts = content.media.iter().map(|media| media.alt.as_str());
    let all: Vec<&str> = [content.caption.as_str()]
        .into_iter()
        .chain(variants)
        .chain(alts)
        .chain([post.campaign.as_str(), post.creator_note.as_str()])
        .collect();
    fold(&all.join("\n"))
}

/// The normal form: compatibility forms (full-width, ligatures, letters of mathematics) as plain letters, without
/// accents, case and what cannot be seen; quotes and dashes of one kind; one space between words.
///
/// Only marks that are accents go, by their combining class: without its vowel signs, its voicing mark or its virama a
/// word of Hindi, Thai or Japanese would be another one. <https://www.unicode.org/reports/tr44/#Canonical_Combining_Class_Values>
#[must_use]
pub fn fold(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(plain_sign)
        .nfkd()
        .map(plain_sign)
        .filter(|c| c.is_whitespace() || !(is_accent(*c) || is_invisible(*c) || *c == TATWEEL))
        // Up and down again: ς and ı have no other way to σ and i.
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .collect();
    let mut folded = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in word.nfc() {
            match letters(c) {
                Some(letters) => folded.push_str(letters),
                None => folded.push(c),
            }
        }
    }
    folded
}

/// Stretches an Arabic word and means nothing.
const TATWEEL: char = '\u{640}';

/// Overlays, nuktas, the points of Hebrew, Arabic and Syriac, and everything that stands around a letter.
fn is_accent(c: char) -> bool {
    matches!(canonical_combining_class(c), 1 | 7 | 10..=36 | 200..=240)
}

/// Signs that programs put in the place of those on the keyboard.
const fn plain_sign(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | '‵' | '´' | '`' | 'ʼ' | 'ʹ' | 'ʻ' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '‶' | '«' | '»' => '"',
        '‐'..='―' | '−' => '-',
        _ => c,
    }
}

/// Letters that Unicode does not take apart, as people type them who do not have them on their keyboard.
const fn letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'đ' | 'ð' => "d",
        'ø' => "o",
        'ł' => "l",
        'ħ' => "h",
        'ŧ' => "t",
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        'ة' => "ه",
        '٠' | '۰' => "0",
        '١' | '۱' => "1",
        '٢' | '۲' => "2",
        '٣' | '۳' => "3",
        '٤' | '۴' => "4",
        '٥' | '۵' => "5",
        '٦' | '۶' => "6",
        '٧' | '۷' => "7",
        '٨' | '۸' => "8",
        '٩' | '۹' => "9",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_seen_is_nothing_to_find() {
        for blank in ["", " \n\t", "\u{200b}", "\u{ad}\u{202e}", "\u{0}\u{7}"] {
            assert_eq!(words(blank), Vec::<String>::new(), "{blank:?}");
        }
    }

    #[test]
    fn a_search_has_an_end() {
        let typed = "ab ".repeat(10_000);
        assert_eq!(words(&typed).len(), SEARCH_MAX.div_ceil(3));
    }

    proptest! {
        #[test]
        fn folding_again_changes_nothing(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn a_text_holds_its_own_words(text in "\\PC{0,60}") {
            let folded = fold(&text);
            for word in words(&text) {
                prop_assert!(folded.contains(&word));
            }
        }
    }
}
