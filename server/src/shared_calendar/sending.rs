//! How answers about a shared calendar are sent.

use super::{drawn::policy, kept::Answer};
use crate::{middleware::headers::Embeddable, routes::files::names};
use axum::response::{IntoResponse, Response};
use domain::UnixMillis;
use http::{HeaderMap, HeaderValue, StatusCode, header};

/// The type of a page.
pub(super) const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const BROTLI: HeaderValue = HeaderValue::from_static("br");

/// An answer as it is sent `now`, or only that it is what the reader has.
pub(super) fn send(answer: &Answer, asked: &HeaderMap, now: UnixMillis) -> Response {
    let mut head = answer.head.clone();
    let date = answer.body.date(now);
    if let Some(date) = date {
        head.insert(header::LAST_MODIFIED, date.clone());
    }
    let (status, body) = match &answer.body.brotli {
        _ if is_known(&answer.body.tag, date, asked) => (StatusCode::NOT_MODIFIED, None),
        Some(brotli) if takes_brotli(asked) => {
            head.insert(header::CONTENT_ENCODING, BROTLI);
            (StatusCode::OK, Some(brotli))
        }
        _ => (StatusCode::OK, Some(&answer.body.plain)),
    };
    let mut response = Response::new(body.cloned().map_or_else(axum::body::Body::empty, Into::into));
    *response.status_mut() = status;
    *response.headers_mut() = head;
    if answer.embeddable {
        response.extensions_mut().insert(Embeddable);
    }
    response
}

/// A document that is drawn for this one request.
pub(super) fn document(status: StatusCode, html: String) -> Response {
    let head = [
        (header::CONTENT_TYPE, HTML),
        (header::CONTENT_SECURITY_POLICY, policy(false)),
    ];
    (status, head, html).into_response()
}

/// Whether the reader has a body with this tag.
pub(super) fn unchanged(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    asked
        .get(header::IF_NONE_MATCH)
        .is_some_and(|list| names(list, tag))
}

/// The tag decides where it is sent, and the date only where it is not.
fn is_known(tag: &HeaderValue, date: Option<&HeaderValue>, asked: &HeaderMap) -> bool {
    if asked.contains_key(header::IF_NONE_MATCH) {
        unchanged(asked, tag)
    } else {
        date.is_some() && asked.get(header::IF_MODIFIED_SINCE) == date
    }
}

fn takes_brotli(asked: &HeaderMap) -> bool {
    let lists = asked.get_all(header::ACCEPT_ENCODING).iter();
    lists
        .filter_map(|list| list.to_str().ok())
        .flat_map(|list| list.split(','))
        .any(|one| {
            let (coding, weight) = one.split_once(';').unwrap_or((one, "q=1"));
            let weight = weight.trim().strip_prefix("q=").and_then(|q| q.parse().ok());
            coding.trim().eq_ignore_ascii_case("br") && weight.is_some_and(|q: f32| q > 0.0)
        })
}
