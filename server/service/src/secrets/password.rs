//! What a typed password is understood as: people paste, dictate and retype them.
//!
//! One form is hashed ([`normalise`]). A check reads what was typed in at most three ways ([`readings`]): as that form, as
//! the form that older hashes were made of, and as a generated password among what was copied with it.

use crate::ports::Random;
use domain::{Problem, rules};
use unicode_normalization::UnicodeNormalization;

/// Crockford's base32: no I, L, O or U, so it can be read aloud. <https://www.crockford.com/base32.html>
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters of a generated password: 10 x 5 bits = 50 bits.
const GENERATED: usize = 10;

/// A password for a link, readable aloud: `7K3QX-M9T2W`.
#[must_use]
pub fn readable_password(random: &dyn Random) -> String {
    let mut bytes = [0; GENERATED];
    random.fill(&mut bytes);
    let text: Vec<char> = bytes
        .iter()
        .map(|b| char::from(CROCKFORD[usize::from(b & 31)]))
        .collect();
    let (left, right) = text.split_at(GENERATED / 2);
    left.iter().chain(['-'].iter()).chain(right).collect()
}

/// A password that somebody chooses, as it is kept and shown to them. `context` is as in [`rules::new_password`].
///
/// # Errors
/// Those of [`rules::new_password`].
pub fn chosen(typed: &str, context: &[&str]) -> Result<String, Problem> {
    let text = seen(typed);
    rules::new_password(&text, context).map(|()| text)
}

/// The one form of a password that is hashed: a generated one as its ten characters, however it was read aloud; any other
/// without what cannot be seen, with every kind of space as a space (RFC 8265, 4.2), nothing around it, and NFC.
/// <https://www.rfc-editor.org/rfc/rfc8265#section-4.2>
#[must_use]
pub fn normalise(typed: &str) -> String {
    let text = seen(typed);
    generated(&text).unwrap_or(text)
}

/// The forms in which a typed password may match a hash, the likeliest first; no two are the same.
#[must_use]
pub fn readings(typed: &str) -> Vec<String> {
    let text = seen(typed);
    let mut all = vec![normalise(typed)];
    for other in copied(&text).into_iter().chain([as_before(typed)]) {
        if !all.contains(&other) {
            all.push(other);
        }
    }
    all
}

/// What can be seen of a text: NFC, with plain spaces inside and none around it.
fn seen(typed: &str) -> String {
    let plain = typed
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !rules::is_ignorable(*c));
    let text: String = plain.nfc().collect();
    text.trim().to_owned()
}

/// The ten characters of a generated password: in full width, in lower case, with any dash or space, O for 0, I or L for 1.
fn generated(text: &str) -> Option<String> {
    let spoken: String = text
        .nfkc()
        .filter(|c| !c.is_whitespace() && !is_dash(*c))
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let right = spoken.len() == GENERATED && spoken.bytes().all(|b| CROCKFORD.contains(&b));
    right.then_some(spoken)
}

/// A generated password among what is easily copied with it: "Password: 7K3QX-M9T2W", "Your password is 7K3QX-M9T2W.".
fn copied(text: &str) -> Option<String> {
    let after_colon = text.rsplit([':', '：']).next();
    let last_word = text.rsplit(' ').next();
    [Some(text), after_colon, last_word]
        .into_iter()
        .flatten()
        .find_map(|part| generated(part.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// The form that was hashed until spaces and marks were understood: who chose a password then must not be locked out.
fn as_before(typed: &str) -> String {
    let text: String = typed.nfc().collect();
    let spoken = text.replace(|c: char| c == '-' || c.is_whitespace(), "");
    let simple = spoken.len() == GENERATED && spoken.is_ascii();
    simple.then(|| generated(&spoken)).flatten().unwrap_or(text)
}

/// What people and programs write for a hyphen: Unicode's `Dash`, and the marks that look like it.
/// <https://www.unicode.org/Public/16.0.0/ucd/PropList.txt>
const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '_'
            | '~'
            | '\u{ac}'
            | '\u{af}'
            | '\u{2c9}'
            | '\u{58a}'
            | '\u{5be}'
            | '\u{1400}'
            | '\u{1806}'
            | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{2053}'
                | '\u{207b}'
                | '\u{208b}'
                | '\u{2212}'
                | '\u{2500}'
                | '\u{2501}'
                | '\u{2e17}'
                | '\u{2e1a}'
                | '\u{2e3a}'
                | '\u{2e3b}'
                | '\u{2e40}'
                | '\u{2e5d}'
                | '\u{301c}'
                | '\u{3030}'
                | '\u{30a0}'
                | '\u{30fc}'
                | '\u{10ead}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    /// A case from the field: a password, and what people typed for it.
    #[derive(Deserialize)]
    struct Case {
        id: String,
        set: String,
        typed: Vec<String>,
        opens: bool,
    }

    #[test]
    fn cases_from_the_field_open_or_do_not() {
        let cases: Vec<Case> =
            serde_json::from_str(include_str!("../../tests/cases/passwords.json")).expect("a list of cases");
        for case in cases {
            let kept = normalise(&case.set);
            for typed in case.typed {
                assert_eq!(
                    readings(&typed).contains(&kept),
                    case.opens,
                    "{}: {typed:?}",
                    case.id
                );
            }
        }
    }

    #[test]
    fn one_form_is_hashed_and_it_is_its_own() {
        assert_eq!(normalise("７ｋ３ｑｘ－ｍ９ｔ２ｗ\n"), "7K3QXM9T2W");
        assert_eq!(normalise("O1K3QXM9TL"), "01K3QXM9T1");
        for text in ["\u{2000} Cafe\u{301}\u{34f} au lait\u{200b}", "7k3qx—m9t2w", "ab"] {
            let once = normalise(text);
            assert_eq!(normalise(&once), once, "{text:?}");
        }
    }

    #[test]
    fn a_hash_made_before_still_matches() {
        // (chosen then, hashed then)
        for (chosen, hashed) in [
            ("Teal Otter Lamp 9 ", "Teal Otter Lamp 9 "),
            ("Teal\u{a0}Otter Lamp 9", "Teal\u{a0}Otter Lamp 9"),
            ("hello–world", "hello–world"),
            ("Hello World", "HE110W0R1D"),
            ("cafe\u{301} a la carte", "café a la carte"),
        ] {
            assert!(readings(chosen).iter().any(|form| form == hashed), "{chosen:?}");
        }
    }

    #[test]
    fn a_generated_password_is_found_behind_what_was_copied_with_it() {
        for typed in [
            "Password: 7K3QX-M9T2W",
            "Password:7k3qx m9t2w",
            "Passwort： ７Ｋ３ＱＸ–Ｍ９Ｔ２Ｗ",
            "Your password is 7K3QX-M9T2W.",
            "The review https://agency.example/r/abc: 7K3QX-M9T2W\n",
        ] {
            assert!(readings(typed).contains(&normalise("7K3QX-M9T2W")), "{typed}");
            assert!(readings(typed).len() <= 3, "{typed}");
        }
        assert!(!readings("7K3QX-M9T2W or not").contains(&normalise("7K3QX-M9T2W")));
    }

    #[test]
    fn a_plain_password_costs_one_hash() {
        for typed in ["Teal Otter Lamp 9", "7K3QX-M9T2W", "7k3qx m9t2w"] {
            assert_eq!(readings(typed).len(), 1, "{typed}");
        }
        assert!(readings("\u{201c}7K3QX\u{2013}M9T2W.\u{201d}\u{200b}").len() <= 3);
    }
}
