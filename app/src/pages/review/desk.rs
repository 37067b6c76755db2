//! The page as it lies before the client: what is drawn. `sending` is what it asks for, `fetching` what it hears.

mod fetching;
mod sending;

use super::{
    merge::{Held, Newer},
    picked,
    tries::Tries,
    typed::settle_sent,
};
use crate::ui::Connection;
use domain::{
    LinkId, PostId,
    review::Verdict,
    views::review::{Flash, FlashForm, REFUSED, ReviewPage as Review, ReviewPost, State},
};
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};

/// A post that is on the link no more.
#[derive(Clone)]
pub(super) struct GonePost {
    pub id: PostId,
    /// What it was called, if this page showed it.
    pub title: Option<String>,
    /// What the client wrote about it and did not send.
    pub words: Option<String>,
}

/// The page as it lies before the client: what the server drew, and what happened since.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// The link.
    pub link: LinkId,
    /// What is drawn.
    pub page: RwSignal<Review>,
    /// Refused forms, one a post at most: drawn open, with what was typed and the sentence beside it.
    refused: RwSignal<Vec<Flash>>,
    /// Posts decided since the page was drawn.
    fresh: RwSignal<HashSet<PostId>>,
    /// Posts that were approved past words in a closed form. Drawn again, it stays closed, or they would stop the next try.
    passed: RwSignal<HashSet<PostId>>,
    /// Posts with a request on its way, and its turn: a second one waits.
    busy: RwSignal<HashMap<PostId, u32>>,
    /// Posts that are not as they are drawn: nothing changes under the client's finger.
    newer: RwSignal<HashMap<PostId, Held>>,
    /// Posts in the order in which they came: short names for what belongs together in the document.
    numbers: StoredValue<Vec<PostId>>,
    /// Posts that were taken off the link while the page lay there.
    pub gone: RwSignal<Vec<GonePost>>,
    /// What turned out to have arrived lately: which form, of which post, and what it said.
    pub came: RwSignal<Vec<(PostId, FlashForm, String)>>,
    /// What was done, for those who do not see it.
    pub told: RwSignal<String>,
    /// Requests that heard no answer.
    tries: Tries,
    /// What was asked for and answered so far, counted: a page that was asked for before an answer came is out of date.
    turn: StoredValue<u32>,
    /// The turn from which on a page is up to date.
    since: StoredValue<u32>,
    /// Pages that are being fetched.
    fetching: StoredValue<u32>,
    /// What the page is called since something changed while one was being fetched, or a request was on its way.
    heard: StoredValue<Option<Option<String>>>,
    /// Posts that came on the screen, and are still to be told of.
    seen: StoredValue<Vec<PostId>>,
    /// The post that is being read.
    pub read: RwSignal<Option<PostId>>,
    /// The posts that are ticked.
    pub ticked: RwSignal<Vec<String>>,
    /// The session is over, and the password opens it again.
    pub over: RwSignal<bool>,
    /// Whether anything can be sent now.
    connection: Connection,
    /// What others change is drawn at once: nobody decides on this page.
    only_shows: bool,
}

impl Desk {
    pub(super) fn new(page: Review) -> Self {
        let link = page.link;
        settle_sent(&page, true);
        Self {
            link,
            refused: RwSignal::new(page.flash.clone().into_iter().collect()),
            numbers: StoredValue::new(page.posts.iter().map(|post| post.id).collect()),
            page: RwSignal::new(page),
            fresh: RwSignal::default(),
            passed: RwSignal::default(),
            busy: RwSignal::default(),
            newer: RwSignal::default(),
            gone: RwSignal::default(),
            came: RwSignal::default(),
            told: RwSignal::default(),
            tries: Tries::new(link),
            turn: StoredValue::new(0),
            since: StoredValue::new(0),
            fetching: StoredValue::new(0),
            heard: StoredValue::new(None),
            seen: StoredValue::default(),
            read: RwSignal::default(),
            ticked: picked::ticks(),
            over: RwSignal::default(),
            connection: Connection::current(),
            only_shows: false,
        }
    }

