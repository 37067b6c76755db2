//! Classes of characters that the grammars of the networks are made of.

use unicode_segmentation::UnicodeSegmentation;

/// Whether `set` holds `c`. A set is written as its characters, `a-z` for a run of them.
pub(super) fn within(c: char, set: &str) -> bool {
    let mut rest = set.chars();
    while let Some(first) = rest.next() {
        let mut after = rest.clone();
        let last = match (after.next(), after.next()) {
            (Some('-'), Some(last)) => {
                rest = after;
                last
            }
            _ => first,
        };
        if (first..=last).contains(&c) {
            return true;
        }
    }
    false
}

/// A letter, or a mark that belongs to one: Unicode's `L` and `M`.
pub(super) fn letter(c: char) -> bool {
    (c.is_alphabetic() && !number_form(c)) || mark(c)
}

/// A digit of any script.
pub(super) fn digit(c: char) -> bool {
    c.is_ascii_digit() || (!c.is_ascii() && c.is_numeric() && !c.is_alphabetic() && !number_form(c))
}

/// What names and tags are made of: letters, marks, digits, the low line.
pub(super) fn word(c: char) -> bool {
    c == '_' || letter(c) || digit(c)
}

/// A mark, found by what annex 29 joins to the letter before it.
fn mark(c: char) -> bool {
    const JOINED: &str = "\u{200C}\u{200D}\u{FF9E}\u{FF9F}🏻-🏿\u{E0020}-\u{E007F}";
    if c.is_ascii() || within(c, JOINED) {
        return false;
    }
    let mut pair = [b'a', 0, 0, 0, 0];
    let end = 1 + c.encode_utf8(&mut pair[1..]).len();
    std::str::from_utf8(&pair[..end]).is_ok_and(|pair| pair.graphemes(true).count() == 1)
}

/// Digits and letters in circles, fractions, small figures: numbers, but in no name.
fn number_form(c: char) -> bool {
    within(c, "²³¹¼-¾⁰-₉⅐-↋①-⓿❶-➓㈠-㈩㉈-㉟㉠-㊿🄀-🆉")
}

/// Latin letters with accents, as twitter-text lists them.
pub(super) fn accented(c: char) -> bool {
    within(c, "À-ÖØ-öø-ɏɓɔɖɗəɛɣɨɯɲʉʋʻ\u{300}-\u{36F}Ḁ-ỿ")
}

/// Cyrillic, as twitter-text lists it.
pub(super) fn cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{4FF}').contains(&c)
}

/// What turns the direction of a text.
pub(super) fn directional(c: char) -> bool {
    within(c, "\u{202A}-\u{202E}\u{61C}\u{200E}\u{200F}\u{2066}-\u{2069}")
}

/// No characters at all: byte order marks.
pub(super) fn invalid(c: char) -> bool {
    matches!(c, '\u{FFFE}' | '\u{FEFF}' | '\u{FFFF}')
}

/// White space, also of old versions of Unicode.
pub(super) fn space(c: char) -> bool {
    c.is_whitespace() || c == '\u{180E}'
}

/// Punctuation, Unicode's `P`, as far as it stands at the end of a word.
pub(super) fn punctuation(c: char) -> bool {
    const ASCII: &str = "!\"#%&'()*,./:;?@[\\]_{}";
    const OTHERS: &str = "¡§«¶·»¿;·՚-՟։֊־׀׃׆׳״؉؊،؍؛-؟٪-٭۔।॥๏๚๛၊-၏።-፨᙮។-៖៘-៚᠀-᠊‐-‧‰-⁃⁅-⁑⁓-⁞⁽⁾₍₎⌈-⌋〈〉❨-❵⟅⟆⟦-⟯⦃-⦘⧘-⧛⧼⧽⸀-⸮、-〃〈-】〔-〟〰〽゠・︐-︙︰-﹒﹔-﹡﹣﹨﹪﹫！-＃％-＊，-／：；？＠［-］＿｛｝｟-･";
    c == '-' || within(c, if c.is_ascii() { ASCII } else { OTHERS })
}

/// Pictures that may stand in a tag.
pub(super) fn pictograph(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{200D}')
}

/// Whether a user-perceived character is a picture by itself or by its selector: Unicode's `Emoji_Presentation`, with the
/// planes of pictures as a whole. <https://www.unicode.org/Public/UCD/latest/ucd/emoji/emoji-data.txt>
pub(super) fn drawn_as_emoji(cluster: &str) -> bool {
    const DRAWN: &str = "⌚⌛⏩-⏬⏰⏳◽◾☔☕♈-♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓-❕❗➕-➗➰➿⬛⬜⭐⭕\u{1F000}-\u{1FAFF}";
    cluster.contains(|c: char| !c.is_ascii() && within(c, DRAWN))
        || cluster.contains(['\u{FE0F}', '\u{20E3}'])
}
