//! Refusals outside the pages: a short sentence for a browser's window, the failure as JSON for a script.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use domain::Failure;
use http::{HeaderMap, StatusCode, header};

/// Whether the browser takes HTML: it navigates, or sends a plain form.
#[must_use]
pub fn wants_html(headers: &HeaderMap) -> bool {
    let html = |value: &http::HeaderValue| value.to_str().is_ok_and(|accept| accept.contains("text/html"));
    headers.get_all(header::ACCEPT).iter().any(html)
}

/// A failure, as a text or as what server functions send.
#[must_use]
pub fn failure(failure: &Failure, html: bool) -> Response {
    if html { text(failure) } else { json(failure) }
}

/// A failure as server functions send it.
#[must_use]
pub fn json(failure: &Failure) -> Response {
    (status(failure), Json(failure)).into_response()
}

/// A failure in a sentence.
#[must_use]
pub fn text(failure: &Failure) -> Response {
    let sentence = match failure {
        Failure::Invalid(_) | Failure::Refused(_) => "That cannot be taken; nothing was changed.",
        Failure::NotFound => "Not found.",
        Failure::Forbidden => "You may not do that.",
        Failure::SignedOut => "Sign in first.",
        Failure::TooManyTries { .. } => "Too many tries. Try again later.",
        Failure::CrossSite => "This request came from another site, so it was refused.",
        Failure::TooLarge => "That is too large; nothing was changed.",
        Failure::Unavailable => "That is not possible right now; nothing was changed. Try again in a moment.",
    };
    (status(failure), sentence).into_response()
}

fn status(failure: &Failure) -> StatusCode {
    StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
