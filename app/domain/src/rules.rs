//! What fields accept. Each function takes what was typed and gives what is kept.

use crate::failure::{Field, FieldError, Problem};
use std::ops::RangeInclusive;

/// Longest name of a thing or person, in characters.
pub const NAME_MAX: usize = 80;
/// Longest caption, in characters: the longest that any network takes.
pub const CAPTION_MAX: usize = 63_206;
/// Longest note, message or comment, in characters.
pub const NOTE_MAX: usize = 2_000;
/// Longest alternative text, in characters.
pub const ALT_MAX: usize = 1_500;
/// Shortest custom password of a link, and shortest password of staff, in characters.
pub const PASSWORD_MIN: usize = 10;
/// Longest password, in bytes; more is refused before any hash.
pub const PASSWORD_MAX: usize = 1_024;
/// Most pictures in a post.
pub const MEDIA_MAX: usize = 20;
/// Most posts on a link.
pub const LINK_POSTS_MAX: usize = 200;
/// Posts that are moved or deleted at once.
pub const POSTS_AT_ONCE_MAX: usize = 500;
/// Years of what can be planned; beyond them lie typing errors.
pub const YEARS: RangeInclusive<i16> = 2000..=2100;

/// Gathers the problems of a form, so that all are shown at once.
#[derive(Default)]
pub struct Form(Vec<FieldError>);

impl Form {
    /// Keeps `result`'s value, or notes its problem and keeps the default.
    pub fn take<T: Default>(&mut self, field: Field, result: Result<T, Problem>) -> T {
        result.unwrap_or_else(|problem| {
            self.0.push(FieldError { field, problem });
            T::default()
        })
    }

    /// Notes a problem.
    pub fn reject(&mut self, field: Field, problem: Problem) {
        self.0.push(FieldError { field, problem });
    }

    /// Passes if nothing was noted.
    ///
    /// # Errors
    /// All problems at once.
    pub fn finish(self) -> Result<(), crate::Failure> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(crate::Failure::Invalid(self.0))
        }
    }
}

/// What is kept of a text: surrounding space goes, and so do control characters other than line breaks. Where nothing can
/// be seen, nothing is kept.
#[must_use]
pub fn kept(typed: &str) -> String {
    let kept: String = typed
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| *c == '\n' || *c == '\t' || !c.is_control())
        .collect();
    let kept = kept.trim();
    if kept.chars().all(is_invisible) {
        String::new()
    } else {
        kept.to_owned()
    }
}

/// Text of at most `max` characters that may be empty, as it is [`kept`].
///
/// # Errors
/// Too long.
pub fn text(typed: &str, max: usize) -> Result<String, Problem> {
    let kept = kept(typed);
    if kept.chars().count() > max {
        Err(Problem::TooLong(max))
    } else {
        Ok(kept)
    }
}

/// Text that may not be empty.
///
/// # Errors
/// Empty or too long.
pub fn required(typed: &str, max: usize) -> Result<String, Problem> {
    let kept = text(typed, max)?;
    if kept.is_empty() {
        Err(Problem::Required)
    } else {
        Ok(kept)
    }
}

/// Whether a character leaves no mark on the screen by itself: space, what [`is_ignorable`] names, and the blank of Braille.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_whitespace() || is_ignorable(c) || c == '\u{2800}'
}

/// Controls and what Unicode calls `Default_Ignorable_Code_Point`: characters that are there and cannot be seen.
/// <https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt>
#[must_use]
pub const fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// A name on one line.
///
/// # Errors
/// Empty or too long.
pub fn name(typed: &str) -> Result<String, Problem> {
    required(&typed.replace(['\n', '\r', '\t'], " "), NAME_MAX)
}

/// An e-mail address, as the browser's own field accepts it, in lower case.
/// <https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address>
///
/// # Errors
/// Empty, too long or not an address.
pub fn email(typed: &str) -> Result<String, Problem> {
    let kept = required(typed, 254)?.to_lowercase();
    let (local, host) = kept.split_once('@').ok_or(Problem::Malformed)?;
    let local_ok = !local.is_empty()
        && local
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c));
    let label_ok = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    if local_ok && host.split('.').all(label_ok) {
        Ok(kept)
    } else {
        Err(Problem::Malformed)
    }
}

/// A telephone number: digits, with the signs people put between them; empty is allowed.
///
/// # Errors
/// Anything else.
pub fn phone(typed: &str) -> Result<String, Problem> {
    let kept = text(typed, 32)?;
    let digits = kept.chars().filter(char::is_ascii_digit).count();
    let signs = kept.chars().all(|c| c.is_ascii_digit() || " +-().".contains(c));
    if kept.is_empty() || (signs && (6..=15).contains(&digits)) {
        Ok(kept)
    } else {
        Err(Problem::Malformed)
    }
}

/// The address of a page of the web, as it is copied from a browser; without its scheme it gets one. Empty is allowed.
///
/// # Errors
/// Too long, or not such an address.
pub fn web_address(typed: &str) -> Result<String, Problem> {
    let kept = text(typed, 2_048)?;
    if kept.is_empty() {
        return Ok(kept);
    }
    let (scheme, rest) = kept.split_once("://").unwrap_or(("https", &kept));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let scheme = scheme.to_ascii_lowercase();
    let sound = matches!(scheme.as_str(), "http" | "https")
        && host.contains('.')
        && !host.contains('@')
        && !host.starts_with('.')
        && !kept.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\".contains(c));
    if sound {
        Ok(format!("{scheme}://{rest}"))
    } else {
        Err(Problem::Malformed)
    }
}

