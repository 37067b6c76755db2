//! Shared calendars: what staff set, and all that people outside get to see.

use super::{ChannelView, Picture, When, people::ProjectItem};
use crate::{
    PostId, ProjectId,
    civil::{Date, Period},
    platform::Platform,
    shared_calendar::{Accent, Ending, PublicStatus, SeenSharedCalendar, SharedCalendarOptions},
};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// What "Share" shows to staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedCalendarSettings {
    /// Whose calendar.
    pub project: ProjectItem,
    /// The project's channels, removed ones only if the shared calendar names them.
    pub channels: Vec<ChannelView>,
    /// The link that works now, with its address.
    pub active: Option<ActiveSharedCalendar>,
}

/// A shared calendar that works, as staff may copy it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActiveSharedCalendar {
    /// The row in the list of all.
    pub row: SharedCalendarRow,
    /// Its address; `None` if this server's secrets are not those with which it was made.
    pub url: Option<String>,
    /// The password that was just set, which is shown once.
    pub password: Option<String>,
}

impl std::fmt::Debug for ActiveSharedCalendar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ActiveShare")
            .field("row", &self.row)
            .finish_non_exhaustive()
    }
}

/// A shared calendar in "Manage links".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedCalendarRow {
    /// Which one, as it is now.
    pub seen: SeenSharedCalendar,
    /// Project.
    pub project: ProjectItem,
    /// What it shows, and how.
    pub options: SharedCalendarOptions,
    /// The picture beside the name.
    pub logo: Option<Picture>,
    /// Whether it asks for a password.
    pub locked: bool,
    /// Who shared it.
    pub created_by: String,
    /// When it was shared.
    pub created: When,
    /// Why and when it ended.
    pub ended: Option<(Ending, When)>,
}

/// What "Share" sends. Text fields hold what was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedCalendarForm {
    /// What it shows, and how.
    pub options: SharedCalendarOptions,
    /// What becomes of the password.
    pub password: PasswordChoice,
}

/// What becomes of the password of a shared calendar.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PasswordChoice {
    /// As it is; for a new link, as it was with the link before.
    Keep,
    /// None.
    Remove,
    /// A new one is generated.
    Generate,
    /// This one.
    Custom(String),
}

impl std::fmt::Debug for PasswordChoice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Keep => "Keep",
            Self::Remove => "Remove",
            Self::Generate => "Generate",
            Self::Custom(_) => "Custom(..)",
        })
    }
}

/// Which link "Share" makes or changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SharedCalendarTarget {
    /// A new link; the one before is dead at once.
    New {
        /// For this project.
        project: ProjectId,
        /// The one before, as it was seen.
        replaces: Option<SeenSharedCalendar>,
    },
    /// This link keeps its address.
    Existing(SeenSharedCalendar),
}

/// How a shared calendar is laid out.
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
pub enum Layout {
    #[default]
    Month,
    Week,
    List,
}

/// Everything that leaves the server of a shared calendar: what is not here is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedCalendarPage {
    /// The name over the calendar.
    pub title: String,
    /// The picture beside the name.
    pub logo: Option<Picture>,
    /// The colour of marks and links.
    pub accent: Accent,
    /// IANA name of the project's zone.
    pub time_zone: String,
    /// The place that the zone is named after.
    pub zone: String,
    /// How it is laid out.
    pub layout: Layout,
    /// The days that are shown, in whole weeks for a month.
    pub period: Period,
    /// A day of the period before; `None` where nothing is shared.
    pub previous: Option<Date>,
    /// A day of the period after; `None` where nothing is shared.
    pub next: Option<Date>,
    /// The day that was asked for.
    pub date: Date,
    /// Today in the project's zone.
    pub today: Date,
    /// The posts of these days, by time.
    pub posts: Vec<SharedPost>,
    /// Whether captions and pictures are shown.
    pub captions: bool,
}

impl SharedCalendarPage {
    /// Whether nothing is planned in the period that the heading names.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let inside = |post: &SharedPost| {
            let mut days = self.period.days();
            days.any(|day| !day.outside && day.date == post.when.day.date)
        };
        !self.posts.iter().any(inside)
    }
}

/// What a calendar program gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    /// The name of the calendar.
    pub title: String,
    /// IANA name of the project's zone.
    pub time_zone: String,
    /// The posts, by time, without pictures that only a browser could get.
    pub posts: Vec<FeedPost>,
}

/// A post in a feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedPost {
    /// What is told of it.
    pub post: SharedPost,
    /// Grows whenever what is told of it changes.
    pub sequence: i64,
}

/// A post, as people outside see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedPost {
    /// Identifier.
    pub id: PostId,
    /// Status.
    pub status: PublicStatus,
    /// When, in the project's zone.
    pub when: When,
    /// First line of the caption; empty if captions are not shown.
    pub title: String,
    /// Its texts, each with the accounts that get it.
    pub texts: Vec<SharedText>,
    /// Its pictures, in order; none if captions are not shown.
    pub pictures: Vec<Picture>,
    /// How many pictures it has, also where a calendar program gets none; 0 if captions are not shown.
    pub pictured: usize,
}

/// A text of a post, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedText {
    /// The accounts.
    pub accounts: Vec<Account>,
    /// The text; empty if captions are not shown.
    pub caption: String,
}

/// A social account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Its network.
    pub platform: Platform,
    /// Its name there; `None` if captions are not shown.
    pub handle: Option<String>,
}
