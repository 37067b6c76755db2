//! The calendar, the list and the composer.

use super::{ChannelView, NoteView, Picture, Unnamed, When};
use crate::{
    Failure, MediaId, PostId, RequestKey, RevisionId,
    civil::{Date, Month, Period},
    diff::Piece,
    link::LinkStatus,
    platform::Platform,
    post::{Content, PostStatus},
    time::Turn,
    views::{history::Line, people::ProjectItem},
};
use serde::{Deserialize, Serialize};

/// A month of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// The number of the last event of the workspace's log when this was read: all up to that one is shown.
    pub seq: i64,
    /// Whose.
    pub project: ProjectItem,
    /// IANA name of the project's zone.
    pub time_zone: String,
    /// The month.
    pub month: Month,
    /// Today in the project's zone.
    pub today: Date,
    /// Its whole weeks, from Monday.
    pub period: Period,
    /// The posts of these days, by time.
    pub posts: Vec<Card>,
    /// Posts without a date, newest first.
    pub unscheduled: Vec<Card>,
    /// Channels that may be chosen for new posts.
    pub channels: Vec<ChannelView>,
    /// Campaigns in use.
    pub campaigns: Vec<String>,
    /// Posts due within 48 hours that are not approved.
    pub urgent: usize,
}

/// What a search found in a project, in whatever month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// What was searched, as it was typed.
    pub text: String,
    /// The posts by month, the latest first; those without a date are last.
    pub months: Vec<FoundMonth>,
    /// How many more there are than are shown.
    pub more: usize,
}

/// The posts of a month that a search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundMonth {
    /// Which; none for posts without a date.
    pub month: Option<Month>,
    /// Its posts, the latest first.
    pub posts: Vec<Card>,
}

/// What became of each of several posts.
pub type Outcomes<T> = Vec<(PostId, Result<T, Failure>)>;

/// Where a post was before it was moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// Which.
    pub id: PostId,
    /// The version that is moved back.
    pub version: i64,
    /// The instant it had, as [`When::utc`] tells it; none if it had none.
    pub at: Option<String>,
}

/// A post in the calendar and the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Identifier.
    pub id: PostId,
    /// The version it shows; a move names it.
    pub version: i64,
    /// Status.
    pub status: PostStatus,
    /// Scheduled time.
    pub when: Option<When>,
    /// First line of the caption.
    pub title: String,
    /// What it is called by, if it has no title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unnamed: Option<Unnamed>,
    /// Where it goes.
    pub platforms: Vec<Platform>,
    /// Handles, for the list.
    pub handles: Vec<String>,
    /// First picture, small.
    pub thumbnail: Option<String>,
    /// Campaign.
    pub campaign: String,
    /// Whether it may still be edited, moved and put on a link.
    pub open: bool,
}

/// A post in the composer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostDetail {
    /// The card, as in the calendar.
    pub card: Card,
    /// The current revision.
    pub revision: RevisionId,
    /// Its number.
    pub revision_number: i64,
    /// A client approved it: another time keeps that.
    pub approved: bool,
    /// IANA name of the project's zone.
    pub time_zone: String,
    /// Its content.
    pub content: Content,
    /// Its pictures, in order, as in the content.
    pub pictures: Vec<Picture>,
    /// The project's channels, removed ones only if the post uses them.
    pub channels: Vec<ChannelView>,
    /// What staff tell the client.
    pub creator_note: String,
    /// The thread with the client.
    pub notes: Vec<NoteView>,
    /// What happened, newest first.
    pub history: Vec<Line>,
    /// The words that changed since the revision approved last, if this one is another.
    pub since_approved: Option<Vec<Piece>>,
    /// Links that hold it.
    pub links: Vec<PostLink>,
    /// An active link holds an older revision: it can be sent again.
    pub can_resend: bool,
}

/// A link that holds a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct PostLink {
    pub id: crate::LinkId,
    pub title: String,
    pub approver: String,
    pub status: LinkStatus,
    /// By it the post can be decided about as it is now.
    pub asks: bool,
}

/// What the composer saves. Text fields hold what was typed; the use case checks them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The post and the version that was opened; `None` makes a new post.
    pub post: Option<(PostId, i64)>,
    /// Texts, channels and pictures.
    pub caption: String,
    /// Chosen channels.
    pub channels: Vec<crate::ChannelId>,
    /// Texts for single channels.
    pub variants: Vec<crate::post::Variant>,
    /// Pictures with their alternative texts.
    pub media: Vec<DraftMedia>,
    /// `2026-11-24` or empty.
    pub date: String,
    /// `18:00` or empty.
    pub time: String,
    /// Which of the two, where this time comes twice that day. Without it, a time that was not changed stays which it
    /// was, and another one is the first.
    #[serde(default)]
    pub turn: Option<Turn>,
    /// Campaign or empty.
    pub campaign: String,
    /// Note to the client or empty.
    pub creator_note: String,
    /// Made with the form: however often it is saved under one key, there is one post. `None` is no key.
    pub request_key: Option<RequestKey>,
    /// The place that the zone was called by in which date and time were typed; none if the page did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}

/// Where a post came to stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// Its new time; `None` off the calendar.
    pub when: Option<When>,
    /// The time of day that it had, if clocks skip that one on the new day.
    pub skipped: Option<String>,
    /// The new time has passed: nothing will be published then.
    pub past: bool,
}

/// What is to know about a date and a time before they are saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeAdvice {
    /// They have passed.
    pub past: bool,
    /// What clocks do then.
    pub clocks: Clocks,
    /// The zone's place.
    pub zone: String,
}

/// What clocks do at a time of day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Clocks {
    /// They show it once.
    Once,
    /// They skip it, and show this instead.
    Never {
        /// `02:30`
        instead: String,
    },
    /// They show it twice, under these names.
    Twice {
        /// `BST`
        first: String,
        /// `GMT`
        second: String,
    },
}

/// A picture in the composer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct DraftMedia {
    pub id: MediaId,
    pub alt: String,
}

/// An uploaded picture, ready to be put in a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Uploaded {
    pub id: MediaId,
    pub picture: Picture,
}
