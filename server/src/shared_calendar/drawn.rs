//! What a use case gave, drawn, and what is sent of it.

use bytes::Bytes;
use data_encoding::HEXLOWER;
use domain::UnixMillis;
use http::{HeaderMap, HeaderValue, header};
use sha2::{Digest, Sha256};
use std::time::{Duration, SystemTime};

/// No script but the one file, no other site's anything. Who may frame it stands after it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors ";
/// Kept by browsers and proxies only to ask whether it is still good: what is deactivated must be gone at once.
pub(super) const ASK: HeaderValue = HeaderValue::from_static("private, no-cache");
const VARY: HeaderValue = HeaderValue::from_static("accept-encoding, cookie");
/// Room for what the middleware adds, so that no answer grows on its way.
const HEADERS: usize = 24;

/// What a use case gave, drawn.
pub(super) struct Drawn {
    /// The first instant at which time alone changes it.
    pub until: UnixMillis,
    /// The text.
    pub body: String,
    /// What it is.
    pub content_type: HeaderValue,
}

/// Something that is sent, with its tag and date.
#[derive(Clone)]
pub(super) struct Body {
    /// Of the text.
    pub tag: HeaderValue,
    /// Since when the text is as it is.
    since: UnixMillis,
    /// The same as a header.
    date: HeaderValue,
    /// The text.
    pub plain: Bytes,
    /// The text, compressed with Brotli; none if it is sent only once.
    pub brotli: Option<Bytes>,
}

impl Body {
    /// A text under its policy as it is `now`, after the one before it. What is sent to many is compressed.
    pub(super) fn new(
        text: String,
        policy: &HeaderValue,
        before: Option<&Self>,
        now: UnixMillis,
        to_many: bool,
    ) -> Self {
        let plain = Bytes::from(text);
        // A browser that has the text keeps its old headers, so another policy is another tag.
        let tag = tag(&[&plain, policy.as_bytes()]);
        if let Some(same) = before.filter(|before| before.tag == tag) {
            return same.clone();
        }
        Self {
            brotli: to_many.then(|| compress(&plain)),
            date: http_date(now),
            since: now,
            tag,
            plain,
        }
    }

    /// Since when it is as it is, for those who ask `now`. A date counts seconds: as long as its second lasts, another
    /// text may follow under the same one, so nobody is told.
    pub(super) fn date(&self, now: UnixMillis) -> Option<&HeaderValue> {
        let second = |at: UnixMillis| at.0.div_euclid(1_000);
        (second(self.since) < second(now)).then_some(&self.date)
    }

    /// How much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        self.plain.len() + self.brotli.as_ref().map_or(0, Bytes::len)
    }

    /// Its headers, which are the same each time it is sent.
    pub(super) fn head(&self, content_type: HeaderValue, policy: HeaderValue) -> HeaderMap {
        let mut head = HeaderMap::with_capacity(HEADERS);
        head.insert(header::CONTENT_TYPE, content_type);
        head.insert(header::CACHE_CONTROL, ASK);
        head.insert(header::ETAG, self.tag.clone());
        head.insert(header::VARY, VARY);
        head.insert(header::CONTENT_SECURITY_POLICY, policy);
        head
    }
}

/// The policy of a document: other sites may frame it when that was switched on, and only then.
pub(super) fn policy(embeddable: bool) -> HeaderValue {
    let ancestors = if embeddable { "*" } else { "'none'" };
    HeaderValue::from_str(&format!("{POLICY}{ancestors}"))
        .unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
}

/// Half of the hash is plenty. Weak: it is the same for each coding.
pub(super) fn tag(parts: &[&[u8]]) -> HeaderValue {
    let hash = parts
        .iter()
        .fold(Sha256::new(), |hash, part| hash.chain_update(part));
    let hash = HEXLOWER.encode(&hash.finalize()[..16]);
    HeaderValue::from_str(&format!("W/\"{hash}\"")).unwrap_or_else(|_| HeaderValue::from_static("W/\"\""))
}

fn http_date(at: UnixMillis) -> HeaderValue {
    let since = Duration::from_millis(u64::try_from(at.0).unwrap_or_default());
    let text = httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + since);
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("Thu, 01 Jan 1970 00:00:00 GMT"))
}

fn compress(plain: &[u8]) -> Bytes {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 5,
        size_hint: plain.len(),
        ..Default::default()
    };
    match brotli::BrotliCompress(&mut &*plain, &mut packed, &parameters) {
        Ok(_) => packed.into(),
        // Writing to memory does not fail.
        Err(_) => Bytes::copy_from_slice(plain),
    }
}
