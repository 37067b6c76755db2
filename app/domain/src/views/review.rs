//! The approver's pages.

use super::{NoteView, Picture, Preview, Unnamed, When};
use crate::{Failure, LinkId, PostId, RequestKey, RevisionId, diff::Piece, review::Verdict};
use serde::{Deserialize, Serialize};

/// Everything a link shows before its password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asker {
    /// Who asks.
    pub asked_by: String,
    /// Their agency.
    pub workspace: String,
    /// About what.
    pub project: String,
    /// 1 to 8.
    pub hue: i64,
}

/// What stands on the door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Door {
    /// Asks for the password.
    Locked(Asker),
    /// This browser gave it, and its session lives.
    Open(LinkId),
    /// Its time is over.
    Expired {
        /// A new one was asked for lately, and staff have not acted yet.
        asked: bool,
    },
    /// Unknown, malformed or revoked: not told apart.
    Invalid,
}

/// What a browser finds that comes to a review without a live session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Return {
    /// It was inside, and its session is over: the password is enough.
    Over {
        /// Who asks.
        asker: Asker,
        /// What a form held that came too late.
        late: Option<Late>,
    },
    /// It was inside, and the link's time is over.
    Expired {
        /// The words of a form that came too late.
        left: Option<String>,
    },
    /// It was never inside, or what let it in was withdrawn: whether there is such a link is not told.
    Unknown {
        /// The words of a form that came too late, from this very browser.
        left: Option<String>,
    },
}

/// What a form held that came after the session's end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Late {
    /// Words.
    Words(String),
    /// The time that a post was to be moved to, in the project's zone.
    Move(When),
    /// Nothing: a button was pressed.
    Pressed,
}

/// The review of a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPage {
    /// The link.
    pub link: LinkId,
    /// Who asks.
    pub asked_by: String,
    /// Their agency.
    pub workspace: String,
    /// About what.
    pub project: String,
    /// 1 to 8.
    pub hue: i64,
    /// Title.
    pub title: String,
    /// What staff tell the client.
    pub message: String,
    /// The client's name.
    pub approver: String,
    /// The posts, in the order of the link.
    pub posts: Vec<ReviewPost>,
    /// Names this drawing of the page for "Approve all".
    pub request_key: RequestKey,
    /// What the last refused form held.
    pub flash: Option<Flash>,
    /// What tells this state of the page from every other.
    pub mark: String,
    /// When the link expires.
    pub expires: When,
    /// The earliest time that "Reschedule" takes, `2026-11-22T10:00` in the project's zone.
    pub earliest: String,
}

impl ReviewPage {
    /// Posts that are decided.
    #[must_use]
    pub fn decided(&self) -> usize {
        self.posts
            .iter()
            .filter(|post| post.state.verdict().is_some())
            .count()
    }

    /// Nothing on it waits, and there is something.
    #[must_use]
    pub fn all_decided(&self) -> bool {
        !self.posts.is_empty() && self.decided() == self.posts.len()
    }

    /// Its time was over before it was decided, as far as this page knows; what is decided in time goes out.
    #[must_use]
    pub fn has_passed(&self, post: &ReviewPost) -> bool {
        let Some(when) = post
            .when
            .as_ref()
            .filter(|_| !matches!(post.state, State::Out { .. }))
        else {
            return false;
        };
        // One that was just made has no time yet.
        match post.state.decision().and_then(|decision| decision.when.as_ref()) {
            Some(decided) => when.order() < decided.order(),
            None => format!("{}T{}", when.day.date, when.time) < self.earliest,
        }
    }

    /// The posts whose decisions can be taken back still.
    pub fn undoable(&self) -> impl Iterator<Item = &ReviewPost> {
        self.posts.iter().filter(|post| post.state.is_undoable())
    }

    /// Posts with this verdict.
    #[must_use]
    pub fn with_verdict(&self, wanted: Verdict) -> usize {
        let has = |post: &&ReviewPost| post.state.verdict() == Some(wanted);
        self.posts.iter().filter(has).count()
    }

    /// Posts that wait for this client.
    pub fn open(&self) -> impl Iterator<Item = &ReviewPost> {
        self.posts.iter().filter(|post| post.state == State::Open)
    }
}

/// What stands for the time that was seen where there was none.
pub const UNDATED: &str = "undated";

/// A post on the client's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPost {
    /// Identifier.
    pub id: PostId,
    /// The revision on the screen.
    pub revision: RevisionId,
    /// Names the drawing of the page that this came with: the same form sent twice is one decision.
    pub request_key: RequestKey,
    /// Where it stands.
    pub state: State,
    /// First line of its words; without words, what it is.
    pub title: String,
    /// What each channel will show.
    pub previews: Vec<Preview>,
    /// Its pictures.
    pub pictures: Vec<Picture>,
    /// When it goes out.
    pub when: Option<When>,
    /// Campaign.
    pub campaign: String,
    /// What staff say about it.
    pub creator_note: String,
    /// The words that changed since the round before.
    pub changes: Option<Vec<Piece>>,
    /// Pictures changed since the round before.
    pub pictures_changed: bool,
    /// The latest lines of the thread, oldest first.
    pub notes: Vec<NoteView>,
    /// How many lines of the thread come before them; a [`NotesPage`] shows them.
    pub earlier_notes: usize,
}

