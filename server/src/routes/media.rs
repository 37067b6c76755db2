//! Pictures, each behind the gate of the page that shows it.

use super::files::names;
use crate::{answer, state::AppState};
use app::request::RequestScope;
use axum::{
    Extension,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{Failure, LinkId, MediaId};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use service::media::{
    Rendition,
    read_media::{find_media_as_reviewer, find_media_as_staff},
};

/// Opened by itself, a picture is only that.
const POLICY: &str = "default-src 'none'; sandbox";

/// `GET /media/{id}/{rendition}`
pub async fn for_staff(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    Path((id, rendition)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let (id, rendition) = named(&id, &rendition)?;
        let staff = scope.staff().await?;
        find_media_as_staff(&state.services, &staff, id, rendition).await
    };
    let found = match found.await {
        Ok(found) => found,
        Err(failure) => return answer::text(&failure),
    };
    // The bytes behind an identifier never change.
    let Ok(tag) = HeaderValue::from_str(&format!("\"{id}-{rendition}\"")) else {
        return answer::text(&Failure::NotFound);
    };
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|list| names(list, &tag));
    let keep = HeaderValue::from_static("private, max-age=0, must-revalidate");
    let cache = [(header::CACHE_CONTROL, keep), (header::ETAG, tag)];
    if known {
        return (StatusCode::NOT_MODIFIED, cache).into_response();
    }
    match found.read(&state.services).await {
        Ok(bytes) => (cache, picture(bytes)).into_response(),
        Err(failure) => answer::text(&failure),
    }
}

/// `GET /review/{link}/media/{id}/{rendition}`. Not to be kept: after a revoke it must be gone at once.
pub async fn for_reviewer(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    Path((link, id, rendition)): Path<(String, String, String)>,
) -> Response {
    let found = async {
        let link: LinkId = link.parse().map_err(|_| Failure::NotFound)?;
        let (id, rendition) = named(&id, &rendition)?;
        let reviewer = scope.reviewer(link).await?;
        let found = find_media_as_reviewer(&state.services, &reviewer, id, rendition).await?;
        found.read(&state.services).await
    };
    match found.await {
        Ok(bytes) => ([(header::CACHE_CONTROL, "private, no-store")], picture(bytes)).into_response(),
        Err(failure) => answer::text(&failure),
    }
}

fn named(id: &str, rendition: &str) -> Result<(MediaId, Rendition), Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    Ok((id, rendition.parse::<Rendition>().ok().ok_or(Failure::NotFound)?))
}

/// The bytes of a picture.
pub(crate) fn picture(bytes: Bytes) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    (headers, bytes).into_response()
}
