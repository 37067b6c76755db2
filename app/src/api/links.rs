//! Approval links, for staff.

#![expect(
    missing_docs,
    reason = "the fields of the types that `#[server]` makes are the documented arguments"
)]

use super::ApiError;
use domain::{
    LinkId, PostId, ProjectId,
    views::links::{Issued, LinkDetail, LinkOffer, LinkRow, NewLink},
};
use leptos::{prelude::*, server_fn::codec::Json};

#[cfg(feature = "ssr")]
use {super::signed_in, crate::called::Named, service::links};

/// What "Get approval" offers for a selection of posts.
#[server(prefix = "/api", endpoint = "offer_link", input = Json)]
pub async fn offer_link(project: ProjectId, posts: Vec<PostId>) -> Result<LinkOffer, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        links::offer_link::offer_link(&scope.services, &staff, project, &posts)
            .await
            .map(Named::named),
    )
}

/// Creates a link; address and password are in the answer and nowhere else.
#[server(prefix = "/api", endpoint = "create_link", input = Json)]
pub async fn create_link(link: NewLink) -> Result<Issued, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(links::create_link::create_link(&scope.services, &staff, link).await)
}

/// Every link ever made, newest first.
#[server(prefix = "/api", endpoint = "links", input = Json)]
pub async fn list_links() -> Result<Vec<LinkRow>, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(links::list_links::list_links(&scope.services, &staff).await)
}

/// A link with its posts and history.
#[server(prefix = "/api", endpoint = "link", input = Json)]
pub async fn show_link(id: LinkId) -> Result<LinkDetail, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        links::show_link::show_link(&scope.services, &staff, id)
            .await
            .map(Named::named),
    )
}

/// Ends a link at once.
#[server(prefix = "/api", endpoint = "revoke_link", input = Json)]
pub async fn revoke_link(id: LinkId) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(links::revoke_link::revoke_link(&scope.services, &staff, id).await)
}

/// Gives a link a full validity from now.
#[server(prefix = "/api", endpoint = "extend_link", input = Json)]
pub async fn extend_link(id: LinkId) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(links::extend_link::extend_link(&scope.services, &staff, id).await)
}

/// Gives a link a new address and password.
#[server(prefix = "/api", endpoint = "regenerate_link", input = Json)]
pub async fn regenerate_link(id: LinkId) -> Result<Issued, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(links::regenerate_link::regenerate_link(&scope.services, &staff, id, None).await)
}

/// Puts a post's new revision in front of the clients of its active links.
#[server(prefix = "/api", endpoint = "resend_post", input = Json)]
pub async fn resend_post(id: PostId, version: i64, #[server(default)] anyway: bool) -> Result<i64, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(links::resend_post::resend_post(&scope.services, &staff, (id, version), anyway).await)
}
