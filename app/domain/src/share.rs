//! Shared calendars: what a project's read-only link is, and which posts it shows as what.

use crate::{
    ChannelId, Failure, MediaId, ProjectId, Refusal, ShareId, UnixMillis, UserId, WorkspaceId,
    post::PostStatus,
};
use serde::{Deserialize, Serialize};

/// What people outside are told about a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicStatus {
    /// Dated, not yet approved.
    PreScheduled,
    /// Approved and dated.
    Scheduled,
    /// Out.
    Published,
}

impl PublicStatus {
    /// All of them, in the order of a post's life.
    pub const ALL: [Self; 3] = [Self::PreScheduled, Self::Scheduled, Self::Published];

    /// What a post of this status and with or without a date is to people outside; `None` hides it.
    ///
    /// A missed post is no plan any more, so it is hidden. One that is being sent, or whose sending failed, is approved
    /// and dated: what went wrong is the agency's business.
    #[must_use]
    pub const fn of(status: PostStatus, dated: bool) -> Option<Self> {
        if !dated {
            return None;
        }
        match status {
            PostStatus::Awaiting | PostStatus::Changes => Some(Self::PreScheduled),
            PostStatus::Scheduled | PostStatus::Publishing | PostStatus::Failed | PostStatus::Attention => {
                Some(Self::Scheduled)
            }
            PostStatus::Published => Some(Self::Published),
            PostStatus::Draft | PostStatus::Rejected | PostStatus::Approved | PostStatus::Missed => None,
        }
    }

    /// The name in `data-status`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PreScheduled => "pre_scheduled",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
        }
    }
}

/// Why a shared calendar is dead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Staff ended it.
    Deactivated,
    /// A new link took its place.
    Replaced,
}

impl Ending {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Deactivated, Self::Replaced];

    /// The name in the database and in `data-link`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Deactivated => "deactivated",
            Self::Replaced => "replaced",
        }
    }

    /// The ending of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ending| ending.as_str() == name)
    }
}

/// The colours that a shared calendar can wear; each has a light and a dark shade with enough contrast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Accent {
    #[default]
    Green,
    Blue,
    Violet,
    Rose,
    Amber,
    Slate,
}

impl Accent {
    /// All of them, as they are offered.
    pub const ALL: [Self; 6] = [
        Self::Green,
        Self::Blue,
        Self::Violet,
        Self::Rose,
        Self::Amber,
        Self::Slate,
    ];

    /// The name in the database, in forms and in `data-accent`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Violet => "violet",
            Self::Rose => "rose",
            Self::Amber => "amber",
            Self::Slate => "slate",
        }
    }

    /// The colour of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|accent| accent.as_str() == name)
    }
}

/// What a shared calendar shows, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareOptions {
    /// The first day shown, `2026-11-24` in the project's zone.
    pub from: Option<String>,
    /// The last day shown.
    pub to: Option<String>,
    /// Only posts of these channels; empty for all.
    pub channels: Vec<ChannelId>,
    /// Captions and pictures, or only dates, platforms and status.
    pub captions: bool,
    /// Other sites may show it in a frame.
    pub embeddable: bool,
    /// The name over the calendar.
    pub title: String,
    /// The picture beside the name.
    pub logo: Option<MediaId>,
    /// The colour of marks and links.
    pub accent: Accent,
}

/// A shared calendar as somebody saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenShare {
    /// Which one.
    pub id: ShareId,
    /// Which version of it.
    pub version: i64,
}

/// A read-only link to a project's calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its public identifier. Not a secret: the token is.
    pub id: ShareId,
    /// The agency.
    pub workspace_id: WorkspaceId,
    /// The client or brand.
    pub project_id: ProjectId,
    /// What it shows, and how.
    pub options: ShareOptions,
    /// Whether it asks for a password.
    pub locked: bool,
    /// Counts changes of the password; sessions and feeds of an older generation are dead.
    pub generation: i64,
    /// Who shared it.
    pub created_by: UserId,
    /// When it was shared.
    pub created_at: UnixMillis,
    /// When and why it ended.
    pub ended: Option<(UnixMillis, Ending)>,
    /// Counts changes.
    pub version: i64,
}

impl Share {
    /// What somebody who looks at it now has seen.
    #[must_use]
    pub const fn seen(&self) -> SeenShare {
        SeenShare {
            id: self.id,
            version: self.version,
        }
    }

    /// Passes if it has not ended.
    ///
    /// # Errors
    /// [`Refusal::ShareEnded`].
    pub fn require_active(&self) -> Result<(), Failure> {
        match self.ended {
            None => Ok(()),
            Some(_) => Err(Refusal::ShareEnded.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_internal_status_is_one_thing_outside() {
        use PublicStatus::{PreScheduled, Published, Scheduled};
        let told = |status| PublicStatus::of(status, true);
        for (status, expected) in [
            (PostStatus::Draft, None),
            (PostStatus::Awaiting, Some(PreScheduled)),
            (PostStatus::Changes, Some(PreScheduled)),
            (PostStatus::Rejected, None),
            (PostStatus::Approved, None),
            (PostStatus::Scheduled, Some(Scheduled)),
            (PostStatus::Missed, None),
            (PostStatus::Publishing, Some(Scheduled)),
            (PostStatus::Published, Some(Published)),
            (PostStatus::Failed, Some(Scheduled)),
            (PostStatus::Attention, Some(Scheduled)),
        ] {
            assert_eq!(told(status), expected, "{status:?}");
        }
    }

    #[test]
    fn without_a_date_nothing_is_shown() {
        for status in PostStatus::ALL {
            assert_eq!(PublicStatus::of(status, false), None, "{status:?}");
        }
    }
}
