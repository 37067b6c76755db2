//! Where a request leads, and whether it may go there.

use app::request::RequestScope;
use axum::extract::{FromRequestParts, Path};
use domain::Failure;
use http::request::Parts;
use service::{actor::Viewer, secrets::Token, shares::enter_share::enter_share};
use std::{collections::HashMap, convert::Infallible};

/// The parts of an address. One that cannot be read holds none, and so leads nowhere like any other that is wrong.
pub(super) struct Place(HashMap<String, String>);

impl<S: Send + Sync> FromRequestParts<S> for Place {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let read = Path::from_request_parts(parts, state).await;
        Ok(Self(read.map(|Path(parts)| parts).unwrap_or_default()))
    }
}

impl Place {
    pub(super) fn part(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    pub(super) fn token(&self) -> Token {
        Token::presented(self.part("token"))
    }

    pub(super) fn address(&self) -> String {
        format!("/c/{}", self.part("token"))
    }
}

/// The viewer behind a request.
pub(super) async fn enter(scope: &RequestScope, token: &Token) -> Result<Viewer, Failure> {
    enter_share(
        &scope.services,
        token,
        |share| scope.share_session(share),
        scope.caller.clone(),
    )
    .await
}
