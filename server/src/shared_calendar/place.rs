//! Where a request leads, and whether it may go there.

use app::request::RequestScope;
use axum::extract::{FromRequestParts, RawPathParams};
use domain::Failure;
use http::request::Parts;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use service::{
    actor::Viewer, secrets::Token, shared_calendars::enter_shared_calendar::enter_shared_calendar,
};
use std::convert::Infallible;

/// All but what tokens are made of.
const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_');

/// The parts of an address. One that cannot be read holds none, and so leads nowhere like any other that is wrong.
pub(super) struct Place(Option<RawPathParams>);

impl<S: Send + Sync> FromRequestParts<S> for Place {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self(RawPathParams::from_request_parts(parts, state).await.ok()))
    }
}

impl Place {
    pub(super) fn part(&self, name: &str) -> &str {
        let mut parts = self.0.iter().flatten();
        parts
            .find(|(known, _)| *known == name)
            .map_or("", |(_, value)| value)
    }

    pub(super) fn token(&self) -> Token {
        Token::copied(self.part("token"))
    }

    pub(super) fn address(&self) -> String {
        format!("/c/{}", utf8_percent_encode(self.part("token"), IN_PATH))
    }
}

/// The viewer behind a request.
pub(super) async fn enter(scope: &RequestScope, token: &Token) -> Result<Viewer, Failure> {
    enter_shared_calendar(&scope.services, token, |calendar| {
        scope.shared_calendar_session(calendar)
    })
    .await
}
