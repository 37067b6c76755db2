//! Sends who is not signed in to the front door, before a page of staff is drawn.
//!
//! This saves the drawing; it is not what keeps data safe. Every server function authorises itself.

use crate::answer;
use app::{
    request::RequestScope,
    routes::{Audience, audience_at},
};
use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    Failure,
    views::people::{Entrance, Me},
};
use http::{Method, StatusCode, Uri, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use service::staff::{describe_me::describe_me, entrance::entrance};

/// Longer addresses are forgotten on the way through the front door.
const NEXT_MAX: usize = 1_000;
const IN_QUERY: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.');

/// The middleware.
pub async fn gate(mut request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let pattern = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("", MatchedPath::as_str);
    if !reads || audience_at(pattern) != Some(Audience::Staff) {
        return next.run(request).await;
    }
    let Some(scope) = request.extensions_mut().get_mut::<RequestScope>() else {
        return answer::text(&Failure::Unavailable);
    };
    match entrance(&scope.services, scope.staff_token()).await {
        Ok(Entrance::Inside) => match who(scope).await {
            Ok(me) => {
                scope.me = Some(me);
                next.run(request).await
            }
            Err(failure) => answer::text(&failure),
        },
        Ok(Entrance::SignIn) => see_other(&sign_in(request.uri())),
        Ok(Entrance::SetUp) => see_other("/setup"),
        Err(failure) => answer::text(&failure),
    }
}

async fn who(scope: &RequestScope) -> Result<Me, Failure> {
    describe_me(&scope.services, &scope.staff().await?).await
}

fn sign_in(wanted: &Uri) -> String {
    match wanted.path_and_query().map(http::uri::PathAndQuery::as_str) {
        Some(path) if path != "/" && path.len() <= NEXT_MAX => {
            format!("/sign-in?next={}", utf8_percent_encode(path, IN_QUERY))
        }
        _ => "/sign-in".to_owned(),
    }
}

fn see_other(to: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}
