//! Everything that can go wrong, as the person who asked must be told.
//!
//! Rules: a failure names what the person can do something about; it never carries a secret, SQL or another
//! person's data. What only the operator needs goes to the log where the failure is made.

use crate::{PostId, UnixMillis, files::FileKind, fit::Misfit, link::LinkStatus, review::Verdict};
use serde::{Deserialize, Serialize};

/// Why a request was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Failure {
    /// Fields hold something that cannot be taken; nothing was changed.
    #[error("invalid fields: {0:?}")]
    Invalid(Vec<FieldError>),
    /// A rule of the product refuses it; nothing was changed.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// No such thing, or not for this person; the two are not told apart.
    #[error("not found")]
    NotFound,
    /// Signed in, but without the permission.
    #[error("forbidden")]
    Forbidden,
    /// Nobody is signed in, or the session has ended.
    #[error("signed out")]
    SignedOut,
    /// Too many wrong guesses; retry after this many seconds, or `None` until staff act.
    #[error("too many tries")]
    TooManyTries {
        /// Seconds until the next try is looked at.
        retry_after_s: Option<i64>,
    },
    /// The request came from another site, or without its proof.
    #[error("cross-site request")]
    CrossSite,
    /// The body is larger than what is accepted.
    #[error("too large")]
    TooLarge,
    /// The server cannot carry it out now; it was not carried out.
    #[error("unavailable")]
    Unavailable,
    /// No answer came: it may have been carried out, or not.
    #[error("unanswered")]
    Unanswered,
    /// The browser has no network: nothing was sent. Only browsers say this.
    #[error("offline")]
    Offline,
}

impl Failure {
    /// One field with one problem.
    #[must_use]
    pub fn field(field: Field, problem: Problem) -> Self {
        Self::Invalid(vec![FieldError { field, problem }])
    }

