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
    super::RequestScope,
    crate::called::Named,
    service::{projects, staff},
};

/// A project's settings.
#[server(prefix = "/api", endpoint = "project", input = Json)]
pub async fn show_project(id: ProjectId) -> Result<ProjectSettings, ApiError> {
    let scope = RequestScope::current();
    scope.answer(
        async { projects::show_project::show_project(&scope.services, &scope.staff().await?, id).await }
            .await,
    )
}

/// Creates a project.
#[server(prefix = "/api", endpoint = "create_project", input = Json)]
pub async fn create_project(
    name: String,
    time_zone: String,
    #[server(default)] request_key: Option<RequestKey>,
) -> Result<ProjectId, ApiError> {
    let scope = RequestScope::current();
    let made = async {
        projects::create_project::create_project(
            &scope.services,
            &scope.staff().await?,
            &name,
            &time_zone,
            request_key,
        )
        .await
    };
    scope.answer(made.await)
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
    let scope = RequestScope::current();
    let saved = async {
        let staff = scope.staff().await?;
        let typed = Basics { name, time_zone };
        projects::save_project::save_project(&scope.services, &staff, id, &typed, seen.as_ref(), scheduled)
            .await
    };
    scope.answer(saved.await)
}

/// The zones that a project can be in.
#[server(prefix = "/api", endpoint = "zones", input = Json)]
pub async fn list_zones() -> Result<Vec<Zone>, ApiError> {
    let scope = RequestScope::current();
    let zones = async { projects::list_zones::list_zones(&scope.services, &scope.staff().await?) };
    scope.answer(zones.await)
}

/// Adds a channel.
#[server(prefix = "/api", endpoint = "add_channel", input = Json)]
pub async fn add_channel(
    project: ProjectId,
    platform: String,
    handle: String,
    #[server(default)] request_key: Option<RequestKey>,
) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let added = async {
        projects::add_channel::add_channel(
            &scope.services,
            &scope.staff().await?,
            project,
            &platform,
            &handle,
            request_key,
        )
        .await
    };
    scope.answer(added.await)
}

/// Takes a channel out of use.
#[server(prefix = "/api", endpoint = "remove_channel", input = Json)]
pub async fn remove_channel(id: ChannelId) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    scope.answer(
        async { projects::remove_channel::remove_channel(&scope.services, &scope.staff().await?, id).await }
            .await,
    )
}

/// Adds an approver.
#[server(prefix = "/api", endpoint = "add_approver", input = Json)]
pub async fn add_approver(
    project: ProjectId,
    approver: NewApprover,
    #[server(default)] request_key: Option<RequestKey>,
) -> Result<ApproverView, ApiError> {
    let scope = RequestScope::current();
    let added = async {
        projects::add_approver::add_approver(
            &scope.services,
            &scope.staff().await?,
            project,
            &approver,
            request_key,
        )
        .await
    };
    scope.answer(added.await)
}

/// Saves an approver's name, address and number; names what was seen.
#[server(prefix = "/api", endpoint = "save_approver", input = Json)]
pub async fn save_approver(id: ApproverId, seen: NewApprover, approver: NewApprover) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let saved = async {
        projects::save_approver::save_approver(&scope.services, &scope.staff().await?, id, seen, &approver)
            .await
    };
    scope.answer(saved.await)
}

/// Takes an approver out of use; `active` are the links that were seen, `revoke` ends them.
#[server(prefix = "/api", endpoint = "remove_approver", input = Json)]
pub async fn remove_approver(id: ApproverId, active: Vec<LinkId>, revoke: bool) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let removed = async {
        projects::remove_approver::remove_approver(&scope.services, &scope.staff().await?, id, active, revoke)
            .await
    };
    scope.answer(removed.await)
}

/// Gives a channel another handle; names the one that was seen.
#[server(prefix = "/api", endpoint = "save_channel", input = Json)]
pub async fn save_channel(id: ChannelId, seen: String, handle: String) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let saved = async {
        projects::save_channel::save_channel(&scope.services, &scope.staff().await?, id, &seen, &handle).await
    };
    scope.answer(saved.await)
}

/// Puts a project away.
#[server(prefix = "/api", endpoint = "archive_project", input = Json)]
pub async fn archive_project(id: ProjectId) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let archived = async {
        projects::archive_project::archive_project(&scope.services, &scope.staff().await?, id).await
    };
    scope.answer(archived.await)
}

/// Brings an archived project back.
#[server(prefix = "/api", endpoint = "restore_project", input = Json)]
pub async fn restore_project(id: ProjectId) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let restored = async {
        projects::archive_project::restore_project(&scope.services, &scope.staff().await?, id).await
    };
    scope.answer(restored.await)
}

/// What a removal would touch.
#[server(prefix = "/api", endpoint = "removal", input = Json)]
pub async fn foresee_removal(thing: Removable) -> Result<Removal, ApiError> {
    let scope = RequestScope::current();
    let foreseen = async {
        projects::foresee_removal::foresee_removal(&scope.services, &scope.staff().await?, thing)
            .await
            .map(Named::named)
    };
    scope.answer(foreseen.await)
}

/// The people of the workspace.
#[server(prefix = "/api", endpoint = "people", input = Json)]
pub async fn list_people() -> Result<People, ApiError> {
    let scope = RequestScope::current();
    scope
        .answer(async { staff::list_people::list_people(&scope.services, &scope.staff().await?).await }.await)
}

/// Invites somebody; gives the invitation's address, which is shown once.
#[server(prefix = "/api", endpoint = "invite", input = Json)]
pub async fn invite(
    email: String,
    role: Role,
    links: bool,
    #[server(default)] request_key: Option<RequestKey>,
) -> Result<String, ApiError> {
    let scope = RequestScope::current();
    let invited = async {
        staff::invite::invite(
            &scope.services,
            &scope.staff().await?,
            &email,
            role,
            links,
            request_key,
        )
        .await
    };
    scope.answer(invited.await)
}

/// Takes the invitations of an address back.
#[server(prefix = "/api", endpoint = "withdraw_invitation")]
pub async fn withdraw_invitation(email: String) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let withdrawn = async {
        staff::withdraw_invitation::withdraw_invitation(&scope.services, &scope.staff().await?, &email).await
    };
    let withdrawn = withdrawn.await;
    scope.redirect_form("/people");
    scope.answer(withdrawn)
}

/// Sets somebody's role and permission.
#[server(prefix = "/api", endpoint = "change_person", input = Json)]
pub async fn change_person(id: UserId, role: Role, links: bool) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let changed = async {
        staff::change_person::change_person(&scope.services, &scope.staff().await?, id, role, links).await
    };
    scope.answer(changed.await)
}

/// Changes somebody's name, or one's own; names the one that was seen.
#[server(prefix = "/api", endpoint = "rename_person", input = Json)]
pub async fn rename_person(id: UserId, seen: String, name: String) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let renamed = async {
        staff::rename_person::rename_person(&scope.services, &scope.staff().await?, id, &seen, &name).await
    };
    scope.answer(renamed.await)
}

/// Removes somebody from the workspace.
#[server(prefix = "/api", endpoint = "remove_person", input = Json)]
pub async fn remove_person(id: UserId) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    scope.answer(
        async { staff::remove_person::remove_person(&scope.services, &scope.staff().await?, id).await }.await,
    )
}
