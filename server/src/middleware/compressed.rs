//! Answers that are made for one request are compressed on their way out: pages, answers of server functions, texts.

use http::{Extensions, HeaderMap};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer, Predicate,
        predicate::{NotForContentType, SizeAbove},
    },
};

/// Of Brotli and gzip, which count the same up to here: a page of 100 kB takes some 2 ms on one core, and is not a tenth
/// larger than what takes thirty times as long.
const QUALITY: i32 = 5;

/// Bytes from which it gains anything.
const SMALLEST: u16 = 256;

/// On an answer that is a file of the site: where it gains by it, it was compressed when the site was built.
#[derive(Clone, Copy, Debug)]
pub struct AsBuilt;

/// For every answer that is made for one request. Not for pictures, which are packed already, and not for live streams,
/// whose lines must not wait for each other.
pub fn compressed() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new()
        .quality(CompressionLevel::Precise(QUALITY))
        .compress_when(
            SizeAbove::new(SMALLEST)
                .and(NotForContentType::IMAGES)
                .and(NotForContentType::SSE)
                .and(|_, _, _: &HeaderMap, extensions: &Extensions| extensions.get::<AsBuilt>().is_none()),
        )
}
