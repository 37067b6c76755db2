//! Staff, projects and their settings.

use super::ChannelView;
use crate::{
    ApproverId, ChannelId, LinkId, ProjectId, UserId,
    staff::{Permission, Role, may},
    views::links::OfferedPost,
};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The signed-in member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Me {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub can_create_links: bool,
    pub workspace: String,
    pub projects: Vec<ProjectItem>,
    /// Projects that can be brought back.
    pub archived: Vec<ProjectItem>,
    /// Links whose client asked for a new one: the badge in the navigation.
    pub links_asked: i64,
    /// What the program could not do by itself, for those who can do something about it.
    pub work_aside: usize,
}

impl Me {
    /// Whether this person may do that; pages hide what it refuses, use cases refuse it themselves.
    #[must_use]
    pub const fn may(&self, permission: Permission) -> bool {
        may(self.role, self.can_create_links, permission)
    }
}

/// A project in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ProjectItem {
    pub id: ProjectId,
    pub name: String,
    /// 1 to 8.
    pub hue: i64,
}

/// What the installation offers to a browser without a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entrance {
    /// Nobody has an account yet: `/setup`.
    SetUp,
    /// Sign in.
    SignIn,
    /// Signed in already.
    Inside,
}

/// An approver, as staff see one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ApproverView {
    pub id: ApproverId,
    pub name: String,
    pub email: String,
    pub phone: String,
}

/// What can be removed from a workspace with what hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Removable {
    Approver(ApproverId),
    Channel(ChannelId),
    Project(ProjectId),
}

/// What a removal would touch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    /// Active approval links, by title.
    pub links: Vec<(LinkId, String)>,
    /// Posts that are not out yet, the next first.
    pub posts: Vec<OfferedPost>,
    /// How many more posts than are named.
    pub more: usize,
    /// The calendar is shared.
    pub shared: bool,
}

/// A project's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ProjectSettings {
    pub project: ProjectItem,
    pub time_zone: String,
    /// Posts that are still ahead: a change of the zone asks what becomes of them.
    pub scheduled: usize,
    pub requires_approval: bool,
    pub channels: Vec<ChannelView>,
    pub approvers: Vec<ApproverView>,
}

/// What becomes of the posts that are still ahead when their project's zone changes.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ZoneChange {
    /// They keep date and time of day, and so move to another instant.
    KeepTimes,
    /// They keep their instant, and so are told by another date and time of day.
    KeepInstants,
}

/// What the fields of a project's settings hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Basics {
    pub name: String,
    /// IANA name.
    pub time_zone: String,
}

/// What saving a project's settings did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectSaved {
    /// As they are now.
    pub basics: Basics,
    /// Posts that moved to another instant.
    pub moved: usize,
    /// Those of them whose time has passed by that.
    pub passed: usize,
}

/// A member of staff in the list of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Person {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub can_create_links: bool,
}

/// The staff of a workspace, and who was invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct People {
    pub people: Vec<Person>,
    pub invited: Vec<Invited>,
}

/// An open invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Invited {
    pub email: String,
    pub role: Role,
    pub expires: super::When,
}
