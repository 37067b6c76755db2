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
use {super::RequestScope, service::shares};

/// What "Share" shows.
#[server(prefix = "/api", endpoint = "sharing", input = Json)]
pub async fn show_sharing(project: ProjectId) -> Result<Sharing, ApiError> {
    let scope = RequestScope::current();
    let sharing =
        async { shares::show_sharing::show_sharing(&scope.services, &scope.staff().await?, project).await };
    scope.answer(sharing.await)
}

/// Makes a shared calendar, or changes what it shows.
#[server(prefix = "/api", endpoint = "share_calendar", input = Json)]
pub async fn share_calendar(
    target: ShareTarget,
    form: ShareForm,
    #[server(default)] request_key: Option<RequestKey>,
) -> Result<ActiveShare, ApiError> {
    let scope = RequestScope::current();
    let shared = async {
        shares::share_calendar::share_calendar(
            &scope.services,
            &scope.staff().await?,
            target,
            form,
            request_key,
        )
        .await
    };
    scope.answer(shared.await)
}

/// Ends a shared calendar at once.
#[server(prefix = "/api", endpoint = "deactivate_share", input = Json)]
pub async fn deactivate_share(id: ShareId) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let ended = async {
        shares::deactivate_share::deactivate_share(&scope.services, &scope.staff().await?, id).await
    };
    scope.answer(ended.await)
}

/// Every shared calendar ever made, newest first.
#[server(prefix = "/api", endpoint = "shares", input = Json)]
pub async fn list_shares() -> Result<Vec<ShareRow>, ApiError> {
    let scope = RequestScope::current();
    let rows = async { shares::list_shares::list_shares(&scope.services, &scope.staff().await?).await };
    scope.answer(rows.await)
}
