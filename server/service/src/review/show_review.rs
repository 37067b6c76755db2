//! The client's page.

use crate::{
    Services,
    actor::Reviewer,
    dates,
    media::{Audience, picture},
    model::{Channel, Decision},
    review::{
        contents::{Contents, Entry},
        mark::mark,
        remember_form::remembered,
        thread::latest,
        undo::can_undo,
    },
};
use domain::{
    Failure, LinkId, Refusal, RequestKey, UnixMillis, diff,
    post::{Content, Post, title_of},
    review::{Planned, Review, Verdict, unpublished},
    views::{
        Preview, When,
        review::{ApprovedFor, DecisionView, Flash, FlashForm, ReviewPage, ReviewPost, State},
    },
};
use jiff::tz::TimeZone;

/// Everything the client sees.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn show_review(services: &Services, reviewer: &Reviewer) -> Result<ReviewPage, Failure> {
    let now = services.clock.now();
    let link = &reviewer.link;
    let mut db = services.store.read().await?;
    // Before all that is shown: what comes meanwhile makes another mark.
    let seq = db.last_event_on_link(link.id).await?;
    let project = db.project(link.project_id).await?.ok_or(Failure::NotFound)?;
    let workspace = db.workspace(link.workspace_id).await?.ok_or(Failure::NotFound)?;
    let asked_by = db
        .user(link.created_by)
        .await?
        .map(|u| u.name)
        .unwrap_or_default();
    let zone = dates::known_zone(&project.time_zone);
    let channels = db.channels(project.id).await?;
    let contents = Contents::load(&mut *db, link.id).await?;
    let drawing = Drawing {
        request_key: services.id(),
        link: link.id,
        channels: &channels,
        zone: &zone,
        now,
    };
    let posts: Vec<ReviewPost> = contents.entries().map(|entry| drawing.post(&entry)).collect();
    Ok(ReviewPage {
        link: link.id,
        asked_by,
        workspace: workspace.name,
        project: project.name,
        hue: project.hue,
        title: link.title.clone(),
        message: link.message.clone(),
        approver: reviewer.name.clone(),
        flash: remembered(reviewer, now).and_then(|flash| still_true(flash, &posts, &reviewer.name)),
        posts,
        request_key: drawing.request_key,
        mark: mark(services, link.id, seq),
        expires: dates::when(link.expires_at, &zone, now),
        earliest: dates::zoned(now, &zone).strftime("%Y-%m-%dT%H:%M").to_string(),
    })
}

/// What is told of a form, as far as it still is so: of posts that stayed as they were, those that the client
/// did not decide so since.
fn still_true(mut flash: Flash, posts: &[ReviewPost], approver: &str) -> Option<Flash> {
    if let Some(Failure::Refused(Refusal::Partly(stayed))) = &mut flash.failure {
        let as_asked = |post: &ReviewPost| match (&post.state, flash.form) {
            (State::Decided { decision, .. }, FlashForm::Several(asked)) => {
                decision.verdict == asked && decision.by == approver
            }
            (state, FlashForm::Undo) => !matches!(state, State::Decided { .. }),
            _ => false,
        };
        // One that is not here any more was not decided about either; whether it was taken back nobody knows.
        let several = matches!(flash.form, FlashForm::Several(_));
        stayed.retain(|id| {
            let here = posts.iter().find(|post| post.id == *id);
            here.map_or(several, |post| !as_asked(post))
        });
        if stayed.is_empty() {
            // The words of what was taken back are to be seen all the same.
            let undone = flash.form == FlashForm::Undo && !flash.words().is_empty();
            flash.failure = None;
            return undone.then_some(flash);
        }
    }
    Some(flash)
}

/// What all posts of a page have in common.
struct Drawing<'a> {
    // Requests are told apart by post and key, so one key names everything that this drawing can send.
    request_key: RequestKey,
    link: LinkId,
    channels: &'a [Channel],
    zone: &'a TimeZone,
    now: UnixMillis,
}

impl Drawing<'_> {
    fn post(&self, entry: &Entry<'_>) -> ReviewPost {
        let &Entry {
            post, shown, before, ..
        } = entry;
        let previews = shown
            .channels
            .iter()
            .filter_map(|id| self.channels.iter().find(|c| c.id == *id))
            .map(|c| Preview {
                platform: c.platform,
                handle: c.handle_of(post).to_owned(),
                caption: shown.caption_for(c.id).to_owned(),
            })
            .collect();
        let (notes, earlier_notes) = latest(entry.notes, entry.decisions, self.zone, self.now);
        let hashes = |content: &Content| content.media.iter().map(|m| m.hash.clone()).collect::<Vec<_>>();
        ReviewPost {
            id: post.id,
            revision: entry.entry.revision_id,
            request_key: self.request_key,
            state: self.state(entry),
            title: title_of(shown),
            previews,
            pictures: shown
                .media
                .iter()
                .map(|m| picture(m, Audience::Client(self.link)))
                .collect(),
            when: post.scheduled_at.map(|at| self.when(at)),
            campaign: post.campaign.clone(),
            creator_note: post.creator_note.clone(),
            changes: before.map(|b| diff::words(&b.caption, &shown.caption)),
            pictures_changed: before.is_some_and(|b| hashes(b) != hashes(shown)),
            notes,
            earlier_notes,
        }
    }

    fn state(&self, entry: &Entry<'_>) -> State {
        let post = entry.post;
        let current = entry.entry.revision_id == post.revision.id;
        let decision = self.decision(entry).filter(|_| current);
        if unpublished(post).is_err() {
            return State::Out { decision };
        }
        match decision {
            Some(decision) => State::Decided {
                decision,
                undo: can_undo(entry.decisions, self.link, post, self.now),
            },
            None if current && post.review == Review::Pending => State::Open,
            None => State::InWork,
        }
    }

    /// What was decided about the current revision.
    fn decision(&self, entry: &Entry<'_>) -> Option<DecisionView> {
        let post = entry.post;
        let (verdict, decided) = post.review.verdict().zip(post.decided.as_ref())?;
        let stands = standing(entry.decisions, post);
        let approved = stands.and_then(|d| d.planned.filter(|_| d.verdict == Verdict::Approved));
        let moved = approved.filter(|planned| *planned != post.scheduled_at.into());
        Some(DecisionView {
            verdict,
            by: decided.by.clone(),
            when: Some(self.when(decided.at)),
            note: stands.map(|d| d.note.clone()).unwrap_or_default(),
            approved_for: moved.map(|planned| match planned {
                Planned::Undated => ApprovedFor::Undated,
                Planned::For(at) => ApprovedFor::Time(self.when(at)),
            }),
        })
    }

    fn when(&self, at: UnixMillis) -> When {
        dates::when(at, self.zone, self.now)
    }
}

/// The decision that stands on the current revision.
fn standing<'d>(decisions: &'d [Decision], post: &Post) -> Option<&'d Decision> {
    let stands = |d: &&Decision| d.undone_at.is_none() && d.revision_id == post.revision.id;
    decisions.iter().rev().find(stands)
}