    /// Of a page on which nobody decides.
    pub(super) fn that_only_shows(page: Review) -> Self {
        Self {
            only_shows: true,
            ..Self::new(page)
        }
    }

    pub(super) fn post(self, id: PostId) -> Option<ReviewPost> {
        self.page
            .with(|page| page.posts.iter().find(|post| post.id == id).cloned())
    }

    /// A number that only this post has in this document, the same on the server and in the browser.
    pub(super) fn number(self, id: PostId) -> usize {
        let known = self
            .numbers
            .with_value(|all| all.iter().position(|other| *other == id));
        known.unwrap_or_else(|| {
            self.numbers.update_value(|all| all.push(id));
            self.numbers.with_value(Vec::len) - 1
        })
    }

    /// The refused form of a post; of `None`, the one about several.
    pub(super) fn refusal(self, post: Option<PostId>) -> Option<Flash> {
        self.refusals().into_iter().find(|flash| flash.post == post)
    }

    /// All refused forms.
    pub(super) fn refusals(self) -> Vec<Flash> {
        self.refused.get()
    }

    pub(super) fn is_fresh(self, post: PostId) -> bool {
        self.fresh.with(|all| all.contains(&post))
    }

    pub(super) fn was_passed(self, post: PostId) -> bool {
        self.passed.with_untracked(|all| all.contains(&post))
    }

    pub(super) fn is_busy(self, post: PostId) -> bool {
        self.busy.with(|all| all.contains_key(&post))
    }

    pub(super) fn newer(self, post: PostId) -> Option<Newer> {
        self.newer.with(|all| all.get(&post).map(|held| held.why))
    }

    /// The verdict on each post, or none, also where the page does not draw it yet.
    pub(super) fn verdicts(self) -> Vec<Option<Verdict>> {
        self.standing(State::verdict)
    }

    /// How many posts wait for this client, by what is so and not by what is drawn.
    pub(super) fn waiting(self) -> usize {
        let open = self.standing(|state| *state == State::Open);
        open.into_iter().filter(|open| *open).count()
    }

    fn standing<T>(self, of: impl Fn(&State) -> T) -> Vec<T> {
        self.newer.with(|newer| {
            let now = |post: &ReviewPost| of(newer.get(&post.id).map_or(&post.state, |held| &held.state));
            self.page.with(|page| page.posts.iter().map(now).collect())
        })
    }

    /// What the answer to a plain form leads to, where the server drew one of these forms of the post with its refusal.
    pub(super) fn anchor(self, post: PostId, is_it: impl Fn(&Flash) -> bool) -> Option<&'static str> {
        let drawn = |flash: &&Flash| flash.post == Some(post) && flash.failure.is_some() && is_it(flash);
        self.page
            .with_untracked(|page| page.flash.as_ref().filter(drawn).map(|_| REFUSED))
    }

    /// What that form of the post said, if it turned out to have arrived.
    pub(super) fn arrived(self, id: PostId, form: FlashForm) -> Option<String> {
        let of = |all: &Vec<(PostId, FlashForm, String)>| {
            let mut of = all
                .iter()
                .filter(|(post, which, _)| (*post, *which) == (id, form));
            of.next().map(|(_, _, text)| text.clone())
        };
        self.came.with(of)
    }

    fn next_turn(self) -> u32 {
        self.turn
            .try_update_value(|turn| {
                *turn += 1;
                *turn
            })
            .unwrap_or_default()
    }

    /// What was asked for before that turn is not drawn any more.
    fn outdate(self, turn: u32) {
        self.since.set_value(turn);
    }

    fn put(self, id: PostId, state: State) {
        self.page.update(|page| {
            if let Some(post) = page.posts.iter_mut().find(|post| post.id == id) {
                post.state = state;
            }
        });
    }
}
