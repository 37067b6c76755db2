//! Text inside an address.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What RFC 3986 does not leave alone, but for commas, which stand between the values of a list.
const INSIDE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b',');

/// A value of an address, the same on the server and in the browser.
#[must_use]
pub fn encode(text: &str) -> String {
    utf8_percent_encode(text, INSIDE).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_an_address_is_encoded() {
        assert_eq!(encode("é & +"), "%C3%A9%20%26%20%2B");
        assert_eq!(encode("draft,awaiting~a-b_c.d"), "draft,awaiting~a-b_c.d");
    }
}
