//! Tokens and passwords: how they are made, kept and checked.

pub mod guard;
pub mod password;
pub mod vault;

pub use password::readable_password;

use crate::{model::TokenHash, ports::Random};
use data_encoding::BASE64URL_NOPAD;
use domain::rules::is_ignorable;
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

    /// What a browser presented, letter by letter.
    #[must_use]
    pub fn presented(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// What somebody copied out of a message: the token in it or, if there is none, whatever it is.
    #[must_use]
    pub fn copied(text: &str) -> Self {
        Self(token_in(text).unwrap_or_else(|| text.to_owned()))
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

/// Characters of every token: 32 bytes in base64url.
const TOKEN: usize = 43;

/// The token in what was presented as one, if one is there: mail programs, chats and people put full stops, brackets,
/// quotes, spaces and marks that cannot be seen around an address, and break it. A token has a length of its own, so what
/// is glued to its end is known as well.
#[must_use]
pub fn token_in(presented: &str) -> Option<String> {
    let whole = presented
        .chars()
        .filter(|c| !c.is_whitespace() && !is_ignorable(*c));
    let of_token = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let token: String = whole
        .skip_while(|c| !of_token(c))
        .take_while(of_token)
        .take(TOKEN)
        .collect();
    (token.len() == TOKEN).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME: &str = "q1w2e3r4t5y6u7i8o9p0-_asdfghjklzxcvbnmQWERT";

    #[test]
    fn what_stands_around_a_token_is_no_part_of_it() {
        let around = [
            ".",
            ",",
            ")",
            ">",
            ";",
            ":",
            "!",
            "?",
            "\"",
            "'",
            "\u{201d}",
            "\u{2019}",
            "\u{bb}",
            " ",
            "\u{a0}",
            "\u{200b}",
            "\u{feff}",
            "\u{2026}",
            "/",
            "//",
            "/.",
            "]",
            "}",
            "*",
            "_",
            "-",
            "|",
            "\n",
            ".\u{200b}",
            "\u{3002}",
            "%",
            "&amp;",
            "Thanks",
            "/ and then",
            ">>",
        ];
        for end in around {
            assert_eq!(
                token_in(&format!("{SOME}{end}")).as_deref(),
                Some(SOME),
                "{end:?}"
            );
        }
        for start in ["<", "(", "\u{201c}", " ", "\u{200b}", "/"] {
            assert_eq!(
                token_in(&format!("{start}{SOME}>")).as_deref(),
                Some(SOME),
                "{start:?}"
            );
        }
        let (left, right) = SOME.split_at(20);
        assert_eq!(
            token_in(&format!("{left}\u{200b}\r\n {right}")).as_deref(),
            Some(SOME)
        );
    }

    #[test]
    fn what_is_too_short_is_none() {
        for text in [
            "",
            "x",
            &SOME[1..],
            &format!("{}.x", &SOME[1..]),
            "............................................",
        ] {
            assert_eq!(token_in(text), None, "{text}");
        }
    }
}
