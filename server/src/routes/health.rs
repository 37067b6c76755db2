//! For whoever watches over the server.

use crate::{answer, state::AppState};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::Failure;
use service::{Services, ready::probe};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::Mutex,
    time::{Instant, timeout},
};

/// How long an answer holds: whoever asks more often is told the same, and costs no write.
const HOLDS: Duration = Duration::from_secs(1);
/// A database that has not answered by then is not ready.
const PATIENCE: Duration = Duration::from_secs(3);

/// The last look at the database.
#[derive(Clone, Default)]
pub struct Readiness(Arc<Mutex<Option<Look>>>);

struct Look {
    at: Instant,
    told: Result<(), Failure>,
}

impl Readiness {
    async fn look(&self, services: &Services) -> Result<(), Failure> {
        let mut last = self.0.lock().await;
        if let Some(look) = last.as_ref().filter(|look| look.at.elapsed() < HOLDS) {
            return look.told.clone();
        }
        let told = timeout(PATIENCE, probe(services))
            .await
            .unwrap_or(Err(Failure::Unavailable));
        *last = Some(Look {
            at: Instant::now(),
            told: told.clone(),
        });
        told
    }
}

/// The program runs.
pub async fn live() -> &'static str {
    "live"
}

/// The program runs, and its database takes writes and answers.
pub async fn ready(State(state): State<AppState>) -> Response {
    let told = state.readiness.look(&state.services).await;
    told.map_or_else(|failure| answer::text(&failure), |()| "ready".into_response())
}
