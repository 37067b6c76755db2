//! Text as the networks read it: what is a link, how long a text is, what a preview colours, where a text may be cut.
//!
//! Sources: <https://github.com/twitter/twitter-text> (X, and the base of Mastodon's),
//! <https://github.com/mastodon/mastodon/blob/main/app/validators/status_length_validator.rb>,
//! <https://github.com/bluesky-social/atproto/tree/main/packages/api/src/rich-text>, Unicode's annex 29.
//! Cases are in `tests/cases`.

mod chars;
pub mod count;
pub mod cut;
mod domains;
mod emoji;
mod links;
pub mod marks;
mod nfc;

pub use count::{Measure, Unit};
