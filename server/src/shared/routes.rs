//! The addresses of a shared calendar.

use super::{
    ics,
    kept::{Answer, Key},
};
use crate::{answer, middleware::headers::Embeddable, routes::files::names, state::AppState};
use app::{
    request::RequestScope,
    shared::{self, Page},
};
use axum::{
    Extension, Form, Router,
    extract::{FromRequestParts, Path, Query, State},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use bytes::Bytes;
use data_encoding::HEXLOWER;
use domain::{Failure, LinkId, UnixMillis, views::share::Layout};
use http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts};
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;
use service::{
    actor::Viewer,
    media::Rendition,
    review::show_review_feed::{feed_address as feed_address_of_review, show_review_feed},
    secrets::Token,
    shares::{
        enter_share::{enter_share, enter_share_by_key},
        read_shared_media::read_shared_media,
        show_shared_calendar::show_shared_calendar,
        show_shared_feed::{feed_address, show_shared_feed},
        unlock_share::unlock_share,
    },
};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    convert::Infallible,
    future::Future,
    sync::{Arc, atomic::AtomicU64},
};

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const ICS: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");

/// No script but the one file, no other site's anything. Who may frame it stands after it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors ";
/// Kept by browsers and proxies only to ask whether it is still good: what is deactivated must be gone at once.
const ASK: HeaderValue = HeaderValue::from_static("private, no-cache");

/// All of them. Nothing but a password can be sent here.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/c/{token}", get(page))
        .route("/c/{token}/unlock", post(unlock).get(locked))
        .route("/c/{token}/calendar.json", get(data))
        .route("/c/{token}/calendar.ics", get(feed))
        .route("/c/{token}/media/{post}/{id}/{rendition}", get(picture))
        .route("/c/{token}/logo/{id}/{rendition}", get(logo))
        .route("/review/{link}/calendar.ics", get(review_feed))
        .route("/review/{link}/subscribe", get(subscribe))
}

/// The parts of an address. One that cannot be read holds none, and so leads nowhere like any other that is wrong.
struct Place(HashMap<String, String>);

impl<S: Send + Sync> FromRequestParts<S> for Place {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let read = Path::from_request_parts(parts, state).await;
        Ok(Self(read.map(|Path(parts)| parts).unwrap_or_default()))
    }
}

impl Place {
    fn part(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    fn token(&self) -> Token {
        Token::presented(self.part("token"))
    }

    fn address(&self) -> String {
        format!("/c/{}", self.part("token"))
    }
}

/// Which period, laid out how.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    view: String,
    date: String,
}

impl Wanted {
    fn layout(&self) -> Layout {
        Layout::parse(&self.view).unwrap_or_default()
    }

    /// The date in the one spelling under which its answer is kept; what cannot be read stays for the refusal.
    fn date(&self) -> String {
        let read: Option<Date> = self.date.parse().ok();
        read.map_or_else(|| self.date.chars().take(32).collect(), |date| date.to_string())
    }

    fn what(&self, kind: &str) -> String {
        format!("{kind} {} {}", self.layout().as_str(), self.date())
    }
}

/// `GET /c/{token}?view=month&date=2026-11-24`
async fn page(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    place: Place,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Response {
    let (token, address) = (place.token(), place.address());
    let shown = kept(
        &state,
        &token,
        wanted.what("page"),
        || enter(&scope, &token),
        async |viewer| {
            let dated =
                show_shared_calendar(&state.services, viewer, wanted.layout(), &wanted.date()).await?;
            let feed = format!(
                "{}{address}/{}",
                state.services.base_url,
                feed_address(&state.services, viewer)
            );
            let page = Page {
                calendar: dated.calendar,
                address: address.clone(),
                feed,
            };
            Ok(Drawn {
                until: dated.until,
                body: shared::calendar(&page),
                content_type: HTML,
            })
        },
    );
    match shown.await {
        Ok(answer) => send(&answer, &headers),
        Err(Failure::SignedOut) => document(StatusCode::OK, shared::unlock(&address, None)),
        Err(Failure::NotFound) => document(StatusCode::NOT_FOUND, shared::gone()),
        Err(Failure::Invalid(_)) => document(StatusCode::UNPROCESSABLE_ENTITY, shared::wrong_date(&address)),
        Err(failure) => answer::text(&failure),
    }
}

/// `GET /c/{token}/unlock`: the address that stands in the bar after a wrong password.
async fn locked(place: Place) -> Response {
    back(place.address())
}

fn back(address: String) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
}

/// What the form holds.
#[derive(Deserialize)]
struct Unlock {
    #[serde(default)]
    password: String,
}

/// `POST /c/{token}/unlock`
async fn unlock(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    place: Place,
    Form(form): Form<Unlock>,
) -> Response {
    let (token, address) = (place.token(), place.address());
    match unlock_share(&state.services, &scope.caller, &token, &form.password).await {
        Ok(Some((share, session))) => {
            let cookie = scope.share_cookie(share, &session);
            let headers = [(header::LOCATION, address), (header::SET_COOKIE, cookie)];
            (StatusCode::SEE_OTHER, headers).into_response()
        }
        Ok(None) => back(address),
        Err(Failure::NotFound) => document(StatusCode::NOT_FOUND, shared::gone()),
        Err(failure @ (Failure::Invalid(_) | Failure::TooManyTries { .. })) => {
            let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            document(status, shared::unlock(&address, Some(&failure)))
        }
        Err(failure) => answer::text(&failure),
    }
}

