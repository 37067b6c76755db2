//! Roles and what they permit.

use serde::{Deserialize, Serialize};

/// What a member of staff is in a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

impl Role {
    /// All roles, the mightiest first.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Admin, Self::Editor, Self::Viewer];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Editor => "editor",
            Self::Viewer => "viewer",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
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
