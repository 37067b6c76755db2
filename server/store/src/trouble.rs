//! What a failed statement means for the transaction around it.

use std::borrow::Cow;

/// What a statement met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The connection broke; what was sent on it may have been done.
    Cut,
    /// Anything else.
    Broken,
}

impl Trouble {
    /// Tells the kinds apart, and logs.
    pub(crate) fn of(statement: &'static str, error: &sqlx::Error) -> Self {
        let trouble = match error.as_database_error() {
            Some(error) => match error.code().as_deref() {
                // The server ends the session: class 57P, operator intervention.
                Some(code) if code.starts_with("57P") => Self::Cut,
                _ => Self::Broken,
            },
            None => Self::Cut,
        };
        log(statement, error);
        trouble
    }
}

/// Statements hold no values, and neither do messages, but for those of PostgreSQL on data that it cannot take (22...).
fn log(statement: &'static str, error: &sqlx::Error) {
    let Some(database) = error.as_database_error() else {
        return tracing::error!(statement, %error, "the database failed");
    };
    let code = database.code().unwrap_or(Cow::Borrowed("-"));
    let message = if code.len() == 5 && code.starts_with("22") {
        "-"
    } else {
        database.message()
    };
    tracing::error!(statement, %code, message, constraint = database.constraint(), "the database refused");
}
