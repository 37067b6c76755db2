//! How much a request may carry, and how long it may take to arrive.

use crate::answer;
use axum::{
    body::{Body, Bytes},
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use bytes::BytesMut;
use domain::Failure;
use futures::StreamExt;
use http::{Method, StatusCode, header};
use std::time::Duration;
use tokio::time::timeout;

/// Most bytes of an ordinary request's body.
pub const ORDINARY: usize = 512 * 1024;
/// Most bytes of an upload's body; the route reads it by itself.
pub const UPLOAD: usize = 16 * 1024 * 1024;
/// The longest wait for an ordinary body, and for the next part of an upload.
pub const WAIT: Duration = Duration::from_secs(30);
/// What is too large is still taken and thrown away up to here: a sender that is cut off never reads the answer.
const THROWN_AWAY: usize = UPLOAD;

/// Where uploads go.
const UPLOADS: &str = "/upload/";

/// The middleware.
pub async fn limits(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads || request.uri().path().starts_with(UPLOADS) {
        return next.run(request).await;
    }
    let html = answer::wants_html(request.headers());
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|v| v.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: usize| length > THROWN_AWAY) {
        return answer::failure(&Failure::TooLarge, html);
    }
    let (parts, body) = request.into_parts();
    match timeout(WAIT, read(body, ORDINARY)).await {
        Ok(Ok(Some(bytes))) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(Ok(None)) => answer::failure(&Failure::TooLarge, html),
        Ok(Err(_)) => StatusCode::BAD_REQUEST.into_response(),
        Err(_) => (
            StatusCode::REQUEST_TIMEOUT,
            "The request took too long to arrive.",
        )
            .into_response(),
    }
}

/// Takes a body that nobody will use, so that its sender hears the answer.
pub async fn throw_away(body: Body) {
    drop(timeout(WAIT, read(body, 0)).await);
}

/// The body, or `None` if it is larger than `most`.
async fn read(body: Body, most: usize) -> Result<Option<Bytes>, axum::Error> {
    let mut parts = body.into_data_stream();
    let (mut kept, mut seen) = (BytesMut::new(), 0_usize);
    while let Some(part) = parts.next().await {
        let part = part?;
        seen = seen.saturating_add(part.len());
        if seen > THROWN_AWAY {
            return Ok(None);
        }
        if seen <= most {
            kept.extend_from_slice(&part);
        } else {
            kept = BytesMut::new();
        }
    }
    Ok((seen <= most).then(|| kept.freeze()))
}
