//! What a request that may change something passes. Reading passes at once, at the address that was meant.

use super::{copied, csrf, limits, sound};
use crate::state::AppState;
use app::request::RequestScope;
use axum::{
    Extension,
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{Method, StatusCode, header};

/// The middleware.
pub async fn changes(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    request: Request,
    next: Next,
) -> Response {
    if let Err(refused) = sound::head(&request) {
        return *refused;
    }
    match *request.method() {
        Method::GET | Method::HEAD => match copied::meant(request.uri()) {
            Some(address) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, address)]).into_response(),
            None => next.run(request).await,
        },
        Method::POST | Method::PUT | Method::PATCH | Method::DELETE => {
            if let Err(refused) = csrf::require_ours(&request, &state.base_url) {
                return *refused;
            }
            // Given back when the answer is there.
            let mut held = state.bodies.hold(&scope.caller.address);
            match limits::limited(request, &mut held).await {
                Ok(request) => next.run(request).await,
                Err(refused) => *refused,
            }
        }
        _ => {
            let allowed = [(header::ALLOW, "GET, HEAD, POST")];
            (StatusCode::METHOD_NOT_ALLOWED, allowed).into_response()
        }
    }
}
