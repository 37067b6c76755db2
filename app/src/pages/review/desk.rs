use super::{
    focus::focus,
    merge::{Newer, merge},
    over::{ask_again, give_password, reload},
    panel,
    tries::Tries,
    typed::{approval_in_sight, bring_back, forget_decision, forget_note, unsent_in_sight, words_about},
};
use crate::{
    api::{ApiError, review as api},
    words,
};
use domain::{
    Failure, Field, LinkId, PostId, Problem, Refusal, RequestKey,
    review::Verdict,
    views::{
        When,
        review::{Flash, FlashForm, ReviewPage as Review, ReviewPost, State},
    },
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

/// How long a form waits for its answer before it says that none came.
const PATIENCE: Duration = Duration::from_secs(20);

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
    newer: RwSignal<HashMap<PostId, Newer>>,
    /// Posts in the order in which they came: short names for what belongs together in the document.
    numbers: StoredValue<Vec<PostId>>,
    /// Posts that were taken off the link while somebody wrote about them: which, how it was called, the words.
    pub gone: RwSignal<Vec<(PostId, String, String)>>,
    /// What turned out to have arrived: which form, of which post, and what it said.
    pub came: RwSignal<Option<(PostId, FlashForm, String)>>,
    /// What was done, for those who do not see it.
    pub told: RwSignal<String>,
    /// Requests that heard no answer.
    tries: Tries,
    /// What was asked for and answered so far, counted: a page that was asked for before an answer came is out of date.
    turn: StoredValue<u32>,
    /// The turn from which on a page is up to date.
    since: StoredValue<u32>,
    /// The post that is being read.
    pub read: RwSignal<Option<PostId>>,
    /// The session is over, and the password opens it again.
    pub over: RwSignal<bool>,
    /// What others change is drawn at once: nobody decides on this page.
    only_shows: bool,
}

impl Desk {
    pub(super) fn new(page: Review) -> Self {
        let link = page.link;
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
            read: RwSignal::default(),
            over: RwSignal::default(),
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
        self.refused
            .with(|all| all.iter().find(|flash| flash.post == post).cloned())
    }

    /// What a post is called.
    pub(super) fn title(self, id: PostId) -> String {
        self.post(id).map(|post| post.title).unwrap_or_default()
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
        self.newer.with(|all| all.get(&post).copied())
    }

    /// Decides; the stamp is there at once.
    pub(super) fn decide(self, id: PostId, verdict: Verdict, note: String) {
        let state = State::Decided {
            verdict,
            by: self.page.with_untracked(|page| page.approver.clone()),
            when: on_its_way(),
            undo: false,
            note: note.clone(),
        };
        if !untrack(|| self.is_busy(id)) {
            self.fresh.update(|all| _ = all.insert(id));
        }
        self.carry_out(
            id,
            verdict.into(),
            note.clone(),
            Some(state),
            move |desk, post, key| async move {
                let words = note.clone();
                let planned = Some(post.planned().to_owned());
                api::decide(desk.link, id, post.revision, verdict, planned, note, key).await?;
                forget_decision(desk.link, id, verdict, &words);
                Ok(words::review::you_decided(
                    post.title,
                    words::of_verdict(Some(verdict)),
                ))
            },
        );
    }

    /// Approves, with the note that stands in its open form. Where another open form of the post holds words or a time that
    /// were not sent, they are pointed at instead: whoever put them there may think that this sends them.
    pub(super) fn approve(self, id: PostId) {
        let Some((form, typed)) = unsent_in_sight(id) else {
            self.passed.update(|all| _ = all.insert(id));
            return self.decide(id, Verdict::Approved, approval_in_sight(id));
        };
        let field = if form == FlashForm::Reschedule {
            Field::Schedule
        } else {
            Field::Note
        };
        self.refused.update(|all| {
            all.retain(|flash| flash.post != Some(id));
            all.push(Flash {
                post: Some(id),
                form,
                page: String::new(),
                failure: Some(Failure::field(field, Problem::Unsent)),
                typed,
            });
        });
        panel::point_at(id);
    }

    /// Takes a decision back.
    pub(super) fn undo(self, id: PostId) {
        if untrack(|| self.is_busy(id)) {
            return;
        }
        let words = self.reopen(id);
        self.carry_out(
            id,
            FlashForm::Undo,
            String::new(),
            Some(State::Open),
            move |desk, post, _| async move {
                let undone = api::undo(desk.link, id).await;
                if undone.as_ref().is_err_and(|error| is_refusal(&error.0)) {
                    desk.close_again(id, words);
                }
                undone?;
                desk.tries.settled(id);
                Ok(words::review::undone(post.title))
            },
        );
    }

