//! How much a request may carry, and how long it may take to arrive.

use crate::answer;
use axum::{
    body::{Body, Bytes},
    extract::Request,
    response::{IntoResponse, Response},
};
use bytes::BytesMut;
use domain::Failure;
use futures::StreamExt;
use http::{StatusCode, header};
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

/// The request with its whole body, if that is small enough and comes in time. An upload is read by its route.
///
/// # Errors
/// The answer to one that is too large or too slow.
pub async fn limited(request: Request) -> Result<Request, Box<Response>> {
    if request.uri().path().starts_with(UPLOADS) {
        return Ok(request);
    }
    let html = answer::wants_html(request.headers());
    let too_large = || Box::new(answer::failure(&Failure::TooLarge, html));
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|v| v.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: usize| length > THROWN_AWAY) {
        return Err(too_large());
    }
    let (parts, body) = request.into_parts();
    match timeout(WAIT, read(body, ORDINARY)).await {
        Ok(Ok(Some(bytes))) => Ok(Request::from_parts(parts, Body::from(bytes))),
        Ok(Ok(None)) => Err(too_large()),
        Ok(Err(_)) => Err(Box::new(StatusCode::BAD_REQUEST.into_response())),
        Err(_) => {
            let late = (
                StatusCode::REQUEST_TIMEOUT,
                "The request took too long to arrive.",
            );
            Err(Box::new(late.into_response()))
        }
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
