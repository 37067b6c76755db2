//! The approver's side. Every form works without scripts: it is answered with a redirect, and what was typed in a refused
//! form waits on the page after it.

#![expect(
    missing_docs,
    reason = "the fields of the types that `#[server]` makes are the documented arguments"
)]

#[cfg(feature = "ssr")]
mod form;

use super::ApiError;
use domain::{
    LinkId, PostId, RequestKey, RevisionId,
    review::Verdict,
    views::review::{Door, NotesPage, Return, ReviewPage},
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {
    super::RequestScope,
    crate::called::Named,
    domain::{
        Failure, Field, Refusal, Spelled,
        review::{Planned, Seen},
        rules::LINK_POSTS_MAX,
        views::review::{Flash, FlashForm, UNDATED},
    },
    form::{Form, Refused, Told},
    service::{actor::Reviewer, review, secrets::Token},
};

/// What a link shows before its password.
#[server(prefix = "/api", endpoint = "door")]
pub async fn open_door(token: String) -> Result<Door, ApiError> {
    let scope = RequestScope::current();
    let presented = Token::copied(&token);
    let session = |link| scope.review_session(link);
    scope.answer(review::open_door::open_door(&scope.services, &presented, session).await)
}

/// Opens a link with its password; gives the link's public identifier.
#[server(prefix = "/api", endpoint = "unlock")]
pub async fn unlock(token: String, password: String) -> Result<LinkId, ApiError> {
    let scope = RequestScope::current();
    let presented = Token::copied(&token);
    let device = |link| scope.device(link);
    match review::unlock::unlock(&scope.services, &scope.caller, &presented, &password, device).await {
        Ok(unlocked) => Ok(unlocked_form(&scope, &unlocked)),
        Err(failure) => Err(refused_form(
            &scope,
            &format!("/r/{}", presented.reveal()),
            failure,
        )),
    }
}

/// What a browser finds that comes to a review without a live session.
#[server(prefix = "/api", endpoint = "come_back")]
pub async fn come_back(link: LinkId) -> Result<Return, ApiError> {
    let scope = RequestScope::current();
    let (session, device) = (scope.review_session(link), scope.device(link));
    scope.answer(review::come_back::come_back(&scope.services, link, session.as_ref(), device.as_ref()).await)
}

/// Opens a link with its password, in a browser that opened it before.
#[server(prefix = "/api", endpoint = "unlock_again")]
pub async fn unlock_again(link: LinkId, password: String) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let device = scope.device(link);
    let again =
        review::unlock::unlock_again(&scope.services, &scope.caller, link, &password, device.as_ref());
    match again.await {
        Ok(unlocked) => {
            unlocked_form(&scope, &unlocked);
            Ok(())
        }
        Err(failure) => Err(refused_form(&scope, &format!("/review/{link}"), failure)),
    }
}

/// Keeps what an unlock gave and leads a plain form to the posts.
#[cfg(feature = "ssr")]
fn unlocked_form(scope: &RequestScope, unlocked: &review::unlock::Unlocked) -> LinkId {
    scope.set_review_cookies(unlocked);
    scope.redirect_form(&format!("/review/{}{}", unlocked.link, unlocked.place));
    unlocked.link
}

/// Leads a plain form back to where the password is asked for, with a word about why.
#[cfg(feature = "ssr")]
fn refused_form(scope: &RequestScope, page: &str, failure: Failure) -> ApiError {
    let said = match &failure {
        Failure::TooManyTries {
            retry_after_s: Some(s),
        } => format!("?locked={s}"),
        Failure::TooManyTries { retry_after_s: None } => "?locked".to_owned(),
        Failure::Invalid(_) => "?wrong".to_owned(),
        _ => String::new(),
    };
    scope.redirect_form(&format!("{page}{said}"));
    scope.fail(failure)
}

/// Asks staff for a new link. The same answer either way.
#[server(prefix = "/api", endpoint = "request_new_link")]
pub async fn request_new_link(token: String) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let presented = Token::copied(&token);
    let asked = review::request_new_link::request_new_link(&scope.services, &scope.caller, &presented).await;
    scope.redirect_form(&format!("/r/{}", presented.reveal()));
    scope.answer(asked)
}

/// The client's page.
#[server(prefix = "/api", endpoint = "review")]
pub async fn show_review(link: LinkId) -> Result<ReviewPage, ApiError> {
    let scope = RequestScope::current();
    scope.answer(
        async {
            review::show_review::show_review(&scope.services, &scope.reviewer(link).await?)
                .await
                .map(Named::named)
        }
        .await,
    )
}

