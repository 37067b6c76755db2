//! Roles and what they permit.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// What a member of staff is in a workspace.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Started the workspace; everything.
    Owner,
    /// Everything but changing owners.
    Admin,
    /// Plans posts; may create links unless that was taken away.
    Editor,
    /// Looks.
    Viewer,
}

/// What a use case asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Permission {
    /// See projects, posts, links and the audit log.
    Look,
    /// Create and change posts, pictures, campaigns and answers to clients.
    EditPosts,
    /// Create, extend, regenerate, revoke and resend approval links (`links.create`).
    CreateLinks,
    /// Create and change projects, channels and approvers.
    ManageProjects,
    /// Invite people and change roles and permissions.
    ManagePeople,
    /// See what the program could not do by itself, and say what becomes of it.
    ManageWork,
}

/// The one place that says who may do what.
///
/// `links` is the switch `links.create`, which counts for editors only: owners and admins always may, viewers never.
#[must_use]
pub const fn may(role: Role, links: bool, permission: Permission) -> bool {
    match (permission, role) {
        (Permission::Look, _) | (_, Role::Owner | Role::Admin) => true,
        (_, Role::Viewer) => false,
        (Permission::EditPosts, Role::Editor) => true,
        (Permission::CreateLinks, Role::Editor) => links,
        (Permission::ManageProjects | Permission::ManagePeople | Permission::ManageWork, Role::Editor) => {
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn viewers_only_look() {
        use Permission::{CreateLinks, EditPosts, ManagePeople, ManageProjects, ManageWork};
        assert!(may(Role::Viewer, true, Permission::Look));
        for permission in [EditPosts, CreateLinks, ManageProjects, ManagePeople, ManageWork] {
            assert!(!may(Role::Viewer, true, permission));
        }
    }

    #[test]
    fn links_are_a_switch_for_editors() {
        assert!(may(Role::Editor, true, Permission::CreateLinks));
        assert!(!may(Role::Editor, false, Permission::CreateLinks));
        assert!(may(Role::Admin, false, Permission::CreateLinks));
    }
}
