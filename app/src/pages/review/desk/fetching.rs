//! What others did meanwhile: fetched, and drawn where the client is not about to decide.

use super::{Desk, GonePost};
use crate::{
    api::{ApiError, review as api},
    pages::review::{
        merge::{Wanted, merge},
        over::{ask_again, reload},
        panel,
        typed::{forget_decision, forget_note, forget_sent_move, settle_sent, unsent_in_sight, words_about},
    },
};
use domain::{
    Failure, PostId, Refusal,
    views::{
        NoteView,
        review::{Flash, FlashForm, ReviewPage as Review, ReviewPost, State},
    },
};
use leptos::{prelude::*, task::spawn_local};

impl Desk {
    /// Takes note of a change: of what the page is called since. What the client just did is fetched in any case.
    pub(in super::super) fn hear(self, mark: Option<String>) {
        let shown = |mark: &String| self.page.try_with_untracked(|page| page.mark == *mark) != Some(false);
        if mark.as_ref().is_some_and(shown) {
            return;
        }
        let waits = self.fetching.try_get_value().unwrap_or_default() > 0
            || self.busy.try_with_untracked(|busy| !busy.is_empty()) == Some(true);
        if waits {
            self.heard.set_value(Some(mark));
        } else {
            spawn_local(async move { self.refresh(None).await });
        }
    }

    /// Draws a post as it is now, and leads to its beginning: what is new may stand anywhere in it.
    pub(in super::super) fn show_newer(self, id: PostId) {
        spawn_local(async move {
            self.refresh(Some((id, Wanted::All))).await;
            let drawn = self.newer.try_with_untracked(|newer| !newer.contains_key(&id));
            if drawn == Some(true) {
                request_animation_frame(move || panel::begin_at(&format!("post-{id}")));
            }
        });
    }

    /// The password was given again.
    pub(in super::super) fn go_on(self) {
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
            None => {
                self.tries.settled(post);
                if flash.form == FlashForm::Reschedule {
                    forget_sent_move(self.link, post, &flash.typed);
                }
            }
        }
    }

    /// Posts that are on the link no more do not go without a word, and take no words: those that were written about them
    /// are shown.
    fn let_go(self, now: &Review, next: &Review) {
        let gone = now
            .posts
            .iter()
            .filter(|old| next.posts.iter().all(|post| post.id != old.id))
            .map(|old| GonePost {
                id: old.id,
                title: Some(old.title.clone()),
                words: words_about(self.link, old.id),
            });
        let gone: Vec<_> = gone.collect();
        if gone.iter().any(|gone| gone.words.is_some()) {
            request_animation_frame(|| panel::bring_to("gone"));
        }
        if !gone.is_empty() {
            self.gone.update(|all| all.extend(gone));
        }
    }

    /// Fetches what others did meanwhile. `acted` is the post that the client has just acted on, and what of it they want
    /// to see.
    pub(in super::super) async fn refresh(self, acted: Option<(PostId, Wanted)>) {
        if self
            .fetching
            .try_update_value(|fetching| *fetching += 1)
            .is_none()
        {
            return;
        }
        self.fetch(acted).await;
        let others = self.fetching.try_update_value(|fetching| {
            *fetching -= 1;
            *fetching
        });
        // What was heard of meanwhile, unless it was fetched.
        if others == Some(0)
            && let Some(mark) = self.heard.try_update_value(Option::take).flatten()
            && mark.is_none_or(|mark| self.page.with_untracked(|page| page.mark != mark))
        {
            self.fetch(None).await;
        }
    }

    async fn fetch(self, acted: Option<(PostId, Wanted)>) {
        let about = acted.map(|(post, _)| post);
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
                    all.retain(|flash| {
                        let before = flash.post.and_then(|post| self.tries.lines_before(post));
                        let post = flash.post.filter(|_| arrived(flash, &next, before));
                        if let Some(post) = post {
                            self.settle(post, flash);
                        }
                        done.extend(post.map(|post| (post, flash.form, flash.typed.clone())));
                        post.is_none()
                    });
                    // What was just refused is told once, whatever else became of the post.
                    let just_told = |flash: &Flash| about.is_some() && flash.post == about;
                    all.retain(|flash| just_told(flash) || !is_over(flash, &next));
                });
                settle_sent(&next, false);
                self.let_go(&now, &next);
                let settled = |id| done.iter().any(|(post, ..)| *post == id);
                let wanted = |id| {
                    let all = self.only_shows || settled(id);
                    let acted = acted.filter(|(post, _)| *post == id).map(|(_, wanted)| wanted);
                    all.then_some(Wanted::All).or(acted)
                };
                let (page, newer) = merge(&now, next, wanted, kept, writing);
                self.newer.set(newer);
                // What did not change is not drawn again under the fingers.
                if page != now {
                    self.page.set(page);
                }
                if !done.is_empty() {
                    self.came.set(done);
                }
            }
            Err(ApiError(Failure::SignedOut)) => ask_again(self.link, self.over).await,
            Err(ApiError(Failure::NotFound | Failure::Refused(Refusal::LinkNotActive(_)))) => reload(),
            // The page stays as it is; the next event tries again.
            Err(_) => {}
        }
    }
}