    /// Before a post waits again: the words of its decision belong into the form that is drawn then.
    fn reopen(self, id: PostId) -> Option<(Verdict, String)> {
        self.passed.update(|all| _ = all.remove(&id));
        let post = untrack(|| self.post(id))?;
        bring_back(self.link, &post)
    }

    /// The decision stands all the same, and its words with it.
    fn close_again(self, id: PostId, words: Option<(Verdict, String)>) {
        if let Some((verdict, words)) = words {
            forget_decision(self.link, id, verdict, &words);
        }
    }

    /// Takes several decisions back. The page is drawn as the server answers.
    pub(super) fn undo_many(self, posts: Vec<PostId>) {
        if posts.iter().any(|id| untrack(|| self.is_busy(*id))) {
            return;
        }
        let turn = self.next_turn();
        self.busy
            .update(|all| all.extend(posts.iter().map(|id| (*id, turn))));
        // The page may hear of it before this does.
        let words: Vec<_> = posts.iter().map(|id| self.reopen(*id)).collect();
        spawn_local(async move {
            let count = posts.len();
            self.refused
                .update(|all| all.retain(|flash| flash.post.is_some()));
            let failure = api::undo_many(self.link, posts.clone()).await.err();
            self.outdate(self.next_turn());
            for (id, words) in posts.iter().zip(words) {
                let stayed = match failure.as_ref() {
                    None => Some(false),
                    Some(ApiError(Failure::Refused(Refusal::Partly(stayed)))) => Some(stayed.contains(id)),
                    Some(error) => is_refusal(&error.0).then_some(true),
                };
                match stayed {
                    Some(true) => self.close_again(*id, words),
                    Some(false) => self.tries.settled(*id),
                    None => {}
                }
                self.busy.update(|all| _ = all.remove(id));
            }
            match failure {
                None => self.told.set(words::review::undone_several(count)),
                Some(ApiError(failure)) => self.refused.update(|all| {
                    all.push(Flash {
                        post: None,
                        form: FlashForm::Undo,
                        page: String::new(),
                        failure: Some(failure),
                        typed: String::new(),
                    })
                }),
            }
            self.refresh(None).await;
            give_password(self.over);
        });
    }

    /// Moves a post; `done` is called when it stands there.
    pub(super) fn reschedule(
        self,
        id: PostId,
        [date, time, zone]: [String; 3],
        done: impl FnOnce() + 'static,
    ) {
        let typed = format!("{date}T{time}");
        self.carry_out(
            id,
            FlashForm::Reschedule,
            typed,
            None,
            move |desk, post, _| async move {
                api::reschedule(desk.link, id, date, time, Some(zone)).await?;
                done();
                Ok(words::review::moved(post.title))
            },
        );
    }

    /// Writes in the thread; `sent` is called when it stands there.
    pub(super) fn add_note(self, id: PostId, note: String, sent: impl FnOnce() + 'static) {
        self.carry_out(
            id,
            FlashForm::Note,
            note.clone(),
            None,
            move |desk, post, key| async move {
                api::add_note(desk.link, id, note, key).await?;
                sent();
                Ok(words::review::noted(post.title))
            },
        );
    }

