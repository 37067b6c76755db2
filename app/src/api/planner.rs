//! Calendar and composer.

#![expect(
    missing_docs,
    reason = "the fields of the types that `#[server]` makes are the documented arguments"
)]

use super::ApiError;
use domain::{
    PostId, ProjectId, RequestKey,
    publication::Finding,
    time::Turn,
    views::planner::{Arrival, Before, Calendar, Draft, Found, Outcomes, PostDetail, TimeAdvice},
};
use leptos::{prelude::*, server_fn::codec::Json};

#[cfg(feature = "ssr")]
use {
    super::signed_in,
    crate::called::Named,
    service::{
        posts::{self, delete_posts, move_posts, return_posts},
        review,
    },
};

/// The month `2026-11` of a project; an empty month is this one.
#[server(prefix = "/api", endpoint = "calendar", input = Json)]
pub async fn show_calendar(project: ProjectId, month: String) -> Result<Calendar, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        posts::show_calendar::show_calendar(&scope.services, &staff, project, &month)
            .await
            .map(Named::named),
    )
}

/// The posts of a project, in whatever month, that hold every word of the text.
#[server(prefix = "/api", endpoint = "search_posts", input = Json)]
pub async fn search_posts(project: ProjectId, text: String) -> Result<Found, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        posts::search_posts::search_posts(&scope.services, &staff, project, &text)
            .await
            .map(Named::named),
    )
}

/// A post in the composer.
#[server(prefix = "/api", endpoint = "post", input = Json)]
pub async fn open_post(id: PostId) -> Result<PostDetail, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        posts::open_post::open_post(&scope.services, &staff, id)
            .await
            .map(Named::named),
    )
}

/// Saves the composer; gives the post's identifier.
#[server(prefix = "/api", endpoint = "save_post", input = Json)]
pub async fn save_post(project: ProjectId, draft: Draft) -> Result<(PostId, i64), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(posts::save_post::save_post(&scope.services, &staff, project, draft).await)
}

/// Whether a date and time in the project's zone have passed, and whether clocks show them.
#[server(prefix = "/api", endpoint = "advise_time", input = Json)]
pub async fn advise_time(
    project: ProjectId,
    date: String,
    time: String,
    turn: Option<Turn>,
) -> Result<TimeAdvice, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope
        .answer(posts::advise_time::advise_time(&scope.services, &staff, project, (&date, &time), turn).await)
}

/// Moves posts, each in the version that was seen, to another day, and says where they came to stand; an empty date takes
/// them off the calendar.
#[server(prefix = "/api", endpoint = "move_posts", input = Json)]
pub async fn move_posts(posts: Vec<(PostId, i64)>, date: String) -> Result<Outcomes<Arrival>, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(move_posts::move_posts(&scope.services, &staff, &posts, &date).await)
}

/// Gives posts the instant back that they had before a move.
#[server(prefix = "/api", endpoint = "return_posts", input = Json)]
pub async fn return_posts(posts: Vec<Before>) -> Result<Outcomes<()>, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(return_posts::return_posts(&scope.services, &staff, &posts).await)
}

/// Takes the word of somebody who looked whether a post is out.
#[server(prefix = "/api", endpoint = "settle_post", input = Json)]
pub async fn settle_post(id: PostId, version: i64, finding: Finding) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(posts::settle_post::settle_post(&scope.services, &staff, id, version, finding).await)
}

/// Deletes posts, each in the version that was seen.
#[server(prefix = "/api", endpoint = "delete_posts", input = Json)]
pub async fn delete_posts(posts: Vec<(PostId, i64)>) -> Result<Outcomes<()>, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(delete_posts::delete_posts(&scope.services, &staff, &posts).await)
}

/// Answers in a post's thread.
#[server(prefix = "/api", endpoint = "answer", input = Json)]
pub async fn answer_note(
    id: PostId,
    note: String,
    #[server(default)] request_key: Option<RequestKey>,
) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(review::answer_note::answer_note(&scope.services, &staff, id, &note, request_key).await)
}
