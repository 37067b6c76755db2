//! What every route can reach.

use crate::{budget::Budget, config::BaseUrl, feed::Feed, routes::health::Readiness, shared_calendar::Kept};
use axum::extract::FromRef;
use ipnet::IpNet;
use leptos_config::LeptosOptions;
use service::Services;
use std::{ops::Deref, sync::Arc};
use tokio_util::sync::CancellationToken;

/// Shared by all requests. Each layer of the router clones it for each of them, so it is one pointer.
#[derive(Clone)]
pub struct AppState(Arc<Running>);

/// A server that runs.
#[derive(Clone)]
pub struct Running {
    /// Use cases.
    pub services: Services,
    /// The site that was built.
    pub site: LeptosOptions,
    /// Where people reach this server.
    pub base_url: BaseUrl,
    /// The proxies whose `X-Forwarded-For` counts.
    pub proxies: Arc<[IpNet]>,
    /// What changes, as it changes.
    pub feed: Feed,
    /// Answers about calendars that are kept.
    pub kept: Kept,
    /// What the last probe of the database said.
    pub readiness: Readiness,
    /// Bytes of bodies.
    pub bodies: Budget,
    /// Live streams.
    pub streams: Budget,
    /// When the server ends.
    pub shutdown: CancellationToken,
}

impl From<Running> for AppState {
    fn from(running: Running) -> Self {
        Self(Arc::new(running))
    }
}

impl Deref for AppState {
    type Target = Running;

    fn deref(&self) -> &Running {
        &self.0
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.site.clone()
    }
}
