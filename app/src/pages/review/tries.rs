//! Names of the client's requests. One that heard no answer keeps its name as long as the form says the same, so that
//! pressing again decides and writes once; whatever says something else is another request.

use super::typed::{forget_try, keep_try, kept_try};
use crate::{api::ApiError, random::request_key};
use domain::{Failure, LinkId, PostId, RequestKey, views::review::FlashForm};
use leptos::prelude::*;

/// Whether a failure says that nothing was done, and not only that nobody knows.
pub(super) const fn is_refusal(failure: &Failure) -> bool {
    !matches!(
        failure,
        Failure::Unanswered | Failure::Offline | Failure::Unavailable
    )
}

/// A form, what it said, and under which name.
#[derive(Clone)]
struct Try {
    post: Option<PostId>,
    form: FlashForm,
    said: String,
    key: RequestKey,
    /// Lines of the thread before it.
    lines: usize,
}

/// The requests whose fate is not known.
#[derive(Clone, Copy)]
pub(super) struct Tries(StoredValue<Vec<Try>>, LinkId);

impl Tries {
    pub(super) fn new(link: LinkId) -> Self {
        Self(StoredValue::new(Vec::new()), link)
    }

    /// The name for what a form says about a post, or with none about several. `drawn` came with the page; it serves
    /// where the browser has no randomness. `lines` is how many there are in the post's thread.
    pub(super) fn key(
        self,
        post: Option<PostId>,
        form: FlashForm,
        said: String,
        (drawn, lines): (RequestKey, usize),
    ) -> RequestKey {
        // Of a thread a page that is loaded anew cannot tell whether the words arrived.
        let kept = post.filter(|_| form == FlashForm::Note);
        let before = kept.and_then(|post| kept_try(self.1, post, &said));
        let known = self.0.with_value(|all| {
            let same = |one: &&Try| (one.post, one.form) == (post, form) && one.said == said;
            all.iter().find(same).map(|one| one.key)
        });
        let key = known.or(before).or_else(request_key).unwrap_or(drawn);
        if let Some(post) = kept {
            keep_try(self.1, post, key, &said);
        }
        self.0.update_value(|all| {
            all.retain(|one| (one.post, one.form) != (post, form));
            all.push(Try {
                post,
                form,
                said,
                key,
                lines,
            });
        });
        key
    }

    /// Takes note of an answer: what is done, and what is refused because its name is spent, is tried no more. Of what is
    /// refused for another reason it is known that it was not written.
    pub(super) fn answered<T>(self, key: RequestKey, answer: &Result<T, ApiError>) {
        let over = match answer {
            Ok(_) => true,
            Err(ApiError(Failure::Refused(refusal))) => refusal.is_of_an_old_page(),
            Err(_) => false,
        };
        if !over && !answer.as_ref().is_err_and(|error| is_refusal(&error.0)) {
            return;
        }
        let _ = self.0.try_update_value(|all| {
            let mut known = all.iter().filter(|one| one.key == key);
            if let Some(post) = known.find_map(|one| one.post.filter(|_| one.form == FlashForm::Note)) {
                forget_try(self.1, post);
            }
            if over {
                all.retain(|one| one.key != key);
            }
        });
    }

    /// How many lines the thread of a post had before the note that heard no answer.
    pub(super) fn lines_before(self, post: PostId) -> Option<usize> {
        let note = |one: &&Try| (one.post, one.form) == (Some(post), FlashForm::Note);
        let found = self
            .0
            .try_with_value(|all| all.iter().find(note).map(|one| one.lines));
        found.flatten()
    }

    /// A note is known to stand in the thread.
    pub(super) fn written(self, post: PostId) {
        forget_try(self.1, post);
        let _ = self
            .0
            .try_update_value(|all| all.retain(|one| (one.post, one.form) != (Some(post), FlashForm::Note)));
    }

    /// A decision on a post is known to stand, or to be taken back.
    pub(super) fn settled(self, post: PostId) {
        let _ = self.0.try_update_value(|all| {
            all.retain(|one| one.post != Some(post) || one.form.verdict().is_none());
        });
    }
}
