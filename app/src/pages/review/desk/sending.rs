//! What the client does: sent, drawn ahead of its answer, and settled by it.

use super::Desk;
use crate::{
    api::{ApiError, review as api},
    pages::review::{
        focus::focus,
        merge::Wanted,
        over::give_password,
        panel,
        tries::is_refusal,
        typed::{
            approval_in_sight, bring_back, forget_decision, forget_sent_move, lay_move_aside, unsent_in_sight,
        },
    },
    words,
};
use domain::{
    Failure, Field, PostId, Problem, Refusal, RequestKey,
    review::Verdict,
    views::review::{DecisionView, Flash, FlashForm, ReviewPost, State},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use std::time::Duration;

/// How long a form waits for its answer before it says that none came.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long posts that come on the screen are gathered before the server is told.
const SCROLLING: Duration = Duration::from_millis(800);

impl Desk {
    /// Decides; the stamp is there at once.
    pub(in super::super) fn decide(self, id: PostId, verdict: Verdict, note: String) {
        let state = State::Decided {
            decision: DecisionView {
                verdict,
                by: self.page.with_untracked(|page| page.approver.clone()),
                when: None,
                note: note.clone(),
                approved_for: None,
            },
            undo: false,
        };
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
                if verdict == Verdict::Approved {
                    lay_move_aside(desk.link, id);
                }
                Ok(words::review::you_decided(
                    post.title,
                    words::of_verdict(Some(verdict)),
                ))
            },
        );
    }

    /// Approves, with the note that stands in its open form. Where another open form of the post holds words or a time that
    /// were not sent, they are pointed at instead: whoever put them there may think that this sends them.
    pub(in super::super) fn approve(self, id: PostId) {
        // What was sent before is on its way, and is not unsent.
        if self.is_busy(id) {
            return;
        }
        let Some((form, typed)) = unsent_in_sight(id) else {
            let note = approval_in_sight(id);
            if self.is_offline(Some(id), FlashForm::Approve, &note) {
                return;
            }
            self.passed.update(|all| _ = all.insert(id));
            return self.decide(id, Verdict::Approved, note);
        };
        let field = if form == FlashForm::Reschedule {
            Field::Schedule
        } else {
            Field::Note
        };
        self.refuse(Some(id), form, Failure::field(field, Problem::Unsent), typed);
        panel::point_at(id);
    }

    /// Takes a decision back.
    pub(in super::super) fn undo(self, id: PostId) {
        if untrack(|| self.is_busy(id)) || self.is_offline(Some(id), FlashForm::Undo, "") {
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
                // Where there is nothing to take back the words wait, whoever took it back.
                let stands = |failure: &Failure| {
                    is_refusal(failure) && *failure != Failure::Refused(Refusal::NothingToUndo)
                };
                if undone.as_ref().is_err_and(|error| stands(&error.0)) {
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
    pub(in super::super) fn undo_many(self, posts: Vec<PostId>) {
        let busy = posts.iter().any(|id| untrack(|| self.is_busy(*id)));
        if busy || self.is_offline(None, FlashForm::Undo, "") {
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
            self.busy.update(|all| all.retain(|id, _| !posts.contains(id)));
            // Whose decisions stand all the same; of an answer that did not come nobody knows.
            let stand = match failure.as_ref().map(|error| &error.0) {
                None => Some(Vec::new()),
                Some(Failure::Refused(Refusal::Partly(stayed))) => Some(stayed.clone()),
                Some(other) => is_refusal(other).then(|| posts.clone()),
            };
            match failure {
                None => self.told.set(words::review::undone_several(count)),
                Some(ApiError(failure)) => self.refuse(None, FlashForm::Undo, failure, String::new()),
            }
            self.refresh(None).await;
            let decided = |id: &PostId| {
                let stands = |post: &ReviewPost| post.id == *id && post.state.decision().is_some();
                let page = self.page.try_with_untracked(|page| page.posts.iter().any(stands));
                page == Some(true)
            };
            if let Some(stand) = stand {
                for (id, words) in posts.iter().zip(words) {
                    if stand.contains(id) && decided(id) {
                        self.close_again(*id, words);
                    } else {
                        self.tries.settled(*id);
                    }
                }
            }
            give_password(self.over);
        });
    }

    /// Moves a post; `done` is called when it stands there.
    pub(in super::super) fn reschedule(
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
                let seen = Some(post.planned().to_owned());
                let to = format!("{date}T{time}");
                api::reschedule(desk.link, id, date, time, Some(zone), seen, None).await?;
                forget_sent_move(desk.link, id, &to);
                done();
                Ok(words::review::moved(post.title))
            },
        );
    }

    /// Writes in the thread; `sent` is called when it stands there.
    pub(in super::super) fn add_note(self, id: PostId, note: String, sent: impl FnOnce() + 'static) {
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

    /// Whether nothing can be sent, which is told at the form.
    fn is_offline(self, post: Option<PostId>, form: FlashForm, typed: &str) -> bool {
        let failure = self.connection.failure();
        let offline = failure.is_some();
        if let Some(failure) = failure {
            // Of what was sent before nobody knows more than before.
            let unknown = self.refused.with_untracked(|all| {
                let same = |flash: &Flash| (flash.post, flash.form) == (post, form);
                all.iter()
                    .any(|flash| same(flash) && flash.failure == Some(Failure::Unanswered))
            });
            if !unknown {
                self.refuse(post, form, failure, typed.to_owned());
            }
            if let Some(post) = post {
                panel::show_refusal(post);
            }
        }
        offline
    }

    /// A post came on the screen: who scrolls past several tells of them at once.
    pub(in super::super) fn saw(self, id: PostId) {
        let waiting = self.seen.try_update_value(|seen| {
            seen.push(id);
            seen.len()
        });
        if waiting != Some(1) {
            return;
        }
        set_timeout(move || self.tell_seen(), SCROLLING);
    }

    /// Tells the server which posts came on the screen: before anything is decided about them, and when the page is left.
    pub(in super::super) fn tell_seen(self) {
        let seen = self.seen.try_update_value(std::mem::take).unwrap_or_default();
        if !seen.is_empty() {
            spawn_local(async move {
                // Only the log misses it.
                let _ = api::mark_viewed(self.link, seen).await;
            });
        }
    }

    /// Draws a form of a post with the sentence about it and what was typed, in the place of what was told of that post before; of none, of several.
    fn refuse(self, post: Option<PostId>, form: FlashForm, failure: Failure, typed: String) {
        self.refused.update(|all| {
            all.retain(|flash| flash.post != post);
            all.push(Flash {
                post,
                form,
                page: String::new(),
                failure: Some(failure),
                typed,
            });
        });
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
        if self.is_offline(Some(id), form, &typed) {
            return;
        }
        self.tell_seen();
        self.refused
            .update(|all| all.retain(|flash| flash.post != Some(id)));
        if form.verdict().is_some() {
            self.fresh.update(|all| _ = all.insert(id));
        }
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
            // Whoever presses again presses about what they saw.
            let wanted = match (&answer, form) {
                (Err(error), _) if !tells_of_the_post(&error.0) => Wanted::Thread,
                (_, FlashForm::Note) => Wanted::Thread,
                (_, FlashForm::Reschedule) => Wanted::Time,
                _ => Wanted::All,
            };
            match answer {
                Ok(told) => {
                    // It came after all.
                    self.refused
                        .update(|all| all.retain(|flash| flash.post != Some(id)));
                    self.told.set(told);
                }
                Err(ApiError(failure)) => {
                    self.refuse(Some(id), form, failure, typed);
                    self.fresh.update(|all| _ = all.remove(&id));
                    if drawn_ahead {
                        self.put(id, before.state);
                    }
                }
            }
            self.refresh(Some((id, wanted))).await;
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
            self.refuse(Some(id), form, Failure::Unanswered, typed);
            self.fresh.update(|all| _ = all.remove(&id));
            if ahead {
                self.put(id, before.state.clone());
            }
            self.busy.update(|all| _ = all.remove(&id));
            panel::show_refusal(id);
        };
        set_timeout_with_handle(tell, PATIENCE).ok()
    }
}

/// Whether a failure says what became of the post. Of one that is about what was typed, or about nothing at all, the post
/// on the screen stays as it was read.
fn tells_of_the_post(failure: &Failure) -> bool {
    let of_its_time = |problem: &Problem| matches!(problem, Problem::OtherTime | Problem::OtherZone(_));
    match failure {
        Failure::Invalid(errors) => errors.iter().any(|error| of_its_time(&error.problem)),
        Failure::TooManyTries { .. } => false,
        other => is_refusal(other),
    }
}