/// A new password. `context` holds words of the page (names, addresses) that may not make up the password.
///
/// # Errors
/// Too short, too long, or easily guessed.
pub fn new_password(typed: &str, context: &[&str]) -> Result<(), Problem> {
    if typed.is_empty() {
        return Err(Problem::Required);
    }
    if typed.len() > PASSWORD_MAX {
        return Err(Problem::TooLong(PASSWORD_MAX));
    }
    if typed.chars().count() < PASSWORD_MIN {
        return Err(Problem::TooShort(PASSWORD_MIN));
    }
    let plain = |text: &str| -> String {
        text.to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    let mut rest = plain(typed);
    let distinct = rest.chars().collect::<std::collections::BTreeSet<_>>().len();
    let words = context
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .map(plain);
    for word in words.chain(COMMON.iter().map(|w| (*w).to_owned())) {
        if word.chars().count() >= 3 {
            rest = rest.replace(&word, "");
        }
    }
    // What is left after known words, years and counting must still be worth guessing.
    let left = rest.trim_matches(|c: char| c.is_ascii_digit()).chars().count();
    let digits = rest.chars().count().saturating_sub(left);
    if distinct < 4 || (left < 3 && left + digits.min(4) < 6) {
        Err(Problem::Guessable)
    } else {
        Ok(())
    }
}

/// Pieces of the passwords that are guessed first, longest first.
const COMMON: [&str; 36] = [
    "1234567890",
    "123456789",
    "countersign",
    "qwertyuiop",
    "approval",
    "password",
    "passwort",
    "12345678",
    "asdfghjkl",
    "football",
    "baseball",
    "iloveyou",
    "princess",
    "sunshine",
    "superman",
    "trustno1",
    "1q2w3e4r",
    "welcome",
    "charlie",
    "letmein",
    "michael",
    "monkey",
    "dragon",
    "shadow",
    "master",
    "qwertz",
    "qwerty",
    "abc123",
    "123456",
    "000000",
    "111111",
    "summer",
    "winter",
    "client",
    "admin",
    "hello",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_and_context_passwords_are_refused() {
        let context = ["Northwind Coffee", "Tom Reyes"];
        for bad in [
            "password12",
            "Password123!",
            "northwind2026",
            "Tom-Reyes-1",
            "aaaaaaaaaaaa",
            "1234567890",
            "Qwertyuiop1",
        ] {
            assert_eq!(new_password(bad, &context), Err(Problem::Guessable), "{bad}");
        }
        assert_eq!(
            new_password("short", &context),
            Err(Problem::TooShort(PASSWORD_MIN))
        );
        assert_eq!(
            new_password(&"long ".repeat(300), &context),
            Err(Problem::TooLong(PASSWORD_MAX))
        );
        for good in ["teal otter lamp", "k7Qm2-xz9Pw", "café à la carte"] {
            assert_eq!(new_password(good, &context), Ok(()), "{good}");
        }
    }

    #[test]
    fn addresses() {
        assert_eq!(
            email(" Tom@Northwind.Example "),
            Ok("tom@northwind.example".into())
        );
        for bad in [
            "tom",
            "tom@",
            "@x.org",
            "a b@x.org",
            "tom@-x.org",
            "tom@x..org",
            "a\r\nBcc: b@x.org",
        ] {
            assert!(email(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_empty() {
        for blank in [
            "\u{200b}",
            "\u{200d}\u{200c}\u{2060}",
            "\u{feff} \u{a0}\u{2003}",
            "\u{202e}\u{2066}\u{2069}",
            "\u{ad}\u{34f}\u{180e}",
            "\u{3164}\u{115f}\u{ffa0}\u{2800}",
            "\u{fe0f}\u{e0020}\u{e0100}",
        ] {
            assert_eq!(text(blank, 80), Ok(String::new()), "{blank:?}");
            assert_eq!(required(blank, 80), Err(Problem::Required), "{blank:?}");
            assert_eq!(name(blank), Err(Problem::Required), "{blank:?}");
            assert!(name(&format!("{blank}A")).is_ok(), "{blank:?}");
        }
        // Marks and joined signs are seen, and stay as they were typed.
        for seen in ["👩\u{200d}💻", "❤\u{fe0f}", "می\u{200c}خواهم", "—"] {
            assert_eq!(required(seen, 80), Ok(seen.to_owned()));
        }
    }

    #[test]
    fn names_stay_on_one_line_and_control_characters_go() {
        assert_eq!(name("  A\u{0}\nB  "), Ok("A B".into()));
        assert_eq!(name("\n\t "), Err(Problem::Required));
    }

    #[test]
    fn addresses_of_the_web_are_as_copied() {
        for (typed, right) in [
            ("", ""),
            (
                " https://bsky.app/profile/a.example/post/3k?x=1#y ",
                "https://bsky.app/profile/a.example/post/3k?x=1#y",
            ),
            ("instagram.com/p/Cx1", "https://instagram.com/p/Cx1"),
            ("HTTP://example.org", "http://example.org"),
            ("https://münchen.example/ä", "https://münchen.example/ä"),
        ] {
            assert_eq!(web_address(typed).as_deref(), Ok(right), "{typed}");
        }
        for typed in [
            "javascript:alert(1)",
            "javascript://example.org/%0aalert(1)",
            "ftp://example.org",
            "https://",
            "https://user:pass@example.org",
            "two words.example",
            "https://example.org/<script>",
            "none",
        ] {
            assert_eq!(web_address(typed), Err(Problem::Malformed), "{typed}");
        }
        assert_eq!(web_address(&"a.".repeat(2_000)), Err(Problem::TooLong(2_048)));
    }
}
