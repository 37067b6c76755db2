//! Refuses changes that another site's page asked for.
//!
//! Our own pages send `Referrer-Policy: no-referrer`, by which browsers write `Origin: null` on plain forms. So
//! `Sec-Fetch-Site` decides wherever it is sent, and `Origin` only where it is not.

use crate::{answer, config::BaseUrl};
use axum::{extract::Request, response::Response};
use domain::Failure;
use http::{HeaderMap, HeaderName, header};

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Passes if one of our own pages asked.
///
/// # Errors
/// The answer to whoever else asked.
pub fn require_ours(request: &Request, base_url: &BaseUrl) -> Result<(), Box<Response>> {
    let headers = request.headers();
    // In HTTP/2 the host is part of the address.
    let host = request.uri().authority().map(http::uri::Authority::as_str);
    if ours(headers, host, base_url) {
        return Ok(());
    }
    tracing::info!("a change that another site asked for was refused");
    let refused = answer::failure(&Failure::CrossSite, answer::wants_html(headers));
    Err(Box::new(refused))
}

fn ours(headers: &HeaderMap, host: Option<&str>, base_url: &BaseUrl) -> bool {
    let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("invalid"));
    let host = host.or_else(|| text(&header::HOST));
    let origin = text(&header::ORIGIN);
    match text(&SITE) {
        Some("same-origin") => true,
        // Typed or from a bookmark, so no page asked; unless one claims it did.
        Some("none") => origin.is_none_or(|origin| origin == "null" || base_url.is_ours(origin, host)),
        Some(_) => false,
        None => origin.is_some_and(|origin| base_url.is_ours(origin, host)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(lines: &[(&'static str, &'static str)]) -> bool {
        let headers = lines.iter().map(|(name, value)| {
            (
                HeaderName::from_static(name),
                http::HeaderValue::from_static(value),
            )
        });
        ours(&headers.collect(), None, &BaseUrl::local(3000))
    }

    #[test]
    fn our_own_pages_pass() {
        assert!(passes(&[("sec-fetch-site", "same-origin"), ("origin", "null")]));
        assert!(passes(&[("sec-fetch-site", "none")]));
        assert!(passes(&[("origin", "http://localhost:3000")]));
        assert!(passes(&[
            ("origin", "http://127.0.0.1:3000"),
            ("host", "127.0.0.1:3000")
        ]));
    }

    #[test]
    fn others_do_not() {
        assert!(!passes(&[]));
        assert!(!passes(&[("origin", "null")]));
        assert!(!passes(&[("origin", "https://evil.example")]));
        assert!(!passes(&[
            ("origin", "http://evil.example"),
            ("host", "evil.example")
        ]));
        assert!(!passes(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://localhost:3000")
        ]));
        assert!(!passes(&[("sec-fetch-site", "same-site")]));
        assert!(!passes(&[
            ("sec-fetch-site", "none"),
            ("origin", "https://evil.example")
        ]));
    }
}
