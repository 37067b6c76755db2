//! How a form of the client's page is answered: a script by what became of it, a plain form by a redirect to where that is
//! told.

use super::super::{ApiError, RequestScope};
use domain::{
    Failure, LinkId, PostId, Refusal,
    rules::kept,
    views::review::{Flash, FlashForm},
};
use service::{actor::Reviewer, review};

/// A form of the client's page.
pub(super) struct Form {
    pub link: LinkId,
    pub post: Option<PostId>,
    pub form: FlashForm,
    /// Where it stands, after the link's own address; empty for the posts.
    pub page: String,
    pub typed: String,
}

/// What is told of a form that was done.
pub(super) struct Told {
    pub form: FlashForm,
    pub typed: String,
}

/// Why a form was not done, or not all of it.
pub(super) struct Refused {
    pub failure: Failure,
    /// What belongs to the client's words beside what the form held.
    pub typed: String,
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self {
            failure,
            typed: String::new(),
        }
    }
}

impl Form {
    /// Runs `work` as the reviewer of the link and answers the form.
    pub(super) async fn carry_out(
        self,
        scope: &RequestScope,
        work: impl AsyncFnOnce(&Reviewer) -> Result<Option<Told>, Refused>,
    ) -> Result<(), ApiError> {
        let link = format!("/review/{}", self.link);
        let reviewer = match scope.reviewer(self.link).await {
            Ok(reviewer) => reviewer,
            Err(failure) => {
                scope.redirect_form(&format!("{link}{}", self.page));
                let closed = matches!(
                    failure,
                    Failure::SignedOut | Failure::NotFound | Failure::Refused(Refusal::LinkNotActive(_))
                );
                if scope.wants_html && closed {
                    self.keep(scope).await;
                }
                return Err(scope.fail(failure));
            }
        };
        let (result, words) = match work(&reviewer).await {
            Ok(told) => (Ok(told), String::new()),
            Err(refused) => (Err(refused.failure), refused.typed),
        };
        // The page that says what happened tells of it, however it is reached.
        let partly = matches!(result, Err(Failure::Refused(Refusal::Partly(_))));
        // A script tells the rest itself. What was told of an earlier form is over once one is done.
        if scope.wants_html || partly || result.is_ok() {
            let done = (result.is_ok() || partly) && matches!(self.form, FlashForm::Several(_));
            let flash = match &result {
                Ok(Some(told)) if scope.wants_html => Some(Flash {
                    post: self.post,
                    form: told.form,
                    page: self.page.clone(),
                    failure: None,
                    typed: told.typed.clone(),
                }),
                Ok(_) => None,
                // A script has put the words where they belong.
                Err(failure) if !scope.wants_html => Some(self.refused(failure.clone(), String::new())),
                Err(failure) => Some(self.refused(failure.clone(), words)),
            };
            let place = match (&flash, self.post) {
                _ if done => "/done".to_owned(),
                (Some(flash), _) => flash.place(),
                (None, Some(post)) => format!("#post-{post}"),
                (None, None) => self.page,
            };
            scope.redirect_form(&format!("{link}{place}"));
            // The answer is what became of the form, not of the memory of it.
            let device = scope.device(self.link);
            let kept =
                review::remember_form::remember_form(&scope.services, &reviewer, device.as_ref(), flash);
            if let Err(error) = kept.await {
                tracing::warn!(%error, "a refused form was not remembered");
            }
        }
        scope.answer(result.map(|_| ()))
    }

    /// Keeps a form that came after the end of the session or the link, for this browser to find it once the password is given again.
    async fn keep(&self, scope: &RequestScope) {
        let (link, session, device) = (
            self.link,
            scope.review_session(self.link),
            scope.device(self.link),
        );
        let flash = self.refused(Failure::SignedOut, String::new());
        let kept =
            review::come_back::keep_form(&scope.services, link, session.as_ref(), device.as_ref(), &flash);
        if let Err(error) = kept.await {
            tracing::warn!(%error, "a form that came too late was not kept");
        }
    }

    fn refused(&self, failure: Failure, words: String) -> Flash {
        Flash {
            post: self.post,
            form: self.form,
            page: self.page.clone(),
            failure: Some(failure),
            // Where nothing can be seen there is nothing to send again.
            typed: if kept(&self.typed).is_empty() {
                words
            } else {
                self.typed.clone()
            },
        }
    }
}
