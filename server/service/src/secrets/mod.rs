//! Tokens and passwords: how they are made, kept and checked.

pub mod guard;
pub mod vault;

use crate::{model::TokenHash, ports::Random};
use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};
use std::fmt;

/// 256 random bits that open something. Shown once; only its [`TokenHash`] is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

impl Token {
    /// A new one.
    #[must_use]
    pub fn generate(random: &dyn Random) -> Self {
        let mut bytes = [0; 32];
        random.fill(&mut bytes);
        Self(BASE64URL_NOPAD.encode(&bytes))
    }

    /// What a browser presented, whatever it is.
    #[must_use]
    pub fn presented(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text for a URL or cookie.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored and looked up.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0.as_bytes()).into())
    }
}

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

/// Brings a typed password into the one form that is hashed: NFC, and generated ones however they were read aloud
/// (lower case, without the hyphen, O for 0, I or L for 1).
#[must_use]
pub fn normalise(typed: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let text: String = typed.nfc().collect();
    let spoken: String = text
        .trim()
        .chars()
        .filter(|c| *c != '-' && !c.is_whitespace())
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let generated = spoken.len() == GENERATED && spoken.bytes().all(|b| CROCKFORD.contains(&b));
    if generated { spoken } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_read_aloud_are_the_same() {
        for typed in ["7K3QX-M9T2W", "7k3qx m9t2w", " 7K3QXM9T2W "] {
            assert_eq!(normalise(typed), "7K3QXM9T2W", "{typed}");
        }
        assert_eq!(normalise("O1K3QXM9TL"), "01K3QXM9T1");
    }

    #[test]
    fn composed_and_decomposed_are_the_same_and_nothing_else_changes() {
        assert_eq!(normalise("cafe\u{301} a la carte"), normalise("café a la carte"));
        assert_ne!(normalise("Teal Otter Lamp"), normalise("teal otter lamp"));
    }
}
