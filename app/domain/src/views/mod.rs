//! What people see, as data: made by use cases, drawn by pages.
//!
//! Dates and times are already in the project's zone, as data: a page never asks a clock or a zone, and puts them into words.

pub mod history;
pub mod links;
pub mod people;
pub mod planner;
pub mod review;
pub mod shared_calendar;
pub mod work;

use crate::{civil::Date, platform::Platform, time::Turn};
use serde::{Deserialize, Serialize};

/// An instant, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The instant in UTC, RFC 3339, for `<time datetime>` and the viewer's own zone.
    pub utc: String,
    /// The day, in the zone it is shown in.
    pub day: ShownDay,
    /// `18:00`, in the zone it is shown in.
    pub time: String,
    /// The zone's place, `London`.
    pub zone: String,
    /// Which it is, where this time of day comes twice that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub twin: Option<Twin>,
}

impl When {
    /// What puts moments in their order: RFC 3339 in UTC, whose fractions of a second may have fewer digits.
    #[must_use]
    pub fn order(&self) -> &str {
        self.utc.trim_end_matches('Z')
    }
}

/// A day, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownDay {
    /// Which.
    pub date: Date,
    /// Its year is not the current one: worth saying.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other_year: bool,
}

impl ShownDay {
    /// A day as it is shown on `today`.
    #[must_use]
    pub fn on(today: Date, date: Date) -> Self {
        Self {
            date,
            other_year: date.year() != today.year(),
        }
    }
}

/// One of two moments that have the same time of day, because clocks are set back between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Twin {
    /// Which of the two.
    pub turn: Turn,
    /// What tells it from the other: `GMT`, or `UTC-3` where the zone has no letters.
    pub name: String,
}

/// A picture, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Address of the display rendition.
    pub url: String,
    /// Address of the small rendition.
    pub thumbnail: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// What was uploaded moved; this is the one frame that is kept and published.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub still_of_animation: bool,
}

/// A post without words: what it is called by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unnamed {
    /// How many pictures it has.
    pub pictures: usize,
    /// Where it goes.
    pub networks: Vec<Platform>,
    /// When; none without a date.
    pub day: Option<ShownDay>,
}

/// A channel, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelView {
    /// Identifier.
    pub id: crate::ChannelId,
    /// Network.
    pub platform: Platform,
    /// The account's handle there.
    pub handle: String,
    /// No longer offered for new posts.
    pub removed: bool,
}

/// What one channel will show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Network.
    pub platform: Platform,
    /// The account's handle there.
    pub handle: String,
    /// The text that this channel gets.
    pub caption: String,
}

/// A line of a post's thread: a note, or the note of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteView {
    /// Who wrote it.
    pub author: String,
    /// Whether staff wrote it.
    pub staff: bool,
    /// The verdict that it came with.
    pub verdict: Option<crate::review::Verdict>,
    /// The text.
    pub body: String,
    /// When.
    pub when: When,
}
