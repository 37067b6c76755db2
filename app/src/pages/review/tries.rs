//! Names of the client's requests. One that heard no answer keeps its name as long as the form says the same, so that
//! pressing again decides and writes once; whatever says something else is another request.

use super::typed::{keep_try, kept_try};
use crate::{api::ApiError, random::request_key};
use domain::{Failure, LinkId, PostId, Refusal, RequestKey, views::review::FlashForm};
use leptos::prelude::*;

/// A form, what it said, and under which name.
#[derive(Clone)]
struct Try {
    post: Option<PostId>,
    form: FlashForm,
    said: String,
    key: RequestKey,
}

/// The requests whose fate is not known.
#[derive(Clone, Copy)]
pub(super) struct Tries(StoredValue<Vec<Try>>, LinkId);

impl Tries {
    pub(super) fn new(link: LinkId) -> Self {
        Self(StoredValue::new(Vec::new()), link)
    }

    /// The name for what a form says about a post, or with none about several. `drawn` came with the page; it serves
    /// where the browser has no randomness.
    pub(super) fn key(
        self,
        post: Option<PostId>,
        form: FlashForm,
        said: String,
        drawn: RequestKey,
    ) -> RequestKey {
        // Of a thread a page that is loaded anew cannot tell whether the words arrived.
        let kept = post.filter(|_| form == FlashForm::Note);
        let before = kept.and_then(|post| kept_try(self.1, post, &said));
        let known = self.0.with_value(|all| {
            let same = |one: &&Try| (one.post, one.form) == (post, form) && one.said == said;
            all.iter().find(same).map(|one| one.key)
        });
        known.or(before).unwrap_or_else(|| {
            let key = request_key().unwrap_or(drawn);
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
                });
            });
            key
        })
    }

    /// Takes note of an answer: what is done, and what is refused because its name is spent, is tried no more.
    pub(super) fn answered<T>(self, key: RequestKey, answer: &Result<T, ApiError>) {
        if matches!(
            answer,
            Ok(_) | Err(ApiError(Failure::Refused(Refusal::PostChanged)))
        ) {
            let _ = self.0.try_update_value(|all| all.retain(|one| one.key != key));
        }
    }

    /// A decision on a post is known to stand, or to be taken back.
    pub(super) fn settled(self, post: PostId) {
        let _ = self.0.try_update_value(|all| {
            all.retain(|one| one.post != Some(post) || one.form.verdict().is_none());
        });
    }
}
