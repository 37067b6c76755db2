//! How values of the domain come out of a column. [`crate::value`] is the way in.

use crate::{
    row::{Row, Stored},
    value::every_id,
};
use data_encoding::HEXLOWER;
use domain::{
    UnixMillis, WorkspaceId,
    audit::{ActorKind, Hash, Kind},
    platform::Platform,
    post::Publication,
    publication::ChannelState,
    review::{Planned, Review, Verdict},
    shared_calendar::{Accent, Ending},
    staff::Role,
};
use service::{
    model::{PasswordHash, TokenHash},
    ports::store::Got,
};
use std::str::FromStr;

/// What stands in one column.
pub(crate) trait Column: Sized {
    /// Reads it; nothing for `NULL`.
    fn find(row: &Row<'_>, column: &'static str) -> Got<Option<Self>>;

    /// Reads it where it must be there.
    fn read(row: &Row<'_>, column: &'static str) -> Got<Self> {
        Self::find(row, column)?.ok_or_else(|| row.unreadable(column))
    }
}

impl<T: Column> Column for Option<T> {
    fn find(row: &Row<'_>, column: &'static str) -> Got<Option<Self>> {
        T::find(row, column).map(Some)
    }
}

/// As the databases know them.
macro_rules! plain {
    ($($type:ty),+) => {$(
        impl Column for $type {
            fn find(row: &Row<'_>, column: &'static str) -> Got<Option<Self>> {
                row.cell(column)
            }
        }
    )+};
}
plain!(String, i64, bool);

/// Made of what the databases know, where it makes sense.
macro_rules! made {
    ($($type:ty: $of:ty => $make:expr;)+) => {$(
        impl Column for $type {
            fn find(row: &Row<'_>, column: &'static str) -> Got<Option<Self>> {
                let make: fn($of) -> Option<Self> = $make;
                match row.cell(column)? {
                    Some(cell) => make(cell).map(Some).ok_or_else(|| row.unreadable(column)),
                    None => Ok(None),
                }
            }
        }
    )+};
}
made! {
    UnixMillis: i64 => |millis| Some(Self(millis));
    u32: i64 => |number| number.try_into().ok();
    usize: i64 => |number| number.try_into().ok();
    PasswordHash: String => |text| Some(Self(text));
    TokenHash: String => |text| hash(&text).map(Self);
    Hash: String => |text| hash(&text);
}

macro_rules! ids {
    ($($id:ty),+ $(,)?) => { made! { $($id: String => |text| id(&text);)+ } };
}
every_id!(ids);

/// One of a set of names.
macro_rules! named {
    ($($name:ty),+ $(,)?) => { made! { $($name: String => |text| text.parse().ok();)+ } };
}
named!(
    Accent,
    ActorKind,
    ChannelState,
    Ending,
    Kind,
    Planned,
    Platform,
    Publication,
    Review,
    Role,
    Verdict,
);

/// A row may be one column, which is called `value` then.
macro_rules! alone {
    ($($type:ty),+) => {$(
        impl Stored for $type {
            fn read(row: &Row<'_>) -> Got<Self> {
                row.get("value")
            }
        }
    )+};
}
alone!(String, i64, usize, UnixMillis, PasswordHash, WorkspaceId);

/// An identifier, as this program writes them: another spelling of the same would be another row.
fn id<T: FromStr>(text: &str) -> Option<T> {
    let ours = text.len() == 36 && !text.bytes().any(|byte| byte.is_ascii_uppercase());
    ours.then(|| text.parse().ok()).flatten()
}

/// A hash in hex.
fn hash(text: &str) -> Option<Hash> {
    HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok()
}