/// Lines of a thread on a [`NotesPage`].
pub const NOTES_ON_A_PAGE: usize = 50;

/// A part of the thread of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotesPage {
    /// The link by which it is read.
    pub link: LinkId,
    /// The post, as the client knows it.
    pub post: PostId,
    /// Its first line.
    pub title: String,
    /// What a post without words is called by.
    pub unnamed: Option<Unnamed>,
    /// Lines, oldest first.
    pub notes: Vec<NoteView>,
    /// Which page this is, from 1: the oldest.
    pub page: usize,
    /// How many there are, 1 at least.
    pub pages: usize,
}

impl ReviewPost {
    /// The instant at which it goes out, as a decision says which was seen.
    #[must_use]
    pub fn planned(&self) -> &str {
        self.when.as_ref().map_or(UNDATED, |when| &when.utc)
    }

    /// What was written with the decision that stands.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        let note = &*self.state.decision()?.note;
        (!note.is_empty()).then_some(note)
    }
}

/// A decision that stands, as the client sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionView {
    /// Which.
    pub verdict: Verdict,
    /// The name of who decided.
    pub by: String,
    /// When; none while it is on its way to the server.
    pub when: Option<When>,
    /// What was written with it, or nothing.
    pub note: String,
    /// The time that was approved, where it is another one than the post has now.
    pub approved_for: Option<ApprovedFor>,
}

/// When a post was to go out that was approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApprovedFor {
    /// It had no date.
    Undated,
    /// Then.
    Time(When),
}

/// Where a post stands, for the client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// Waits for a decision.
    Open,
    /// Has one.
    Decided {
        /// Which.
        decision: DecisionView,
        /// By this link, and the time to take it back is not over.
        undo: bool,
    },
    /// Staff are working on a new version.
    InWork,
    /// Going out or out already.
    Out {
        /// What was decided about what went out, if it was.
        decision: Option<DecisionView>,
    },
}

impl State {
    /// The decision about what is shown.
    #[must_use]
    pub const fn decision(&self) -> Option<&DecisionView> {
        match self {
            Self::Decided { decision, .. } => Some(decision),
            Self::Out { decision } => decision.as_ref(),
            Self::Open | Self::InWork => None,
        }
    }

    /// What was decided about what is shown.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.decision().map(|decision| decision.verdict)
    }

    /// Approved, and not out yet.
    #[must_use]
    pub fn is_approved(&self) -> bool {
        matches!(self, Self::Decided { decision, .. } if decision.verdict == Verdict::Approved)
    }

    /// Decided by this link, and the time to take it back is not over.
    #[must_use]
    pub const fn is_undoable(&self) -> bool {
        matches!(self, Self::Decided { undo: true, .. })
    }
}

/// What is told of a form on the page after it, so that nothing typed is lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// The post it was about.
    pub post: Option<PostId>,
    /// The form.
    pub form: FlashForm,
    /// The page on which it stands, with its query, after the link's own address; empty for the posts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub page: String,
    /// What was wrong. None where it was done: a post was moved, or a decision taken back whose words are typed ones again.
    pub failure: Option<Failure>,
    /// What was typed.
    pub typed: String,
}

impl Flash {
    /// The words among what was typed: not a time that was chosen.
    #[must_use]
    pub fn words(&self) -> &str {
        match self.form {
            FlashForm::Reschedule => "",
            _ => self.typed.trim(),
        }
    }

    /// Where it is told, after the link's own address: at the form that was refused, or the post.
    #[must_use]
    pub fn place(&self) -> String {
        let form = self.failure.is_some() && self.form != FlashForm::Undo;
        match self.post {
            Some(_) if form => format!("{}#{REFUSED}", self.page),
            Some(post) => format!("{}#post-{post}", self.page),
            None => self.page.clone(),
        }
    }
}

/// What the form that was refused is called in its page.
pub const REFUSED: &str = "refused";

/// The forms of the client's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum FlashForm {
    Approve,
    RequestChanges,
    Reject,
    Reschedule,
    Note,
    Undo,
    /// About several posts at once.
    Several(Verdict),
}

impl FlashForm {
    /// The verdict that it gives on one post.
    #[must_use]
    pub const fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Approve => Some(Verdict::Approved),
            Self::RequestChanges => Some(Verdict::ChangesRequested),
            Self::Reject => Some(Verdict::Rejected),
            Self::Reschedule | Self::Note | Self::Undo | Self::Several(_) => None,
        }
    }
}

impl From<Verdict> for FlashForm {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Approved => Self::Approve,
            Verdict::ChangesRequested => Self::RequestChanges,
            Verdict::Rejected => Self::Reject,
        }
    }
}
