//! Identifiers: UUIDv7, one type for each kind of thing, so that they cannot be confused.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// An agency.
    WorkspaceId,
    /// A member of staff.
    UserId,
    /// One client or brand of a workspace.
    ProjectId,
    /// One social account of a project.
    ChannelId,
    /// A contact who decides, without an account.
    ApproverId,
    /// A piece of work that the program does by itself.
    JobId,
    /// A planned post.
    PostId,
    /// An immutable version of what a client would see of a post.
    RevisionId,
    /// An uploaded picture.
    MediaId,
    /// An approval link. Not a secret: the token is.
    LinkId,
    /// A shared calendar. Not a secret: the token is.
    SharedCalendarId,
    /// A verdict on a revision.
    DecisionId,
    /// A line of a post's thread between client and staff.
    NoteId,
    /// Made when a page is drawn or a form is opened; a request that repeats it is the same request.
    RequestKey,
}

impl RequestKey {
    /// A key from random bytes.
    #[must_use]
    pub const fn from_random(bytes: [u8; 16]) -> Self {
        Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }
}
