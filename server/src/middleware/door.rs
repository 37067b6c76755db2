//! Notes that a link's address was fetched, after the answer is on its way.

use crate::state::AppState;
use app::request::RequestScope;
use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use http::Method;
use percent_encoding::percent_decode_str;
use service::{review::open_door::note_fetch, secrets::Token};

/// The pattern of the page, and what it begins with.
const DOOR: &str = "/r/{token}";
const PREFIX: &str = "/r/";

/// The middleware.
pub async fn door(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let fetched = fetched(&request);
    let response = next.run(request).await;
    if let Some((token, scope)) = fetched {
        tokio::spawn(async move {
            if let Err(error) = note_fetch(&state.services, &token, &scope.caller).await {
                tracing::warn!(%error, "a fetch of a link was not noted");
            }
        });
    }
    response
}

fn fetched(request: &Request) -> Option<(Token, RequestScope)> {
    let pattern = request.extensions().get::<MatchedPath>()?;
    if request.method() != Method::GET || pattern.as_str() != DOOR {
        return None;
    }
    let token = percent_decode_str(request.uri().path().strip_prefix(PREFIX)?)
        .decode_utf8()
        .ok()?;
    Some((
        Token::copied(&token),
        request.extensions().get::<RequestScope>()?.clone(),
    ))
}
