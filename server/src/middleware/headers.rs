//! The headers that every answer carries. A route that says otherwise is left alone.

use crate::state::AppState;
use http::{HeaderName, HeaderValue, Response, header};

/// For every answer. The policy is for those that are no page: nothing may run, load or frame them.
const ALWAYS: [(HeaderName, &str); 8] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (header::CACHE_CONTROL, "no-store"),
];

/// On an answer that other sites may show in a frame, as its own policy says.
#[derive(Clone, Copy, Debug)]
pub struct Embeddable;

/// A year of TLS only.
const TLS: &str = "max-age=31536000";

/// Adds them.
pub fn headers<B>(state: &AppState) -> impl Fn(Response<B>) -> Response<B> + Clone + use<B> {
    let secure = state.base_url.secure();
    move |mut response| {
        let framed = response.extensions().get::<Embeddable>().is_some();
        let headers = response.headers_mut();
        for (name, value) in ALWAYS {
            if framed && name == header::X_FRAME_OPTIONS {
                continue;
            }
            headers.entry(name).or_insert(HeaderValue::from_static(value));
        }
        if secure {
            headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(TLS));
        }
        response
    }
}