    /// Sends a form under a key. With `state`, the post is drawn in it before the answer, and goes back if that is a refusal.
    fn carry_out<F>(
        self,
        id: PostId,
        form: FlashForm,
        typed: String,
        state: Option<State>,
        send: impl FnOnce(Self, ReviewPost, RequestKey) -> F + 'static,
    ) where
        F: Future<Output = Result<String, ApiError>> + 'static,
    {
        let Some(before) = untrack(|| self.post(id)) else {
            return;
        };
        if untrack(|| self.is_busy(id)) {
            return;
        }
        self.refused
            .update(|all| all.retain(|flash| flash.post != Some(id)));
        // A decision is about what is seen; a note is the same under any version.
        let said = match form.verdict() {
            Some(_) => format!("{} {} {typed}", before.revision, before.planned()),
            None => typed.clone(),
        };
        let lines = before.earlier_notes + before.notes.len();
        let key = self.tries.key(Some(id), form, said, (before.request_key, lines));
        let turn = self.next_turn();
        self.busy.update(|all| _ = all.insert(id, turn));
        let drawn_ahead = state.is_some();
        if let Some(state) = state {
            self.put(id, state);
            // Once it is drawn: the button that had the focus is gone, and the post must not end outside the screen.
            request_animation_frame(move || focus(&format!("post-{id}")));
        }
        let late = self.late(before.clone(), turn, form, typed.clone(), drawn_ahead);
        spawn_local(async move {
            let answer = send(self, before.clone(), key).await;
            if let Some(late) = late {
                late.clear();
            }
            self.tries.answered(key, &answer);
            self.outdate(self.next_turn());
            match answer {
                Ok(told) => {
                    // It came after all.
                    self.refused
                        .update(|all| all.retain(|flash| flash.post != Some(id)));
                    self.told.set(told);
                }
                Err(ApiError(failure)) => {
                    self.refused.update(|all| {
                        // It may have been told that no answer came.
                        all.retain(|flash| flash.post != Some(id));
                        all.push(Flash {
                            post: Some(id),
                            form,
                            page: String::new(),
                            failure: Some(failure),
                            typed,
                        })
                    });
                    self.fresh.update(|all| _ = all.remove(&id));
                    if drawn_ahead {
                        self.put(id, before.state);
                    }
                }
            }
            self.refresh(Some(id)).await;
            // Another try may be on its way by now.
            self.busy
                .update(|all| all.retain(|post, of| (*post, *of) != (id, turn)));
            panel::show_refusal(id);
            give_password(self.over);
        });
    }

    /// Whoever hears nothing for [`PATIENCE`] is told so, and can press again. An answer that comes later is drawn all the
    /// same.
    fn late(
        self,
        before: ReviewPost,
        turn: u32,
        form: FlashForm,
        typed: String,
        ahead: bool,
    ) -> Option<TimeoutHandle> {
        let tell = move || {
            let id = before.id;
            let waits = self.busy.try_with_untracked(|all| all.get(&id) == Some(&turn));
            if waits != Some(true) {
                return;
            }
            let flash = Flash {
                post: Some(id),
                form,
                page: String::new(),
                failure: Some(Failure::Unanswered),
                typed,
            };
            self.refused.update(|all| {
                all.retain(|told| told.post != Some(id));
                all.push(flash);
            });
            self.fresh.update(|all| _ = all.remove(&id));
            if ahead {
                self.put(id, before.state.clone());
            }
            self.busy.update(|all| _ = all.remove(&id));
            panel::show_refusal(id);
        };
        set_timeout_with_handle(tell, PATIENCE).ok()
    }

    fn put(self, id: PostId, state: State) {
        self.page.update(|page| {
            if let Some(post) = page.posts.iter_mut().find(|post| post.id == id) {
                post.state = state;
            }
        });
    }

    /// Draws a post as it is now.
    pub(super) fn show_newer(self, id: PostId) {
        spawn_local(async move { self.refresh(Some(id)).await });
    }

    /// The password was given again.
    pub(super) fn go_on(self) {
        spawn_local(async move {
            self.refresh(None).await;
            let refused = self
                .refused
                .try_with_untracked(|all| all.iter().find_map(|flash| flash.post));
            if let Some(post) = refused.flatten() {
                panel::show_refusal(post);
            }
        });
    }

    /// A form that heard no answer turns out to have arrived.
    fn settle(self, post: PostId, flash: &Flash) {
        match flash.form.verdict() {
            Some(verdict) => {
                self.tries.settled(post);
                forget_decision(self.link, post, verdict, &flash.typed);
            }
            None if flash.form == FlashForm::Note => {
                self.tries.written(post);
                forget_note(self.link, post, &flash.typed);
            }
            None => self.tries.settled(post),
        }
        self.came.set(Some((post, flash.form, flash.typed.clone())));
    }

