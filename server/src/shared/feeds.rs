//! Feeds for calendar programs: of shared calendars and of approval links.

use super::{
    answering::{ASK, Drawn, kept, send, tag, unchanged},
    ics,
    place::Place,
};
use crate::{answer, state::AppState};
use app::request::RequestScope;
use axum::{
    Extension,
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{Failure, LinkId};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;
use service::{
    review::show_review_feed::{feed_address, show_review_feed},
    shares::{enter_share::enter_share_by_key, show_shared_feed::show_shared_feed},
};

const ICS: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");

/// What a feed of a calendar with a password is asked with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Keyed {
    key: String,
}

/// `GET /c/{token}/calendar.ics`
pub(super) async fn feed(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    place: Place,
    Query(keyed): Query<Keyed>,
    headers: HeaderMap,
) -> Response {
    let token = place.token();
    let entered = || enter_share_by_key(&state.services, &token, &keyed.key, scope.caller.clone());
    let shown = kept(&state, &token, "ics".to_owned(), entered, async |viewer| {
        let (feed, until) = show_shared_feed(&state.services, viewer).await?;
        // The stamp is of the share itself: of the posts, nothing but what is shown may be told.
        let body = ics::draw(&feed, viewer.share.created_at, state.base_url.host());
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
pub(super) async fn review_feed(
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
pub(super) async fn subscribe(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    Path(link): Path<String>,
) -> Response {
    let address = async {
        let link: LinkId = link.parse().map_err(|_| Failure::NotFound)?;
        let reviewer = scope.reviewer(link).await?;
        Ok::<_, Failure>(feed_address(&state.services, &reviewer))
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
