//! For whoever watches over the server.

use crate::{answer, state::AppState};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::Failure;

/// The program runs.
pub async fn live() -> &'static str {
    "live"
}

/// The program runs, and its database answers.
pub async fn ready(State(state): State<AppState>) -> Response {
    let read = async { state.services.store.read().await?.first_workspace().await };
    let answered: Result<_, Failure> = read.await;
    answered.map_or_else(|failure| answer::text(&failure), |_| "ready".into_response())
}