    /// Posts that are on the link no more take no words: those that were written about them are shown.
    fn let_go(self, now: &Review, next: &Review) {
        let gone = now
            .posts
            .iter()
            .filter(|old| next.posts.iter().all(|post| post.id != old.id));
        let words = gone.filter_map(|old| Some((old.id, old.title.clone(), words_about(self.link, old.id)?)));
        let words: Vec<_> = words.collect();
        if !words.is_empty() {
            self.gone.update(|all| all.extend(words));
            request_animation_frame(|| panel::bring_to("gone"));
        }
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

    /// Fetches what others did meanwhile. `about` is the post that the client has just acted on.
    pub(super) async fn refresh(self, about: Option<PostId>) {
        let (turn, answer) = loop {
            let turn = self.next_turn();
            let answer = api::show_review(self.link).await;
            let Some(since) = self.since.try_get_value() else {
                return;
            };
            if turn >= since {
                break (turn, answer);
            }
            // A later one was drawn, but for the posts that were busy then.
            if about.is_none() {
                return;
            }
        };
        match answer {
            Ok(next) => {
                self.outdate(turn);
                let busy = self.busy.try_get_untracked().unwrap_or_default();
                let kept = move |id| Some(id) != about && busy.contains_key(&id);
                // What is being written is not taken from under the fingers.
                let writing = |id| unsent_in_sight(id).is_some();
                let Some(now) = self.page.try_get_untracked() else {
                    return;
                };
                // By what is so now, not by what is drawn.
                let mut done = Vec::new();
                self.refused.update(|all| {
                    all.retain(|flash| !is_over(flash, &next));
                    all.retain(|flash| {
                        let before = flash.post.and_then(|post| self.tries.lines_before(post));
                        let post = flash.post.filter(|_| arrived(flash, &next, before));
                        if let Some(post) = post {
                            self.settle(post, flash);
                        }
                        done.extend(post);
                        post.is_none()
                    });
                });
                self.let_go(&now, &next);
                let about = move |id| self.only_shows || Some(id) == about || done.contains(&id);
                let (page, newer) = merge(now, next, about, kept, writing);
                self.newer.set(newer);
                self.page.set(page);
            }
            Err(ApiError(Failure::SignedOut)) => ask_again(self.link, self.over).await,
            Err(ApiError(Failure::NotFound | Failure::Refused(Refusal::LinkNotActive(_)))) => reload(),
            // The page stays as it is; the next event tries again.
            Err(_) => {}
        }
    }
}

/// Whether a failure says that nothing was done, and not only that nobody knows.
const fn is_refusal(failure: &Failure) -> bool {
    !matches!(
        failure,
        Failure::Unanswered | Failure::Offline | Failure::Unavailable
    )
}

/// What heard no answer is what the page shows: it arrived. A note makes a thread longer than `lines_before`.
fn arrived(flash: &Flash, page: &Review, lines_before: Option<usize>) -> bool {
    let stands = |post: &ReviewPost| match (&post.state, flash.form) {
        (
            State::Decided {
                verdict, by, note, ..
            },
            form,
        ) => FlashForm::from(*verdict) == form && *by == page.approver && note.trim() == flash.typed.trim(),
        (State::Open, FlashForm::Undo) => true,
        _ => false,
    };
    let written = |post: &ReviewPost| {
        let mut own = post
            .notes
            .iter()
            .rev()
            .filter(|note| note.author == page.approver);
        let longer = lines_before.is_some_and(|lines| post.earlier_notes + post.notes.len() > lines);
        longer
            && own
                .next()
                .is_some_and(|note| note.verdict.is_none() && note.body.trim() == flash.typed.trim())
    };
    let moved = |post: &ReviewPost| {
        let when = post.when.as_ref();
        when.is_some_and(|when| format!("{}T{}", when.date, when.time) == flash.typed)
    };
    let stands = |post: &ReviewPost| match flash.form {
        FlashForm::Note => written(post),
        FlashForm::Reschedule => moved(post),
        _ => stands(post),
    };
    let mut about = page.posts.iter().filter(|post| flash.post == Some(post.id));
    flash.failure == Some(Failure::Unanswered) && about.any(stands)
}

/// What is told of a form is not so any more: a post was decided before, and waits again; of several, nothing is as it
/// was, or nothing is left to take back.
fn is_over(flash: &Flash, page: &Review) -> bool {
    match &flash.failure {
        Some(Failure::Refused(Refusal::AlreadyDecided { .. })) => {
            page.open().any(|post| Some(post.id) == flash.post)
        }
        // The server remembers this one, and for how long.
        Some(Failure::Refused(Refusal::Partly(_))) => {
            page.flash.as_ref().is_none_or(|told| told.form != flash.form)
        }
        Some(Failure::Unanswered) => {
            flash.post.is_none() && flash.form == FlashForm::Undo && page.undoable().next().is_none()
        }
        // Pressed again after an answer was lost.
        Some(Failure::Refused(Refusal::NothingToUndo)) => {
            flash.post.is_none() && page.undoable().next().is_none()
        }
        _ => false,
    }
}

fn on_its_way() -> When {
    When {
        day: words::review::on_its_way().to_owned(),
        utc: String::new(),
        date: String::new(),
        time: String::new(),
        zone: String::new(),
        twin: None,
    }
}
