//! Shared calendars, for staff.

#![expect(
    missing_docs,
    reason = "the fields of the types that `#[server]` makes are the documented arguments"
)]

use super::ApiError;
use domain::{
    ProjectId, RequestKey, ShareId,
    views::share::{ActiveShare, ShareForm, ShareRow, ShareTarget, Sharing},
};
use leptos::{prelude::*, server_fn::codec::Json};

#[cfg(feature = "ssr")]
use {super::signed_in, service::shares};

/// What "Share" shows.
#[server(prefix = "/api", endpoint = "sharing", input = Json)]
pub async fn show_sharing(project: ProjectId) -> Result<Sharing, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(shares::show_sharing::show_sharing(&scope.services, &staff, project).await)
}

/// Makes a shared calendar, or changes what it shows.
#[server(prefix = "/api", endpoint = "share_calendar", input = Json)]
pub async fn share_calendar(
    target: ShareTarget,
    form: ShareForm,
    #[server(default)] request_key: Option<RequestKey>,
) -> Result<ActiveShare, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        shares::share_calendar::share_calendar(&scope.services, &staff, target, form, request_key).await,
    )
}

/// Ends a shared calendar at once.
#[server(prefix = "/api", endpoint = "deactivate_share", input = Json)]
pub async fn deactivate_share(id: ShareId) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(shares::deactivate_share::deactivate_share(&scope.services, &staff, id).await)
}

/// Every shared calendar ever made, newest first.
#[server(prefix = "/api", endpoint = "shares", input = Json)]
pub async fn list_shares() -> Result<Vec<ShareRow>, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(shares::list_shares::list_shares(&scope.services, &staff).await)
}
