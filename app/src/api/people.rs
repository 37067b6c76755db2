//! Projects, channels, approvers and staff.

#![expect(
    missing_docs,
    reason = "the fields of the types that `#[server]` makes are the documented arguments"
)]

use super::ApiError;
use domain::{
    ApproverId, ChannelId, LinkId, ProjectId, RequestKey, UserId,
    staff::Role,
    views::{
        links::NewApprover,
        people::{
            ApproverView, Basics, People, ProjectSaved, ProjectSettings, Removable, Removal, ZoneChange,
        },
    },
    zones::Zone,
};
use leptos::{prelude::*, server_fn::codec::Json};

#[cfg(feature = "ssr")]
use {
    super::{RequestScope, signed_in},
    crate::called::Named,
    service::{projects, staff},
};

/// A project's settings.
#[server(prefix = "/api", endpoint = "project", input = Json)]
pub async fn show_project(id: ProjectId) -> Result<ProjectSettings, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(projects::show_project::show_project(&scope.services, &staff, id).await)
}

/// Creates a project.
#[server(prefix = "/api", endpoint = "create_project", input = Json)]
pub async fn create_project(
    name: String,
    time_zone: String,
    #[server(default)] request_key: Option<RequestKey>,
) -> Result<ProjectId, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        projects::create_project::create_project(&scope.services, &staff, &name, &time_zone, request_key)
            .await,
    )
}

/// Saves a project's name and zone; `scheduled` says what becomes of the posts that are ahead if the zone changes.
#[server(prefix = "/api", endpoint = "save_project", input = Json)]
pub async fn save_project(
    id: ProjectId,
    name: String,
    time_zone: String,
    scheduled: Option<ZoneChange>,
    #[server(default)] seen: Option<Basics>,
) -> Result<ProjectSaved, ApiError> {
    let (scope, staff) = signed_in().await?;
    let typed = Basics { name, time_zone };
    scope.answer(
        projects::save_project::save_project(&scope.services, &staff, id, &typed, seen.as_ref(), scheduled)
            .await,
    )
}

/// The zones that a project can be in.
#[server(prefix = "/api", endpoint = "zones", input = Json)]
pub async fn list_zones() -> Result<Vec<Zone>, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(projects::list_zones::list_zones(&scope.services, &staff))
}

/// Adds a channel.
#[server(prefix = "/api", endpoint = "add_channel", input = Json)]
pub async fn add_channel(
    project: ProjectId,
    platform: String,
    handle: String,
    #[server(default)] request_key: Option<RequestKey>,
) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        projects::add_channel::add_channel(&scope.services, &staff, project, &platform, &handle, request_key)
            .await,
    )
}

/// Takes a channel out of use.
#[server(prefix = "/api", endpoint = "remove_channel", input = Json)]
pub async fn remove_channel(id: ChannelId) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(projects::remove_channel::remove_channel(&scope.services, &staff, id).await)
}

/// Adds an approver.
#[server(prefix = "/api", endpoint = "add_approver", input = Json)]
pub async fn add_approver(
    project: ProjectId,
    approver: NewApprover,
    #[server(default)] request_key: Option<RequestKey>,
) -> Result<ApproverView, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        projects::add_approver::add_approver(&scope.services, &staff, project, &approver, request_key).await,
    )
}

/// Saves an approver's name, address and number; names what was seen.
#[server(prefix = "/api", endpoint = "save_approver", input = Json)]
pub async fn save_approver(id: ApproverId, seen: NewApprover, approver: NewApprover) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(projects::save_approver::save_approver(&scope.services, &staff, id, seen, &approver).await)
}

/// Takes an approver out of use; `active` are the links that were seen, `revoke` ends them.
#[server(prefix = "/api", endpoint = "remove_approver", input = Json)]
pub async fn remove_approver(id: ApproverId, active: Vec<LinkId>, revoke: bool) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope
        .answer(projects::remove_approver::remove_approver(&scope.services, &staff, id, active, revoke).await)
}

/// Gives a channel another handle; names the one that was seen.
#[server(prefix = "/api", endpoint = "save_channel", input = Json)]
pub async fn save_channel(id: ChannelId, seen: String, handle: String) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(projects::save_channel::save_channel(&scope.services, &staff, id, &seen, &handle).await)
}

/// Puts a project away.
#[server(prefix = "/api", endpoint = "archive_project", input = Json)]
pub async fn archive_project(id: ProjectId) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(projects::archive_project::archive_project(&scope.services, &staff, id).await)
}

/// Brings an archived project back.
#[server(prefix = "/api", endpoint = "restore_project", input = Json)]
pub async fn restore_project(id: ProjectId) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(projects::archive_project::restore_project(&scope.services, &staff, id).await)
}

/// What a removal would touch.
#[server(prefix = "/api", endpoint = "removal", input = Json)]
pub async fn foresee_removal(thing: Removable) -> Result<Removal, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(
        projects::foresee_removal::foresee_removal(&scope.services, &staff, thing)
            .await
            .map(Named::named),
    )
}

/// The people of the workspace.
#[server(prefix = "/api", endpoint = "people", input = Json)]
pub async fn list_people() -> Result<People, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(staff::list_people::list_people(&scope.services, &staff).await)
}

/// Invites somebody; gives the invitation's address, which is shown once.
#[server(prefix = "/api", endpoint = "invite", input = Json)]
pub async fn invite(
    email: String,
    role: Role,
    links: bool,
    #[server(default)] request_key: Option<RequestKey>,
) -> Result<String, ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(staff::invite::invite(&scope.services, &staff, &email, role, links, request_key).await)
}

/// Takes the invitations of an address back.
#[server(prefix = "/api", endpoint = "withdraw_invitation")]
pub async fn withdraw_invitation(email: String) -> Result<(), ApiError> {
    RequestScope::current().redirect_form("/people");
    let (scope, staff) = signed_in().await?;
    scope.answer(staff::withdraw_invitation::withdraw_invitation(&scope.services, &staff, &email).await)
}

/// Sets somebody's role and permission.
#[server(prefix = "/api", endpoint = "change_person", input = Json)]
pub async fn change_person(id: UserId, role: Role, links: bool) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(staff::change_person::change_person(&scope.services, &staff, id, role, links).await)
}

/// Changes somebody's name, or one's own; names the one that was seen.
#[server(prefix = "/api", endpoint = "rename_person", input = Json)]
pub async fn rename_person(id: UserId, seen: String, name: String) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(staff::rename_person::rename_person(&scope.services, &staff, id, &seen, &name).await)
}

/// Removes somebody from the workspace.
#[server(prefix = "/api", endpoint = "remove_person", input = Json)]
pub async fn remove_person(id: UserId) -> Result<(), ApiError> {
    let (scope, staff) = signed_in().await?;
    scope.answer(staff::remove_person::remove_person(&scope.services, &staff, id).await)
}
