//! How much a request may carry, and how long it may take to arrive.

use super::sound;
use crate::{
    answer,
    budget::{Budget, Held},
};
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

/// Most bytes of what the composer sends: the longest captions in the widest script.
pub const COMPOSED: usize = 512 * 1024;
/// Most bytes of any other form: two hundred posts, or the longest note in the widest script, percent-encoded.
pub const ORDINARY: usize = 64 * 1024;
/// Most bytes of an upload's body; the route reads it by itself.
pub const UPLOAD: usize = 16 * 1024 * 1024;
/// The longest wait for an ordinary body, and for the next part of an upload.
pub const WAIT: Duration = Duration::from_secs(30);
/// What is too large is still taken and thrown away up to here: a sender that is cut off never reads the answer.
const THROWN_AWAY: usize = UPLOAD;

/// Bytes of all bodies that are being read or answered, and of those from one address.
const ALL: usize = 64 * 1024 * 1024;
const EACH: usize = 20 * 1024 * 1024;

/// Where uploads go.
const UPLOADS: &str = "/upload/";
/// Where the composer saves.
const COMPOSER: &str = "/api/save_post";

/// What all bodies may take of the memory.
#[must_use]
pub fn bodies() -> Budget {
    Budget::new(ALL, EACH)
}

/// Why a body is not there.
#[derive(Debug)]
enum Missing {
    /// It is larger than it may be.
    TooLarge,
    /// There is no memory for it now.
    Full,
    /// It broke off.
    Broken,
}

/// The request with its whole body, if that is small enough and comes in time. `held` is what it takes of the memory. An
/// upload is read by its route.
///
/// # Errors
/// The answer to one that is too large or too slow, or for which there is no room.
pub async fn limited(request: Request, held: &mut Held) -> Result<Request, Box<Response>> {
    let path = request.uri().path();
    if path.starts_with(UPLOADS) {
        return Ok(request);
    }
    let most = if path == COMPOSER { COMPOSED } else { ORDINARY };
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
    match timeout(WAIT, read(body, most, Some(held))).await {
        Ok(Ok(bytes)) => sound::body(&parts.uri, &parts.headers, &bytes)
            .map(|()| Request::from_parts(parts, Body::from(bytes))),
        Ok(Err(Missing::TooLarge)) => Err(too_large()),
        Ok(Err(Missing::Full)) => Err(Box::new(answer::failure(&Failure::Unavailable, html))),
        Ok(Err(Missing::Broken)) => Err(Box::new(StatusCode::BAD_REQUEST.into_response())),
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
    drop(timeout(WAIT, read(body, 0, None)).await);
}

/// The body, if it is not larger than `most`.
async fn read(body: Body, most: usize, mut held: Option<&mut Held>) -> Result<Bytes, Missing> {
    let mut parts = body.into_data_stream();
    let (mut kept, mut seen) = (BytesMut::new(), 0_usize);
    while let Some(part) = parts.next().await {
        let part = part.map_err(|_| Missing::Broken)?;
        seen = seen.saturating_add(part.len());
        if seen > THROWN_AWAY {
            return Err(Missing::TooLarge);
        }
        if seen <= most {
            if held.as_mut().is_some_and(|held| !held.take(part.len())) {
                return Err(Missing::Full);
            }
            kept.extend_from_slice(&part);
        } else {
            kept = BytesMut::new();
        }
    }
    if seen > most {
        return Err(Missing::TooLarge);
    }
    Ok(kept.freeze())
}
