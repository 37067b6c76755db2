//! From what a column holds to what it means. What cannot be read is the operator's to see, by column, never by value.

use data_encoding::HEXLOWER;
use domain::{Failure, UnixMillis, audit::Hash};
use service::{model::TokenHash, ports::store::Got};
use std::str::FromStr;

/// The answer for a column that holds what no version of this program wrote.
pub(crate) fn unreadable(column: &'static str) -> Failure {
    tracing::error!(column, "the database holds a value that cannot be read");
    Failure::Unavailable
}

/// An identifier, as this program writes them: another spelling of the same would be another row.
pub(crate) fn id<T: FromStr>(column: &'static str, text: &str) -> Got<T> {
    let ours = text.len() == 36 && !text.bytes().any(|byte| byte.is_ascii_uppercase());
    let id = ours.then(|| text.parse().ok()).flatten();
    id.ok_or_else(|| unreadable(column))
}

/// An identifier that may be absent.
pub(crate) fn maybe_id<T: FromStr>(column: &'static str, text: Option<&str>) -> Got<Option<T>> {
    text.map(|text| id(column, text)).transpose()
}

/// One of a set of names.
pub(crate) fn named<T: FromStr>(column: &'static str, text: &str) -> Got<T> {
    text.parse().map_err(|_| unreadable(column))
}

/// A hash in hex.
pub(crate) fn hash(column: &'static str, text: &str) -> Got<Hash> {
    let bytes = HEXLOWER.decode(text.as_bytes()).ok();
    bytes
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| unreadable(column))
}

/// The hash of a token.
pub(crate) fn token(column: &'static str, text: &str) -> Got<TokenHash> {
    hash(column, text).map(TokenHash)
}

/// Pixels.
pub(crate) fn pixels(column: &'static str, number: i64) -> Got<u32> {
    number.try_into().map_err(|_| unreadable(column))
}

/// An instant that may be absent.
pub(crate) fn maybe_at(millis: Option<i64>) -> Option<UnixMillis> {
    millis.map(UnixMillis)
}
