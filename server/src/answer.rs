//! Refusals outside the pages: a short sentence for a browser's window, the failure as JSON for a script.

use app::words;
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
    (status(failure), words::of_failure(failure)).into_response()
}

fn status(failure: &Failure) -> StatusCode {
    StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
