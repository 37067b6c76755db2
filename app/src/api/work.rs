//! What the program could not do by itself.

#![expect(
    missing_docs,
    reason = "the fields of the types that `#[server]` makes are the documented arguments"
)]

use super::ApiError;
use domain::{JobId, views::work::Work};
use leptos::{prelude::*, server_fn::codec::Json};

#[cfg(feature = "ssr")]
use {super::signed_in, service::jobs::set_aside};

/// What was set aside.
#[server(prefix = "/api", endpoint = "work", input = Json)]
pub async fn show_work() -> Result<Work, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(set_aside::show_work(&scope.services, &staff).await)
}

/// Has a job tried again.
#[server(prefix = "/api", endpoint = "try_job_again", input = Json)]
pub async fn try_job_again(id: JobId) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(set_aside::try_again(&scope.services, &staff, id).await)
}

/// Drops a job.
#[server(prefix = "/api", endpoint = "drop_job", input = Json)]
pub async fn drop_job(id: JobId) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(set_aside::drop_job(&scope.services, &staff, id).await)
}
