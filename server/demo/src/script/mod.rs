//! What happens, as data: links with the visits of their clients, and what staff do in between.

mod coffee;
mod desk;
mod gym;

use super::{brands::Brand, cast::Who, days::Moment};
use domain::review::Verdict;

pub(super) use desk::{DESK, Deed, Desk};

/// The link that stands in the handout: most of its posts are open.
pub(super) const MAIN: &str = "main";
/// The link whose time is over.
pub(super) const EXPIRED: &str = "expired";
/// The link that staff ended.
pub(super) const REVOKED: &str = "revoked";

/// An approval link, and what its client does.
pub(super) struct Ask {
    /// Its name in the script.
    pub key: &'static str,
    pub brand: Brand,
    pub approver: &'static str,
    pub by: Who,
    pub at: Moment,
    /// Empty for the part of the month of its first post.
    pub title: &'static str,
    pub message: &'static str,
    /// Keys of plans, in order.
    pub posts: &'static [&'static str],
    /// When a mail scanner fetched the address.
    pub scanned: Option<Moment>,
    pub visits: &'static [Visit],
    /// When the client asked for a new link.
    pub asked: Option<Moment>,
}

/// A client opens a link.
pub(super) struct Visit {
    pub at: Moment,
    /// How often they type the password wrong first.
    pub slips: usize,
    pub steps: &'static [Step],
}

/// What a client does with a post, by its key.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Decides, with a note.
    Decide(&'static str, Verdict, &'static str),
    /// Takes it back at once.
    Undo(&'static str),
    /// Writes about it.
    Note(&'static str, &'static str),
    /// Moves it to a day and time.
    Move(&'static str, i64, &'static str),
    /// Approves everything that is open.
    ApproveAll,
}

const fn approve(key: &'static str, note: &'static str) -> Step {
    Step::Decide(key, Verdict::Approved, note)
}

const fn change(key: &'static str, note: &'static str) -> Step {
    Step::Decide(key, Verdict::ChangesRequested, note)
}

const fn reject(key: &'static str, note: &'static str) -> Step {
    Step::Decide(key, Verdict::Rejected, note)
}

/// What most links have in common.
const ASK: Ask = Ask {
    key: "",
    brand: Brand::Coffee,
    approver: "",
    by: Who::Jonas,
    at: Moment::Ago(0),
    title: "",
    message: "",
    posts: &[],
    scanned: None,
    visits: &[],
    asked: None,
};

/// Every link.
pub(super) fn asks() -> impl Iterator<Item = &'static Ask> {
    coffee::ASKS.iter().chain(gym::ASKS)
}
