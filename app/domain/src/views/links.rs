//! Approval links, as staff see them.

use super::When;
use crate::{
    LinkId, PostId, ProjectId, RequestKey, fit::Misfit, link::LinkStatus, review::Verdict,
    views::history::Line, views::people::ApproverView,
};
use serde::{Deserialize, Serialize};

/// What "Get approval" offers for a selection of posts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkOffer {
    /// Posts that can be put on a link, in order of time.
    pub posts: Vec<OfferedPost>,
    /// Posts that cannot, because they are decided or out.
    pub left_out: Vec<OfferedPost>,
    /// Who can be asked.
    pub approvers: Vec<ApproverView>,
    /// A title to start from.
    pub title: String,
}

/// A post in an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct OfferedPost {
    pub id: PostId,
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unnamed: Option<super::Unnamed>,
    pub when: Option<When>,
    pub status: crate::post::PostStatus,
    /// How many of its pictures moved; one frame of each is kept.
    pub stills: usize,
    /// What of it does not fit its networks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub misfits: Vec<Misfit>,
}

/// What "Generate approval link" sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLink {
    /// Project of all the posts.
    pub project: ProjectId,
    /// The posts, in order.
    pub posts: Vec<PostId>,
    /// Who is asked.
    pub approver: ApproverChoice,
    /// Title over the client's page.
    pub title: String,
    /// What staff tell the client.
    pub message: String,
    /// `None` has one generated.
    pub password: Option<String>,
    /// Made with the form: however often it is sent under one key, there is one link. `None` is no key.
    pub request_key: Option<RequestKey>,
    /// Also posts that cannot be published as they are: somebody was told, and wants it.
    #[serde(default)]
    pub anyway: bool,
}

/// An approver of the project, or a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApproverChoice {
    /// By identifier.
    Known(crate::ApproverId),
    /// Added with the link.
    New(NewApprover),
}

/// What was typed for a new approver.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NewApprover {
    pub name: String,
    pub email: String,
    pub phone: String,
}

/// A link's address and password: shown once, kept nowhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// The link.
    pub id: LinkId,
    /// Its address.
    pub url: String,
    /// Its password.
    pub password: String,
    /// The client's name.
    pub approver: ApproverView,
    /// The project's name.
    pub project: String,
    /// When it expires.
    pub expires: When,
}

impl std::fmt::Debug for Issued {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Issued")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// A link in "Manage links".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRow {
    /// Identifier.
    pub id: LinkId,
    /// Title.
    pub title: String,
    /// Project.
    pub project: super::people::ProjectItem,
    /// Who decides.
    pub approver: String,
    /// Their address, empty if not known.
    pub approver_email: String,
    /// Who asked.
    pub created_by: String,
    /// What it is now.
    pub status: LinkStatus,
    /// A verdict or none for each post, in order.
    pub verdicts: Vec<Option<Verdict>>,
    /// When it was made.
    pub created: When,
    /// When it expires.
    pub expires: When,
    /// Days until it expires, one that has begun counted as a whole one; 0 or fewer since then.
    pub expires_in_days: i64,
    /// When something last happened to it.
    pub last_activity: Option<When>,
    /// When the right password was first given.
    pub opened: Option<When>,
    /// The client asked for a new link.
    pub asked: Option<When>,
}

/// A link with its posts and history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkDetail {
    /// The row.
    pub row: LinkRow,
    /// Its posts, with this link's verdicts.
    pub posts: Vec<(OfferedPost, Option<Verdict>)>,
    /// What happened, newest first.
    pub history: Vec<Line>,
}