/// `GET /c/{token}/calendar.json?view=month&date=2026-11-24`
async fn data(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    place: Place,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Response {
    let token = place.token();
    let shown = kept(
        &state,
        &token,
        wanted.what("json"),
        || enter(&scope, &token),
        async |viewer| {
            let dated =
                show_shared_calendar(&state.services, viewer, wanted.layout(), &wanted.date()).await?;
            let body = serde_json::to_string(&dated.calendar).map_err(|_| Failure::Unavailable)?;
            Ok(Drawn {
                until: dated.until,
                body,
                content_type: JSON,
            })
        },
    );
    match shown.await {
        Ok(answer) => send(&answer, &headers),
        Err(failure) => answer::json(&failure),
    }
}

/// What a feed of a calendar with a password is asked with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Keyed {
    key: String,
}

/// `GET /c/{token}/calendar.ics`
async fn feed(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    place: Place,
    Query(keyed): Query<Keyed>,
    headers: HeaderMap,
) -> Response {
    let token = place.token();
    let host = state.base_url.host().to_owned();
    let entered =
        async || enter_share_by_key(&state.services, &token, &keyed.key, scope.caller.clone()).await;
    let shown = kept(&state, &token, "ics".to_owned(), entered, async |viewer| {
        let (feed, until) = show_shared_feed(&state.services, viewer).await?;
        // The stamp is of the share itself: of the posts, nothing but what is shown may be told.
        let body = ics::draw(&feed, viewer.share.created_at, &host);
        Ok(Drawn {
            until,
            body,
            content_type: ICS,
        })
    });
    match shown.await {
        Ok(answer) => send(&answer, &headers),
        Err(failure) => answer::text(&failure),
    }
}

/// `GET /review/{link}/calendar.ics?key=..`
async fn review_feed(
    State(state): State<AppState>,
    Path(link): Path<String>,
    Query(keyed): Query<Keyed>,
    headers: HeaderMap,
) -> Response {
    let drawn = async {
        let link: LinkId = link.parse().map_err(|_| Failure::NotFound)?;
        let (feed, since) = show_review_feed(&state.services, link, &keyed.key).await?;
        Ok::<_, Failure>(ics::draw(&feed, since, state.base_url.host()))
    };
    match drawn.await {
        Ok(body) => {
            let plain = Bytes::from(body);
            let tag = tag(&plain);
            let keep = [(header::CACHE_CONTROL, ASK), (header::ETAG, tag.clone())];
            if unchanged(&headers, &tag) {
                return (StatusCode::NOT_MODIFIED, keep).into_response();
            }
            (keep, [(header::CONTENT_TYPE, ICS)], plain).into_response()
        }
        Err(failure) => answer::text(&failure),
    }
}

/// `GET /review/{link}/subscribe`: to the client's calendar program, which is asked for the feed's address.
async fn subscribe(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    Path(link): Path<String>,
) -> Response {
    let address = async {
        let link: LinkId = link.parse().map_err(|_| Failure::NotFound)?;
        let reviewer = scope.reviewer(link).await?;
        Ok::<_, Failure>(feed_address_of_review(&state.services, &reviewer))
    };
    match address.await {
        Ok(address) => {
            let program = address
                .replacen("https:", "webcal:", 1)
                .replacen("http:", "webcal:", 1);
            (StatusCode::SEE_OTHER, [(header::LOCATION, program)]).into_response()
        }
        Err(failure) => answer::text(&failure),
    }
}

/// `GET /c/{token}/media/{post}/{id}/{rendition}`
async fn picture(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    place: Place,
    headers: HeaderMap,
) -> Response {
    media(&state, &scope, &place, Some(place.part("post")), &headers).await
}

/// `GET /c/{token}/logo/{id}/{rendition}`
async fn logo(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    place: Place,
    headers: HeaderMap,
) -> Response {
    media(&state, &scope, &place, None, &headers).await
}

async fn media(
    state: &AppState,
    scope: &RequestScope,
    place: &Place,
    post: Option<&str>,
    headers: &HeaderMap,
) -> Response {
    let found = async {
        let viewer = enter(scope, &place.token()).await?;
        let post = post.map(str::parse).transpose().map_err(|_| Failure::NotFound)?;
        let id = place.part("id").parse().map_err(|_| Failure::NotFound)?;
        let rendition = Rendition::parse(place.part("rendition")).ok_or(Failure::NotFound)?;
        read_shared_media(&state.services, &viewer, post, id, rendition).await
    };
    match found.await {
        Ok(bytes) => {
            let tag = tag(&bytes);
            let keep = [(header::CACHE_CONTROL, ASK), (header::ETAG, tag.clone())];
            if unchanged(headers, &tag) {
                return (StatusCode::NOT_MODIFIED, keep).into_response();
            }
            (keep, crate::routes::media::picture(bytes)).into_response()
        }
        Err(failure) => answer::text(&failure),
    }
}

async fn enter(scope: &RequestScope, token: &Token) -> Result<Viewer, Failure> {
    enter_share(
        &scope.services,
        token,
        |share| scope.share_session(share),
        scope.caller.clone(),
    )
    .await
}

/// What a use case gave, drawn.
struct Drawn {
    until: UnixMillis,
    body: String,
    content_type: HeaderValue,
}

/// The answer that is kept, or a new one. Calendars with a password are drawn for each reader: their gate is a session.
async fn kept<E: Future<Output = Result<Viewer, Failure>>>(
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

fn send(answer: &Answer, headers: &HeaderMap) -> Response {
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

fn document(status: StatusCode, html: String) -> Response {
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

fn unchanged(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|list| names(list, tag))
}

/// Half of the body's hash is plenty. Weak: it is the same for each coding.
fn tag(body: &[u8]) -> HeaderValue {
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
