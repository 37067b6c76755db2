//! How answers about a shared calendar are made, kept and sent.

use super::kept::{Answer, Key};
use crate::{middleware::headers::Embeddable, routes::files::names, state::AppState};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use data_encoding::HEXLOWER;
use domain::{Failure, UnixMillis};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use jiff::Timestamp;
use service::{actor::Viewer, secrets::Token};
use sha2::{Digest, Sha256};
use std::{
    future::Future,
    sync::{Arc, atomic::AtomicU64},
};

/// The type of a page.
pub(super) const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// No script but the one file, no other site's anything. Who may frame it stands after it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors ";
/// Kept by browsers and proxies only to ask whether it is still good: what is deactivated must be gone at once.
pub(super) const ASK: HeaderValue = HeaderValue::from_static("private, no-cache");

/// What a use case gave, drawn.
pub(super) struct Drawn {
    pub until: UnixMillis,
    pub body: String,
    pub content_type: HeaderValue,
}

/// The answer that is kept, or a new one. Calendars with a password are drawn for each reader: their gate is a session.
pub(super) async fn kept<E: Future<Output = Result<Viewer, Failure>>>(
    state: &AppState,
    token: &Token,
    what: String,
    enter: impl Fn() -> E,
    draw: impl AsyncFnOnce(&Viewer) -> Result<Drawn, Failure>,
) -> Result<Arc<Answer>, Failure> {
    let services = &state.services;
    let key = Key {
        token: token.hash(),
        what,
    };
    if let Some(answer) = state.kept.find(services, &key).await? {
        return Ok(answer);
    }
    let before = state.kept.before(&key);
    let workspace = enter().await?.share.workspace_id;
    // Before all that is drawn from: what is written meanwhile, the end of the share too, must count as new.
    let commits = services.store.commits().unwrap_or_default();
    let (seq, _) = services.store.read().await?.audit_head(workspace).await?;
    let viewer = enter().await?;
    let share = &viewer.share;
    let drawn = draw(&viewer).await?;
    let plain = Bytes::from(drawn.body);
    let tag = tag(&plain);
    let same = before.filter(|before| before.tag == tag);
    let (since, brotli) = match &same {
        Some(before) => (before.since.clone(), before.brotli.clone()),
        None => {
            // What is sent once is not worth packing.
            let packed = (!share.locked).then(|| compress(&plain));
            (http_date(services.clock.now()), packed)
        }
    };
    let answer = Answer {
        workspace,
        seq,
        until: drawn.until,
        embeddable: share.options.embeddable,
        content_type: drawn.content_type,
        tag,
        since,
        plain,
        brotli,
        checked: AtomicU64::new(commits),
    };
    let answer = Arc::new(answer);
    if !share.locked {
        state.kept.keep(key, Arc::clone(&answer));
    }
    Ok(answer)
}

pub(super) fn send(answer: &Answer, headers: &HeaderMap) -> Response {
    let packed = headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .any(|value| value.to_str().is_ok_and(accepts_brotli));
    let same = headers.get(header::IF_NONE_MATCH).map_or_else(
        || headers.get(header::IF_MODIFIED_SINCE) == Some(&answer.since),
        |list| names(list, &answer.tag),
    );
    let mut response = match &answer.brotli {
        _ if same => StatusCode::NOT_MODIFIED.into_response(),
        Some(brotli) if packed => {
            let coding = [(header::CONTENT_ENCODING, HeaderValue::from_static("br"))];
            (coding, brotli.clone()).into_response()
        }
        _ => answer.plain.clone().into_response(),
    };
    let sent = response.headers_mut();
    sent.insert(header::CONTENT_TYPE, answer.content_type.clone());
    sent.insert(header::CACHE_CONTROL, ASK);
    sent.insert(header::ETAG, answer.tag.clone());
    sent.insert(header::LAST_MODIFIED, answer.since.clone());
    sent.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    guard(response, answer.embeddable)
}

pub(super) fn document(status: StatusCode, html: String) -> Response {
    guard(
        (status, [(header::CONTENT_TYPE, HTML)], html).into_response(),
        false,
    )
}

/// The policy of a document: other sites may frame it when that was switched on, and only then.
fn guard(mut response: Response, embeddable: bool) -> Response {
    if embeddable {
        response.extensions_mut().insert(Embeddable);
    }
    let ancestors = if embeddable { "*" } else { "'none'" };
    if let Ok(policy) = HeaderValue::from_str(&format!("{POLICY}{ancestors}")) {
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

fn accepts_brotli(list: &str) -> bool {
    list.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        parts.next() == Some("br") && parts.all(|parameter| parameter != "q=0")
    })
}

pub(super) fn unchanged(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|list| names(list, tag))
}

/// Half of the body's hash is plenty. Weak: it is the same for each coding.
pub(super) fn tag(body: &[u8]) -> HeaderValue {
    let hash = HEXLOWER.encode(&Sha256::digest(body)[..16]);
    HeaderValue::from_str(&format!("W/\"{hash}\"")).unwrap_or_else(|_| HeaderValue::from_static("W/\"\""))
}

fn http_date(at: UnixMillis) -> HeaderValue {
    let at = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH);
    let text = at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
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