/// A page of the thread of a post; the last one if none is named.
#[server(prefix = "/api", endpoint = "notes")]
pub async fn show_notes(link: LinkId, post: PostId, page: Option<usize>) -> Result<NotesPage, ApiError> {
    let scope = RequestScope::current();
    scope.answer(
        async {
            review::show_notes::show_notes(&scope.services, &scope.reviewer(link).await?, post, page)
                .await
                .map(Named::named)
        }
        .await,
    )
}

/// Approves, requests changes or rejects, at the revision that was seen, and where it says so for the time that was seen:
/// the instant, or [`UNDATED`](domain::views::review::UNDATED).
#[server(prefix = "/api", endpoint = "decide")]
pub async fn decide(
    link: LinkId,
    post: PostId,
    revision: RevisionId,
    verdict: Verdict,
    #[server(default)] planned: Option<String>,
    #[server(default)] note: String,
    request_key: RequestKey,
) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let form = Form {
        link,
        post: Some(post),
        form: verdict.into(),
        page: String::new(),
        typed: note.clone(),
    };
    form.carry_out(&scope, async |reviewer: &Reviewer| {
        let input = review::decide::Decide {
            post,
            seen: seen(revision, planned.as_deref())?,
            verdict,
            note,
            request_key,
        };
        review::decide::decide(&scope.services, reviewer, input).await?;
        Ok(None)
    })
    .await
}

/// Takes a decision back.
#[server(prefix = "/api", endpoint = "undo")]
pub async fn undo(link: LinkId, post: PostId) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let form = Form {
        link,
        post: Some(post),
        form: FlashForm::Undo,
        page: String::new(),
        typed: String::new(),
    };
    form.carry_out(&scope, async |reviewer: &Reviewer| {
        let undone = match review::undo::undo(&scope.services, reviewer, post).await {
            Err(failure) => return told_before(&scope, reviewer, Some(post), failure),
            Ok(undone) => undone,
        };
        Ok((!undone.note.is_empty()).then(|| Told {
            form: undone.verdict.into(),
            typed: undone.note,
        }))
    })
    .await
}

/// Takes several decisions back at once.
#[server(prefix = "/api", endpoint = "undo_many")]
pub async fn undo_many(link: LinkId, #[server(default)] posts: Vec<PostId>) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let form = Form {
        link,
        post: None,
        form: FlashForm::Undo,
        page: String::new(),
        typed: String::new(),
    };
    form.carry_out(&scope, async |reviewer: &Reviewer| {
        let (outcomes, notes) = review::undo::undo_many(&scope.services, reviewer, posts).await?;
        // Some may be too old for it by now.
        let nothing = outcomes.iter().all(|(_, outcome)| outcome.is_err())
            && outcomes
                .iter()
                .any(|(_, outcome)| *outcome == Err(Refusal::NothingToUndo));
        if let Err(failure) = all_done(outcomes) {
            let failure = if nothing {
                Refusal::NothingToUndo.into()
            } else {
                failure
            };
            let mut told = told_before(&scope, reviewer, None, failure);
            if let Err(refused) = &mut told
                && refused.typed.is_empty()
            {
                refused.typed = notes.join("\n\n");
            }
            return told;
        }
        Ok((!notes.is_empty()).then(|| Told {
            form: FlashForm::Undo,
            typed: notes.join("\n\n"),
        }))
    })
    .await
}

/// What the first tap of an undo told, for the second: there is nothing to take back any more, and the words that came back
/// wait to be drawn.
#[cfg(feature = "ssr")]
fn told_before(
    scope: &RequestScope,
    reviewer: &Reviewer,
    post: Option<PostId>,
    failure: Failure,
) -> Result<Option<Told>, Refused> {
    let nothing = failure == Failure::Refused(Refusal::NothingToUndo);
    let of_undo = |told: &Flash| {
        let undone = told.failure.is_none() && told.form.verdict().is_some();
        nothing && told.post == post && (undone || told.form == FlashForm::Undo)
    };
    let now = scope.services.clock.now();
    match review::remember_form::remembered(reviewer, now).filter(of_undo) {
        Some(told) => match told.failure {
            Some(failure) => Err(Refused {
                failure,
                typed: told.typed,
            }),
            None => Ok(Some(Told {
                form: told.form,
                typed: told.typed,
            })),
        },
        None => Err(failure.into()),
    }
}

