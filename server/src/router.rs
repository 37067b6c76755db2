//! All routes, and what every request passes on its way to one.

use crate::{
    answer,
    middleware::{changes, compressed, headers, limits, log, scope},
    pages, routes, shared_calendar,
    state::AppState,
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    response::Response,
    routing::{get, post},
};
use domain::Failure;
use std::any::Any;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;

/// The whole server.
pub fn router(state: AppState) -> Router {
    let upload = post(routes::upload::upload).layer(DefaultBodyLimit::max(limits::UPLOAD));
    Router::new()
        .route("/health/live", get(routes::health::live))
        .route("/health/ready", get(routes::health::ready))
        .route("/media/{id}/{rendition}", get(routes::media::for_staff))
        .route(
            "/review/{link}/media/{id}/{rendition}",
            get(routes::media::for_reviewer),
        )
        .route("/upload/{project}", upload)
        .route("/events", get(routes::events::for_staff))
        .route("/review/{link}/events", get(routes::events::for_reviewer))
        .merge(shared_calendar::router())
        .merge(routes::files::router(&state.site))
        .merge(pages::router(&state))
        .fallback(pages::not_found)
        .layer(
            // In the order in which a request passes them.
            ServiceBuilder::new()
                .layer(from_fn(log::log))
                .layer(compressed::compressed())
                .map_response(headers::headers(&state))
                .layer(CatchPanicLayer::custom(panicked))
                .map_request(scope::scope(&state))
                .layer(from_fn_with_state(state.clone(), changes::changes)),
        )
        .with_state(state)
}

/// The panic itself is logged already; its text may hold anything and goes nowhere else.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a request ended in a panic");
    answer::text(&Failure::Unavailable)
}