/// What heard no answer is what the page shows: it arrived. A note makes a thread longer than `lines_before`.
fn arrived(flash: &Flash, page: &Review, lines_before: Option<usize>) -> bool {
    let said = flash.typed.trim();
    let stands = |post: &ReviewPost| match flash.form {
        FlashForm::Note => {
            let own = |note: &&NoteView| note.author == page.approver;
            let longer = lines_before.is_some_and(|lines| post.earlier_notes + post.notes.len() > lines);
            let last = post.notes.iter().rfind(own);
            longer && last.is_some_and(|note| note.verdict.is_none() && note.body.trim() == said)
        }
        FlashForm::Reschedule => {
            let when = post.when.as_ref();
            when.is_some_and(|when| format!("{}T{}", when.day.date, when.time) == flash.typed)
        }
        FlashForm::Undo => post.state == State::Open,
        form => post.state.decision().is_some_and(|decision| {
            FlashForm::from(decision.verdict) == form
                && decision.by == page.approver
                && decision.note.trim() == said
        }),
    };
    let mut about = page.posts.iter().filter(|post| flash.post == Some(post.id));
    flash.failure == Some(Failure::Unanswered) && about.any(stands)
}

/// What is told of a form is not so any more: its post is gone, which is told by itself, with the words that this browser
/// keeps; a post was decided before, and waits again; of several, nothing is as it was, or nothing is left to take back.
fn is_over(flash: &Flash, page: &Review) -> bool {
    if let Some(id) = flash.post
        && page.posts.iter().all(|post| post.id != id)
    {
        let elsewhere = words_about(page.link, id).is_some_and(|words| words.contains(flash.words()));
        return flash.words().is_empty() || elsewhere;
    }
    match &flash.failure {
        Some(Failure::Refused(Refusal::AlreadyDecided { .. })) => {
            page.open().any(|post| Some(post.id) == flash.post)
        }
        // The server remembers this one, and for how long.
        Some(Failure::Refused(Refusal::Partly(_))) => {
            page.flash.as_ref().is_none_or(|told| told.form != flash.form)
        }
        Some(
            Failure::Unanswered
            | Failure::Offline
            | Failure::Unavailable
            | Failure::Refused(Refusal::PostChanged | Refusal::PostMoved),
        ) => match flash.post {
            // Somebody else decided, and there is nothing to press again.
            Some(id) => {
                let nothing_left = |post: &ReviewPost| match flash.form {
                    FlashForm::Note | FlashForm::Several(_) => false,
                    FlashForm::Undo => !post.state.is_undoable(),
                    FlashForm::Reschedule => post.state != State::Open,
                    FlashForm::Approve | FlashForm::RequestChanges | FlashForm::Reject => {
                        post.state.decision().is_some()
                    }
                };
                page.posts.iter().any(|post| post.id == id && nothing_left(post))
            }
            None => flash.form == FlashForm::Undo && page.undoable().next().is_none(),
        },
        // Pressed again after an answer was lost.
        Some(Failure::Refused(Refusal::NothingToUndo)) => {
            flash.post.is_none() && page.undoable().next().is_none()
        }
        _ => false,
    }
}
