//! Shared calendars: what a project's read-only link is, and which posts it shows as what.

use crate::{
    ChannelId, Failure, MediaId, ProjectId, Refusal, SharedCalendarId, UnixMillis, UserId, WorkspaceId,
    audit::Kind, post::PostStatus, time::HOUR,
};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// How long a post that is due is still told as scheduled, in milliseconds: sending takes its time, and is tried again.
pub const SENDING: i64 = HOUR;

/// What people outside are told about a post.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PublicStatus {
    /// Dated, not yet approved.
    PreScheduled,
    /// Approved and dated.
    Scheduled,
    /// Out.
    Published,
}

impl PublicStatus {
    /// What a post of this status, due at `at`, is to people outside at `now`; `None` hides it.
    ///
    /// A missed post is no plan any more, so it is hidden. One that is being sent, or whose sending failed, is approved
    /// and dated: what went wrong is the agency's business. But no plan is told for a time that is over.
    #[must_use]
    pub fn of(status: PostStatus, at: Option<UnixMillis>, now: UnixMillis) -> Option<Self> {
        let at = at?;
        let told = match status {
            PostStatus::Awaiting | PostStatus::Changes => Self::PreScheduled,
            PostStatus::Scheduled | PostStatus::Publishing | PostStatus::Failed | PostStatus::Attention => {
                Self::Scheduled
            }
            PostStatus::Published => Self::Published,
            PostStatus::Draft | PostStatus::Rejected | PostStatus::Approved | PostStatus::Missed => {
                return None;
            }
        };
        told.until(at).is_none_or(|end| now < end).then_some(told)
    }

    /// The first instant at which time alone ends this for a post due at `at`; `None` if nothing does.
    #[must_use]
    pub const fn until(self, at: UnixMillis) -> Option<UnixMillis> {
        match self {
            Self::PreScheduled => Some(at),
            Self::Scheduled => Some(at.plus(SENDING)),
            Self::Published => None,
        }
    }
}

/// Whether an event of a post's history changes what a feed tells about it: its time, its words or its status. Events
/// that are counted make the SEQUENCE of RFC 5545, so what nobody outside can see must not be among them.
#[must_use]
pub const fn shows_outside(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::PostMoved
            | Kind::Rescheduled
            | Kind::PostRevised
            | Kind::Approved
            | Kind::Undone
            | Kind::PostPublished
            | Kind::PostFound
    )
}

/// Why a shared calendar is dead.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Ending {
    /// Staff ended it.
    Deactivated,
    /// A new link took its place.
    Replaced,
}

/// The colours that a shared calendar can wear; each has a light and a dark shade with enough contrast.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
#[strum(serialize_all = "snake_case")]
pub enum Accent {
    #[default]
    Green,
    Blue,
    Violet,
    Rose,
    Amber,
    Slate,
}

/// What a shared calendar shows, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedCalendarOptions {
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
pub struct SeenSharedCalendar {
    /// Which one.
    pub id: SharedCalendarId,
    /// Which version of it.
    pub version: i64,
}

/// A read-only link to a project's calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedCalendar {
    /// Its public identifier. Not a secret: the token is.
    pub id: SharedCalendarId,
    /// The agency.
    pub workspace_id: WorkspaceId,
    /// The client or brand.
    pub project_id: ProjectId,
    /// What it shows, and how.
    pub options: SharedCalendarOptions,
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

impl SharedCalendar {
    /// What somebody who looks at it now has seen.
    #[must_use]
    pub const fn seen(&self) -> SeenSharedCalendar {
        SeenSharedCalendar {
            id: self.id,
            version: self.version,
        }
    }

    /// Passes if it has not ended.
    ///
    /// # Errors
    /// [`Refusal::SharedCalendarEnded`].
    pub fn require_active(&self) -> Result<(), Failure> {
        match self.ended {
            None => Ok(()),
            Some(_) => Err(Refusal::SharedCalendarEnded.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY;

    #[test]
    fn each_status_is_one_thing_outside_at_each_time() {
        use PublicStatus::{PreScheduled, Published, Scheduled};
        let at = UnixMillis(10 * DAY);
        let times = [-DAY, -1, 0, SENDING - 1, SENDING, 2 * DAY];
        // Of each status, what it is a day before its time, just before, at it, and at the end of sending.
        let [waits, sends, out] = [
            [Some(PreScheduled), Some(PreScheduled), None, None, None, None],
            [
                Some(Scheduled),
                Some(Scheduled),
                Some(Scheduled),
                Some(Scheduled),
                None,
                None,
            ],
            [Some(Published); 6],
        ];
        for (status, right) in [
            (PostStatus::Draft, [None; 6]),
            (PostStatus::Awaiting, waits),
            (PostStatus::Changes, waits),
            (PostStatus::Rejected, [None; 6]),
            (PostStatus::Approved, [None; 6]),
            (PostStatus::Scheduled, sends),
            (PostStatus::Missed, [None; 6]),
            (PostStatus::Publishing, sends),
            (PostStatus::Published, out),
            (PostStatus::Failed, sends),
            (PostStatus::Attention, sends),
        ] {
            let told = times.map(|late| PublicStatus::of(status, Some(at), at.plus(late)));
            assert_eq!(told, right, "{status:?}");
            assert_eq!(
                PublicStatus::of(status, None, at),
                None,
                "{status:?} without a date"
            );
        }
    }

    #[test]
    fn what_ends_by_time_says_when() {
        let at = UnixMillis(10 * DAY);
        for status in PostStatus::VARIANTS.iter().copied() {
            let Some(told) = PublicStatus::of(status, Some(at), at.plus(-1)) else {
                continue;
            };
            if let Some(end) = told.until(at) {
                assert_eq!(PublicStatus::of(status, Some(at), end.plus(-1)), Some(told));
                assert_eq!(PublicStatus::of(status, Some(at), end), None);
            }
        }
    }
}