    /// The HTTP status that says the same.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Invalid(_) => 422,
            Self::Refused(_) => 409,
            Self::NotFound => 404,
            Self::Forbidden | Self::CrossSite => 403,
            Self::SignedOut => 401,
            Self::TooManyTries { .. } => 429,
            Self::TooLarge => 413,
            Self::Unavailable | Self::Offline => 503,
            Self::Unanswered => 504,
        }
    }

    /// The problem of `field`, if this failure has one.
    #[must_use]
    pub fn problem_of(&self, field: Field) -> Option<&Problem> {
        match self {
            Self::Invalid(errors) => errors.iter().find(|e| e.field == field).map(|e| &e.problem),
            _ => None,
        }
    }

    /// What is left of it once somebody changed `field`: what named only that field is over.
    #[must_use]
    pub fn mended(self, field: Field) -> Option<Self> {
        match self {
            Self::Invalid(mut errors) => {
                errors.retain(|e| e.field != field);
                (!errors.is_empty()).then_some(Self::Invalid(errors))
            }
            other => Some(other),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// A field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// Where.
    pub field: Field,
    /// What.
    pub problem: Problem,
}

/// The fields that people fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names of the fields say it")]
pub enum Field {
    Address,
    AltText,
    Approver,
    Campaign,
    Caption,
    Channels,
    Code,
    Date,
    Email,
    Embed,
    From,
    Handle,
    LinkTitle,
    Logo,
    Media,
    Message,
    Name,
    Note,
    Password,
    Phone,
    Platform,
    Posts,
    Project,
    Role,
    Schedule,
    TimeZone,
    To,
    Workspace,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// It is empty and may not be.
    Required,
    /// Longer than this many characters.
    TooLong(usize),
    /// Shorter than this many characters.
    TooShort(usize),
    /// Not of the form that the field takes.
    Malformed,
    /// The time lies in the past.
    InPast,
    /// The year is none of [`YEARS`](crate::rules::YEARS).
    BeyondYears,
    /// Clocks skip this time on that day; the next one is this, `02:30`.
    Skipped(String),
    /// The zone in which times are read is another one now: this.
    OtherZone(String),
    /// Somebody gave the post another time than the one on the screen.
    OtherTime,
    /// It is the time that the post has already.
    SameTime,
    /// Somebody changed what is typed here since it was opened: it is this now.
    Changed(String),
    /// Somebody has it already.
    Taken,
    /// Not one of the choices.
    Unknown,
    /// It does not match: a wrong password or code.
    Wrong,
    /// A password that many people use, or made of words found on the page.
    Guessable,
    /// Not a picture that is accepted (JPEG, PNG, WebP, GIF).
    UnsupportedMedia,
    /// A file of a known kind that is not accepted.
    UnsupportedKind(FileKind),
    /// It begins as a picture and cannot be read: it is damaged.
    Unreadable,
    /// The end of the picture is missing.
    CutOff,
    /// More bytes than are accepted.
    TooLarge,
    /// More pixels than are accepted.
    TooManyPixels,
    /// More pixels than a picture of so few bytes holds.
    TooFewBytes,
    /// More than this many.
    TooMany(usize),
    /// It ends before it begins.
    EndsBeforeStart,
    /// Posts that cannot be published as they are.
    Unfit(Vec<Misfit>),
    /// A shared calendar with a password cannot be shown on other sites.
    NotWithPassword,
    /// Words that were typed here and not sent, while something else was asked for.
    Unsent,
}

/// The rules that refuse a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The revision that was seen is no longer the current one.
    PostChanged,
    /// The time that was seen is no longer the one that it is planned for.
    PostMoved,
    /// Somebody edited the post since it was opened.
    EditedMeanwhile,
    /// The revision has its decision.
    AlreadyDecided {
        /// What was decided.
        verdict: Verdict,
        /// By whom.
        by: String,
        /// When.
        at: UnixMillis,
    },
    /// Several posts were asked about, and these stayed as they are; the others are done.
    Partly(Vec<PostId>),
    /// An earlier request of the same form made something, which is not what is asked for now.
    AlreadyMade,
    /// No review of this post is asked for.
    NotAwaiting,
    /// Publishing has begun.
    Publishing,
    /// It is published.
    Published,
    /// It is known whether it is out.
    NotInDoubt,
    /// The time to undo has passed.
    UndoOver,
    /// Nothing of this person's to undo.
    NothingToUndo,
    /// No active link holds the post.
    NoActiveLink,
    /// The link is not active.
    LinkNotActive(LinkStatus),
    /// Somebody changed what this form shows since it was opened.
    ChangedMeanwhile,
    /// Somebody changed the shared calendar since it was opened.
    SharedCalendarChanged,
    /// The shared calendar was deactivated or replaced.
    SharedCalendarEnded,
    /// The workspace exists: set-up is done.
    AlreadySetUp,
    /// It would leave the workspace without an owner.
    LastOwner,
}

impl Refusal {
    /// Whether what was asked for came from a page that does not show the post as it is.
    #[must_use]
    pub const fn is_of_an_old_page(&self) -> bool {
        matches!(self, Self::PostChanged | Self::PostMoved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_goes_when_its_field_is_changed_and_the_failure_with_the_last() {
        let error = |field| FieldError {
            field,
            problem: Problem::Required,
        };
        let both = Failure::Invalid(vec![error(Field::Caption), error(Field::Channels)]);
        assert_eq!(both.clone().mended(Field::Note), Some(both.clone()));
        let one = both.mended(Field::Caption);
        assert_eq!(one, Some(Failure::Invalid(vec![error(Field::Channels)])));
        assert_eq!(one.and_then(|one| one.mended(Field::Channels)), None);
    }

    #[test]
    fn what_names_no_field_is_mended_by_none() {
        for failure in [
            Failure::Offline,
            Failure::Unavailable,
            Refusal::EditedMeanwhile.into(),
        ] {
            assert_eq!(failure.clone().mended(Field::Caption), Some(failure));
        }
    }
}
