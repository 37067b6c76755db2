//! Shared calendars, for staff.

#![expect(
    missing_docs,
    reason = "the fields of the types that `#[server]` makes are the documented arguments"
)]

use super::ApiError;
use domain::{
    ProjectId, RequestKey, SharedCalendarId,
    views::shared_calendar::{
        ActiveSharedCalendar, SharedCalendarForm, SharedCalendarRow, SharedCalendarSettings,
        SharedCalendarTarget,
    },
};
use leptos::{prelude::*, server_fn::codec::Json};

#[cfg(feature = "ssr")]
use {super::signed_in, service::shared_calendars};

/// What "Share" shows.
#[server(prefix = "/api", endpoint = "shared_calendar_settings", input = Json)]
pub async fn show_shared_calendar_settings(project: ProjectId) -> Result<SharedCalendarSettings, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        shared_calendars::show_shared_calendar_settings::show_shared_calendar_settings(
            &scope.services,
            &staff,
            project,
        )
        .await,
    )
}

/// Makes a shared calendar, or changes what it shows.
#[server(prefix = "/api", endpoint = "share_calendar", input = Json)]
pub async fn share_calendar(
    target: SharedCalendarTarget,
    form: SharedCalendarForm,
    #[server(default)] request_key: Option<RequestKey>,
) -> Result<ActiveSharedCalendar, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        shared_calendars::share_calendar::share_calendar(&scope.services, &staff, target, form, request_key)
            .await,
    )
}

/// Ends a shared calendar at once.
#[server(prefix = "/api", endpoint = "deactivate_shared_calendar", input = Json)]
pub async fn deactivate_shared_calendar(id: SharedCalendarId) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        shared_calendars::deactivate_shared_calendar::deactivate_shared_calendar(&scope.services, &staff, id)
            .await,
    )
}

/// Every shared calendar ever made, newest first.
#[server(prefix = "/api", endpoint = "shared_calendars", input = Json)]
pub async fn list_shared_calendars() -> Result<Vec<SharedCalendarRow>, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope
        .answer(shared_calendars::list_shared_calendars::list_shared_calendars(&scope.services, &staff).await)
}
