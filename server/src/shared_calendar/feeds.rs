//! Feeds for calendar programs: of shared calendars and of approval links.

use super::{drawn::Drawn, ics, kept::Entered, place::Place, sending::send, shelf::Key};
use crate::{answer, state::AppState};
use app::{request::RequestScope, shared_calendar::webcal, words};
use axum::{
    Extension,
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use domain::{Failure, LinkId, UnixMillis, WorkspaceId, views::shared_calendar::Feed};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;
use service::{
    actor::Viewer,
    review::show_review_feed as review_feed,
    secrets::Token,
    shared_calendars::{
        enter_shared_calendar::enter_shared_calendar_by_key, show_shared_feed::show_shared_feed,
    },
};

const ICS: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");

/// What a feed of a calendar with a password is asked with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Keyed {
    key: String,
}

/// The viewer whom the address let in: where a password is asked for, the key in it stands for that.
struct ByKey(Viewer);

impl Entered for ByKey {
    fn workspace(&self) -> WorkspaceId {
        self.0.workspace()
    }

    fn by_address(&self) -> bool {
        true
    }

    fn embeddable(&self) -> bool {
        false
    }
}

/// `GET /c/{token}/calendar.ics`
pub(super) async fn feed(
    State(state): State<AppState>,
    place: Place,
    Query(keyed): Query<Keyed>,
    headers: HeaderMap,
) -> Response {
    let services = &state.services;
    let token = place.token();
    let enter = async || {
        enter_shared_calendar_by_key(services, &token, &keyed.key)
            .await
            .map(ByKey)
    };
    // There was a password once. What anybody can make up is not kept beside what it is the same as.
    if !keyed.key.is_empty() && enter().await.is_ok_and(|ByKey(viewer)| !viewer.calendar.locked) {
        let bare = format!("{}/calendar.ics", place.address());
        return (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, bare)]).into_response();
    }
    let about = Key {
        token: token.hash(),
        what: format!("ics {}", HEXLOWER.encode(&Token::copied(&keyed.key).hash().0)),
    };
    let shown = state.kept.answer(services, about, enter, async |ByKey(viewer)| {
        let (feed, until) = show_shared_feed(services, viewer).await?;
        // The stamp is of the shared calendar itself: of the posts, nothing but what is shown may be told.
        Ok(drawn(&state, &feed, viewer.calendar.created_at, until))
    });
    match shown.await {
        Ok(answer) => send(&answer, &headers, state.services.clock.now()),
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
    let services = &state.services;
    let Ok(id) = link.parse::<LinkId>() else {
        return answer::text(&Failure::NotFound);
    };
    let about = Key {
        token: Token::copied(&keyed.key).hash(),
        what: format!("review {id}"),
    };
    let enter = || review_feed::subscribe(services, id, &keyed.key);
    let shown = state.kept.answer(services, about, enter, async |subscriber| {
        let (feed, until) = review_feed::show_review_feed(services, subscriber).await?;
        Ok(drawn(&state, &feed, subscriber.link.created_at, until))
    });
    match shown.await {
        Ok(answer) => send(&answer, &headers, state.services.clock.now()),
        // It was there, and will not be again.
        Err(failure @ Failure::Refused(_)) => (StatusCode::GONE, words::of_failure(&failure)).into_response(),
        Err(failure) => answer::text(&failure),
    }
}

fn drawn(state: &AppState, feed: &Feed, stamp: UnixMillis, until: UnixMillis) -> Drawn {
    Drawn {
        until,
        body: ics::draw(feed, stamp, state.base_url.host()),
        content_type: ICS,
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
        Ok::<_, Failure>(review_feed::feed_address(&state.services, &reviewer))
    };
    match address.await {
        Ok(address) => {
            let program = webcal(&address);
            (StatusCode::SEE_OTHER, [(header::LOCATION, program)]).into_response()
        }
        Err(failure) => answer::text(&failure),
    }
}
