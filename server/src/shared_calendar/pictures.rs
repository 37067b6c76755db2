//! The pictures of a shared calendar, behind its own gate.

use super::{
    drawn::{ASK, tag},
    place::{Place, enter},
    sending::unchanged,
};
use crate::{answer, routes, state::AppState};
use app::request::RequestScope;
use axum::{
    Extension,
    extract::State,
    response::{IntoResponse, Response},
};
use domain::Failure;
use http::{HeaderMap, StatusCode, header};
use service::{media::Rendition, shared_calendars::read_shared_media::read_shared_media};

/// `GET /c/{token}/media/{post}/{id}/{rendition}`
pub(super) async fn picture(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    place: Place,
    headers: HeaderMap,
) -> Response {
    media(&state, &scope, &place, Some(place.part("post")), &headers).await
}

/// `GET /c/{token}/logo/{id}/{rendition}`
pub(super) async fn logo(
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
        let rendition = place
            .part("rendition")
            .parse::<Rendition>()
            .ok()
            .ok_or(Failure::NotFound)?;
        read_shared_media(&state.services, &viewer, post, id, rendition).await
    };
    match found.await {
        Ok(bytes) => {
            let tag = tag(&[&bytes]);
            let keep = [(header::CACHE_CONTROL, ASK), (header::ETAG, tag.clone())];
            if unchanged(headers, &tag) {
                return (StatusCode::NOT_MODIFIED, keep).into_response();
            }
            (keep, routes::media::picture(bytes)).into_response()
        }
        Err(failure) => answer::text(&failure),
    }
}
