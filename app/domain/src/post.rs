//! Posts: their content, their two axes, and the one status derived from both.

use crate::{
    ChannelId, MediaId, PostId, ProjectId, RevisionId, UnixMillis, UserId, WorkspaceId, review::Review,
    text::cut,
};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// What a client would see of a post. Any change to it is a new revision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The text, for every channel without a variant.
    pub caption: String,
    /// Where it goes, in the project's order.
    pub channels: Vec<ChannelId>,
    /// Texts for single channels.
    #[serde(default)]
    pub variants: Vec<Variant>,
    /// Pictures, in order.
    #[serde(default)]
    pub media: Vec<MediaRef>,
}

impl Content {
    /// The text that `channel` gets.
    #[must_use]
    pub fn caption_for(&self, channel: ChannelId) -> &str {
        self.variants
            .iter()
            .find(|v| v.channel == channel)
            .map_or(&self.caption, |v| &v.caption)
    }
}

/// A text for one channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Whose.
    pub channel: ChannelId,
    /// The text.
    pub caption: String,
}

/// A picture in a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaRef {
    /// Which.
    pub id: MediaId,
    /// SHA-256 of the shown bytes, in hex: a revision pins bytes, not names.
    pub hash: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Pixels of the shown rendition.
    pub width: u32,
    /// Pixels of the shown rendition.
    pub height: u32,
    /// What was uploaded moved; the hash is of the one frame that is kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub still_of_animation: bool,
}

/// An immutable version of a post's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its identifier.
    pub id: RevisionId,
    /// Whose.
    pub post_id: PostId,
    /// Counts from 1.
    pub number: i64,
    /// What the client would see.
    pub content: Content,
    /// When it was made.
    pub created_at: UnixMillis,
    /// By whom.
    pub created_by: UserId,
}

/// The time of day that a post gets with a date alone.
pub const DEFAULT_TIME: &str = "09:00";

/// Where a post stands on its way out: what [`publication::fold`](crate::publication::fold) makes of its channels.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Publication {
    /// Not on its way; the date, if any, says when it should be.
    Waiting,
    /// The first byte may have been sent.
    Publishing,
    /// Out on every channel.
    Published,
    /// Out on some channels; the others wait for its time.
    PartlyOut,
    /// Known not to be out anywhere.
    Failed,
    /// Out on some channels, known not to be on others.
    PartlyFailed,
    /// Not known of some channel; a person looks.
    Unknown,
}

/// A planned post, with its current revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Its identifier.
    pub id: PostId,
    /// The agency.
    pub workspace_id: WorkspaceId,
    /// The client or brand.
    pub project_id: ProjectId,
    /// The current revision.
    pub revision: Revision,
    /// Review of the current revision, as [`review::fold`](crate::review::fold) makes it of who is asked.
    pub review: Review,
    /// When the current revision was decided, and by whom.
    pub decided: Option<Decided>,
    /// Where the current revision stands on its way out.
    pub publication: Publication,
    /// When it should go out.
    pub scheduled_at: Option<UnixMillis>,
    /// Campaign, empty if none.
    pub campaign: String,
    /// What staff tell the client about it.
    pub creator_note: String,
    /// Who made it.
    pub created_by: UserId,
    /// When it was made.
    pub created_at: UnixMillis,
    /// Grows with every change of any kind; an edit names the one it saw.
    pub version: i64,
}

/// Who decided, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The person's name.
    pub by: String,
    /// When.
    pub at: UnixMillis,
}

/// The one status that the planner shows.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PostStatus {
    /// Nobody was asked yet.
    Draft,
    /// A client is asked.
    Awaiting,
    /// The client wants changes.
    Changes,
    /// The client refused it.
    Rejected,
    /// Approved, without a date.
    Approved,
    /// Approved and dated.
    Scheduled,
    /// Its time passed before approval; nothing is sent.
    Missed,
    /// On its way out.
    Publishing,
    /// Out.
    Published,
    /// Known not to be out.
    Failed,
    /// A person must look.
    Attention,
}

impl PostStatus {
    /// Those that still need their approval: urgent when their time is near.
    pub const UNAPPROVED: [Self; 3] = [Self::Draft, Self::Awaiting, Self::Changes];
}

/// The status of a post at `now`, derived from review and publication.
///
/// `requires_approval` is the project's setting: without it, a date is enough to be scheduled.
#[must_use]
pub fn status(post: &Post, requires_approval: bool, now: UnixMillis) -> PostStatus {
    match post.publication {
        Publication::Publishing => return PostStatus::Publishing,
        Publication::Published => return PostStatus::Published,
        Publication::Failed | Publication::PartlyFailed => return PostStatus::Failed,
        Publication::Unknown => return PostStatus::Attention,
        Publication::Waiting | Publication::PartlyOut => {}
    }
    let due = |at: UnixMillis| at <= now;
    match (post.review, post.scheduled_at) {
        (Review::Rejected, _) => PostStatus::Rejected,
        (Review::Approved, None) => PostStatus::Approved,
        // An approval that came after the time does not send what was missed.
        (Review::Approved, Some(at)) if post.decided.as_ref().is_some_and(|d| d.at > at) => {
            PostStatus::Missed
        }
        (Review::Approved, Some(_)) => PostStatus::Scheduled,
        (Review::NotRequested, Some(_)) if !requires_approval => PostStatus::Scheduled,
        (_, Some(at)) if due(at) => PostStatus::Missed,
        (Review::NotRequested, _) => PostStatus::Draft,
        (Review::Pending, _) => PostStatus::Awaiting,
        (Review::ChangesRequested, _) => PostStatus::Changes,
    }
}

/// How a post is called by its words: by its caption or, if that is empty, by the first text that a channel gets instead.
/// Empty if it has none.
#[must_use]
pub fn title_of(content: &Content) -> String {
    let own = content
        .channels
        .iter()
        .map(|channel| content.caption_for(*channel));
    let mut texts = std::iter::once(content.caption.as_str()).chain(own);
    texts
        .find_map(|text| Some(title(text)).filter(|title| !title.is_empty()))
        .unwrap_or_default()
}

/// Longest title of a post, in characters.
const TITLE_MAX: usize = 60;

/// The first line of a caption, cut after a word within 60 characters: how a post is called in lists and in the log.
#[must_use]
pub fn title(caption: &str) -> String {
    let line = caption
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    cut::short(line, TITLE_MAX)
}
