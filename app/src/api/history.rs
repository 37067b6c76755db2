//! The audit log.

#![expect(
    missing_docs,
    reason = "the fields of the types that `#[server]` makes are the documented arguments"
)]

use super::ApiError;
use domain::views::history::{Log, LogFilter};
use leptos::{prelude::*, server_fn::codec::Json};

#[cfg(feature = "ssr")]
use {super::signed_in, crate::called::Named, service::history};

/// A page of the workspace's log.
#[server(prefix = "/api", endpoint = "log", input = Json)]
pub async fn read_log(filter: LogFilter) -> Result<Log, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        history::read_log::read_log(&scope.services, &staff, filter)
            .await
            .map(Named::named),
    )
}
