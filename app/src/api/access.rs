//! Entering and leaving.

#![expect(
    missing_docs,
    reason = "the fields of the types that `#[server]` makes are the documented arguments"
)]

use super::ApiError;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {
    super::RequestScope,
    service::{secrets::Token, staff},
};

/// First start: creates the workspace and signs its owner in.
#[server(prefix = "/api", endpoint = "set_up")]
pub async fn set_up(
    code: String,
    workspace: String,
    name: String,
    email: String,
    password: String,
) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let input = staff::set_up::SetUp {
        code,
        workspace,
        name,
        email,
        password,
    };
    let result = staff::set_up::set_up(&scope.services, &scope.caller, input).await;
    signed_in(&scope, result, "/", "/setup?refused")
}

/// Signs in. `next` is where the person wanted to go: a path on this server.
#[server(prefix = "/api", endpoint = "sign_in")]
pub async fn sign_in(
    email: String,
    password: String,
    #[server(default)] next: String,
) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let before = scope.staff_token();
    let result = staff::sign_in::sign_in(
        &scope.services,
        &scope.caller,
        &email,
        &password,
        before,
        |user| scope.staff_device(user),
    )
    .await;
    signed_in(&scope, result, local_path(&next), "/sign-in?refused")
}

/// Signs out.
#[server(prefix = "/api", endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), ApiError> {
    let scope = RequestScope::current();
    match (scope.staff().await, scope.staff_token()) {
        (Ok(staff), Some(token)) => {
            scope.answer(staff::sign_out::sign_out(&scope.services, &staff, &token).await)?;
        }
        (Err(failure), _) if failure != domain::Failure::SignedOut => return Err(scope.fail(failure)),
        _ => {}
    }
    scope.end_staff_cookie();
    scope.redirect_form("/sign-in");
    Ok(())
}

/// Who an invitation is for: address and workspace.
#[server(prefix = "/api", endpoint = "invitation")]
pub async fn read_invitation(token: String) -> Result<(String, String), ApiError> {
    let scope = RequestScope::current();
    scope.answer(staff::join::look_at_invitation(&scope.services, &Token::copied(&token)).await)
}

/// Accepts an invitation and signs in.
#[server(prefix = "/api", endpoint = "join")]
pub async fn join(token: String, name: String, password: String) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let presented = Token::copied(&token);
    let result = staff::join::join(&scope.services, &scope.caller, &presented, &name, &password).await;
    signed_in(&scope, result, "/", &format!("/join/{token}?refused"))
}

#[cfg(feature = "ssr")]
fn signed_in(
    scope: &RequestScope,
    result: Result<staff::SignedIn, domain::Failure>,
    to: &str,
    back: &str,
) -> Result<(), ApiError> {
    match result {
        Ok(signed_in) => {
            scope.set_staff_cookies(&signed_in);
            scope.redirect_form(to);
            Ok(())
        }
        Err(failure) => {
            scope.redirect_form(back);
            Err(scope.fail(failure))
        }
    }
}

/// A path on this server, or the start page: nobody is sent elsewhere.
#[must_use]
pub fn local_path(next: &str) -> &str {
    let local = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n', '\t']);
    if local { next } else { "/" }
}
