//! The client's page.

use crate::{
    Services,
    actor::Reviewer,
    dates,
    media::{Audience, picture},
    model::{Channel, Decision, LinkPost},
    ports::Read,
    review::thread::thread,
};
use domain::{
    Failure, RequestKey, UnixMillis, diff,
    post::{Content, Post, title},
    review::{Review, UNDO_WINDOW, unpublished},
    views::{
        Preview,
        review::{ReviewPage, ReviewPost, State},
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
    let project = db.project(link.project_id).await?.ok_or(Failure::NotFound)?;
    let workspace = db.workspace(link.workspace_id).await?.ok_or(Failure::NotFound)?;
    let asked_by = db
        .user(link.created_by)
        .await?
        .map(|u| u.name)
        .unwrap_or_default();
    let zone = dates::known_zone(&project.time_zone);
    let channels = db.channels(project.id).await?;
    // Requests are told apart by post and key, so one key names everything that this drawing can send.
    let request_key = services.id();
    let mut posts = Vec::new();
    for entry in db.link_posts(link.id).await? {
        let Some(post) = db.post(entry.post_id).await? else {
            continue;
        };
        posts.push(
            draw(
                request_key,
                &mut *db,
                reviewer,
                &entry,
                &post,
                &channels,
                &zone,
                now,
            )
            .await?,
        );
    }
    Ok(ReviewPage {
        link: link.id,
        asked_by,
        workspace: workspace.name,
        project: project.name,
        hue: project.hue,
        title: link.title.clone(),
        message: link.message.clone(),
        approver: reviewer.name.clone(),
        posts,
        request_key,
        flash: reviewer
            .session
            .flash
            .as_deref()
            .and_then(|text| serde_json::from_str(text).ok()),
        expires: dates::when(link.expires_at, &zone, now),
        earliest: dates::zoned(now, &zone).strftime("%Y-%m-%dT%H:%M").to_string(),
    })
}

#[expect(
    clippy::too_many_arguments,
    reason = "what a page has in common, gathered once"
)]
async fn draw(
    request_key: RequestKey,
    db: &mut dyn Read,
    reviewer: &Reviewer,
    entry: &LinkPost,
    post: &Post,
    channels: &[Channel],
    zone: &TimeZone,
    now: UnixMillis,
) -> Result<ReviewPost, Failure> {
    let decisions = db.decisions_of_post(post.id).await?;
    let notes = thread(&db.notes_of_post(post.id).await?, &decisions, zone, now);
    // What was put on the link, until staff put the next revision there.
    let shown = if entry.revision_id == post.revision.id {
        post.revision.content.clone()
    } else {
        db.revision(entry.revision_id)
            .await?
            .ok_or(Failure::NotFound)?
            .content
    };
    let before = match entry.previous_revision_id {
        Some(id) => db.revision(id).await?.map(|r| r.content),
        None => None,
    };
    let previews = shown
        .channels
        .iter()
        .filter_map(|id| channels.iter().find(|c| c.id == *id))
        .map(|c| Preview {
            platform: c.platform,
            handle: c.handle.clone(),
            caption: shown.caption_for(c.id).to_owned(),
        })
        .collect();
    let hashes = |content: &Content| content.media.iter().map(|m| m.hash.clone()).collect::<Vec<_>>();
    Ok(ReviewPost {
        id: post.id,
        revision: entry.revision_id,
        request_key,
        state: state(reviewer, entry, post, &decisions, zone, now),
        title: title(&shown.caption),
        previews,
        pictures: shown
            .media
            .iter()
            .map(|m| picture(m, Audience::Client(reviewer.link.id)))
            .collect(),
        when: post.scheduled_at.map(|at| dates::when(at, zone, now)),
        campaign: post.campaign.clone(),
        creator_note: post.creator_note.clone(),
        changes: before.as_ref().map(|b| diff::words(&b.caption, &shown.caption)),
        pictures_changed: before.is_some_and(|b| hashes(&b) != hashes(&shown)),
        notes,
    })
}

fn state(
    reviewer: &Reviewer,
    entry: &LinkPost,
    post: &Post,
    decisions: &[Decision],
    zone: &TimeZone,
    now: UnixMillis,
) -> State {
    if unpublished(post).is_err() {
        return State::Out;
    }
    if entry.revision_id != post.revision.id {
        return State::InWork;
    }
    match (post.review, post.review.verdict(), &post.decided) {
        (Review::Pending, _, _) => State::Open,
        (_, Some(verdict), Some(decided)) => {
            let mine = decisions
                .iter()
                .any(|d| d.link_id == reviewer.link.id && d.at == decided.at && d.undone_at.is_none());
            State::Decided {
                verdict,
                by: decided.by.clone(),
                when: dates::when(decided.at, zone, now),
                undo: mine && now.since(decided.at) <= UNDO_WINDOW,
            }
        }
        _ => State::InWork,
    }
}