/// Moves a post to a date and time in the project's zone; where it says which zone or time the page showed, these must
/// still be so. With `leave` it stays where it is: a page without scripts forgets what was chosen.
#[server(prefix = "/api", endpoint = "reschedule")]
pub async fn reschedule(
    link: LinkId,
    post: PostId,
    date: String,
    time: String,
    #[server(default)] zone: Option<String>,
    #[server(default)] planned: Option<String>,
    #[server(default)] leave: Option<bool>,
) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let form = Form {
        link,
        post: Some(post),
        form: FlashForm::Reschedule,
        page: String::new(),
        typed: format!("{date}T{time}"),
    };
    form.carry_out(&scope, async |reviewer: &Reviewer| {
        if leave == Some(true) {
            return Ok(None);
        }
        let seen = planned.as_deref().map(planned_for).transpose()?;
        let typed = review::reschedule::Typed {
            date,
            time,
            zone,
            seen,
        };
        review::reschedule::reschedule(&scope.services, reviewer, post, typed).await?;
        Ok(Some(Told {
            form: FlashForm::Reschedule,
            typed: String::new(),
        }))
    })
    .await
}

/// Writes in a post's thread.
#[server(prefix = "/api", endpoint = "note")]
pub async fn add_note(
    link: LinkId,
    post: PostId,
    note: String,
    request_key: RequestKey,
) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let form = Form {
        link,
        post: Some(post),
        form: FlashForm::Note,
        page: String::new(),
        typed: note.clone(),
    };
    form.carry_out(&scope, async |reviewer: &Reviewer| {
        review::add_note::add_note(&scope.services, reviewer, post, &note, request_key).await?;
        Ok(None)
    })
    .await
}

/// Decides about the chosen posts, each written `post:revision:planned`, of which the last may be missing; approves unless told otherwise. A plain form is sent to
/// the page that says what happened.
#[server(prefix = "/api", endpoint = "approve_all")]
pub async fn approve_all(
    link: LinkId,
    #[server(default)] posts: Vec<String>,
    #[server(default)] verdict: Option<Verdict>,
    #[server(default)] note: String,
    request_key: RequestKey,
) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    let parse = |text: &String| {
        let mut parts = text.splitn(3, ':');
        let (post, revision) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some((post, seen(revision, parts.next()).ok()?))
    };
    let seen: Option<Vec<(PostId, Seen)>> = posts.iter().map(parse).collect();
    let verdict = verdict.unwrap_or(Verdict::Approved);
    let form = Form {
        link,
        post: None,
        form: FlashForm::Several(verdict),
        page: if seen.is_some() {
            signing(&posts, verdict)
        } else {
            String::new()
        },
        typed: note.clone(),
    };
    form.carry_out(&scope, async |reviewer: &Reviewer| {
        let input = review::decide_many::DecideMany {
            seen: seen.ok_or(Failure::Invalid(Vec::new()))?,
            verdict,
            note,
            request_key,
        };
        all_done(review::decide_many::decide_many(&scope.services, reviewer, input).await?)?;
        Ok(None)
    })
    .await
}

/// What was on the client's screen, as its page writes it.
#[cfg(feature = "ssr")]
fn seen(revision: RevisionId, planned: Option<&str>) -> Result<Seen, Failure> {
    let planned = planned.map(planned_for).transpose()?;
    Ok(Seen { revision, planned })
}

/// The time of a post, as the client's page writes it.
#[cfg(feature = "ssr")]
fn planned_for(written: &str) -> Result<Planned, Failure> {
    if written == UNDATED {
        return Ok(Planned::Undated);
    }
    let at = service::dates::utc(written);
    at.map(Planned::For)
        .map_err(|problem| Failure::field(Field::Schedule, problem))
}

/// The page that asks for a decision on these posts, after the link's own address.
#[cfg(feature = "ssr")]
fn signing(posts: &[String], verdict: Verdict) -> String {
    if !(1..=LINK_POSTS_MAX).contains(&posts.len()) {
        return String::new();
    }
    let posts = posts.iter().map(|name| format!("&post={name}"));
    format!(
        "/approve-all?verdict={}{}",
        verdict.as_str(),
        posts.collect::<String>()
    )
}

/// What was not done is said: where nothing was, by its first reason.
#[cfg(feature = "ssr")]
fn all_done(outcomes: review::decide_many::Outcomes) -> Result<(), Failure> {
    let count = outcomes.len();
    let (posts, reasons): (Vec<_>, Vec<_>) = outcomes
        .into_iter()
        .filter_map(|(post, outcome)| Some((post, outcome.err()?)))
        .unzip();
    match reasons.into_iter().next() {
        None => Ok(()),
        Some(_) if posts.len() < count => Err(Refusal::Partly(posts).into()),
        Some(first) => Err(first.into()),
    }
}

/// Notes that the client's screen showed these posts.
#[server(prefix = "/api", endpoint = "viewed")]
pub async fn mark_viewed(link: LinkId, #[server(default)] posts: Vec<PostId>) -> Result<(), ApiError> {
    let scope = RequestScope::current();
    scope.answer(
        async {
            review::mark_viewed::mark_viewed(&scope.services, &scope.reviewer(link).await?, posts).await
        }
        .await,
    )
}
