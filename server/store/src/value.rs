//! What is bound to a statement, in the three types that both databases share.

use domain::{UnixMillis, audit::Hash};
use service::model::{PasswordHash, TokenHash};
use sqlx::{Arguments, Database, Encode, Type};

/// A value for a `$n` of a statement.
pub(crate) enum Value {
    /// Text, identifiers and hashes.
    Text(Option<String>),
    /// Numbers and instants.
    Int(Option<i64>),
    /// Switches.
    Bool(bool),
}

/// The values of a statement, in order.
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::value::Value::from($value)),*] };
}
pub(crate) use values;

/// Gives `values` to a statement of the database whose arguments these are.
pub(crate) fn arguments<A: Arguments>(values: Vec<Value>) -> Result<A, sqlx::Error>
where
    A::Database: Database,
    Option<String>: for<'q> Encode<'q, A::Database> + Type<A::Database>,
    Option<i64>: for<'q> Encode<'q, A::Database> + Type<A::Database>,
    bool: for<'q> Encode<'q, A::Database> + Type<A::Database>,
{
    let mut arguments = A::default();
    for value in values {
        let added = match value {
            Value::Text(text) => arguments.add(text),
            Value::Int(number) => arguments.add(number),
            Value::Bool(switch) => arguments.add(switch),
        };
        added.map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

macro_rules! from {
    ($($type:ty => |$value:ident| $into:expr),+ $(,)?) => {$(
        impl From<$type> for Value {
            fn from($value: $type) -> Self {
                $into
            }
        }
    )+};
}

from! {
    &str => |text| Self::Text(Some(text.to_owned())),
    &String => |text| Self::Text(Some(text.clone())),
    Option<&str> => |text| Self::Text(text.map(str::to_owned)),
    Option<String> => |text| Self::Text(text),
    &Option<String> => |text| Self::Text(text.clone()),
    &PasswordHash => |password| Self::Text(Some(password.0.clone())),
    TokenHash => |token| Self::from(token.0),
    Hash => |hash| Self::Text(Some(data_encoding::HEXLOWER.encode(&hash))),
    i64 => |number| Self::Int(Some(number)),
    Option<i64> => |number| Self::Int(number),
    u32 => |number| Self::Int(Some(number.into())),
    UnixMillis => |at| Self::Int(Some(at.0)),
    Option<UnixMillis> => |at| Self::Int(at.map(|at| at.0)),
    bool => |switch| Self::Bool(switch),
}

macro_rules! ids {
    ($($id:ty),+ $(,)?) => {$(
        from! {
            $id => |id| Self::Text(Some(id.to_string())),
            Option<$id> => |id| Self::Text(id.map(|id| id.to_string())),
        }
    )+};
}

/// Every kind of identifier, for a macro that says something about each.
macro_rules! every_id {
    ($say:ident) => {
        $say!(
            domain::ApproverId,
            domain::ChannelId,
            domain::DecisionId,
            domain::JobId,
            domain::LinkId,
            domain::MediaId,
            domain::NoteId,
            domain::PostId,
            domain::ProjectId,
            domain::RequestKey,
            domain::RevisionId,
            domain::SharedCalendarId,
            domain::UserId,
            domain::WorkspaceId,
        );
    };
}
pub(crate) use every_id;

every_id!(ids);
