//! A post in the composer.

use crate::{
    Services,
    actor::Staff,
    history::line::Lines,
    media::{Audience, picture},
    model::{Decision, EventFilter},
    posts::{self, card::Cards},
    projects,
    review::thread::thread,
};
use domain::{
    Failure, PostId, diff,
    link::LinkStatus,
    review::{Review, Verdict, can_be_asked},
    staff::Permission,
    views::planner::{PostDetail, PostLink},
};

/// How many lines of history the composer shows.
const HISTORY: i64 = 50;

/// Everything staff see of a post.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn open_post(services: &Services, staff: &Staff, id: PostId) -> Result<PostDetail, Failure> {
    staff.require(Permission::Look)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let post = posts::find(&mut *db, staff, id).await?;
    let project = projects::find(&mut *db, staff, post.project_id).await?;
    let channels = db.channels(project.id).await?;
    let cards = Cards::new(&project, &channels, now);
    let content = &post.revision.content;
    let decisions = db.decisions_of_post(id).await?;
    let notes = thread(&db.notes_of_post(id).await?, &decisions, &cards.zone, now);
    let approved = |d: &&Decision| d.verdict == Verdict::Approved && d.undone_at.is_none();
    let since_approved = match decisions.iter().rev().find(approved) {
        Some(last) if last.revision_id != post.revision.id => db
            .revision(last.revision_id)
            .await?
            .map(|approved| diff::words(&approved.content.caption, &content.caption)),
        _ => None,
    };
    let mut links = Vec::new();
    let mut can_resend = false;
    for link in db.links_of_post(id).await? {
        let approver = db
            .approver(link.approver_id)
            .await?
            .map(|a| a.name)
            .unwrap_or_default();
        let status = link.status(now);
        let entry = db.link_post(link.id, id).await?;
        let behind = entry.is_some_and(|entry| entry.revision_id != post.revision.id);
        can_resend |= status == LinkStatus::Active
            && (behind || post.review == Review::NotRequested)
            && can_be_asked(&post);
        links.push(PostLink {
            id: link.id,
            title: link.title,
            approver,
            status,
            asks: status == LinkStatus::Active && !behind && post.review == Review::Pending,
        });
    }
    let filter = EventFilter {
        post: Some(id),
        limit: HISTORY,
        ..EventFilter::default()
    };
    let events = db.events(staff.user.workspace_id, &filter).await?;
    let events: Vec<_> = events.into_iter().flatten().collect();
    let view = |c: &crate::model::Channel| c.removed_at.is_none() || content.channels.contains(&c.id);
    Ok(PostDetail {
        card: cards.card(&post),
        revision: post.revision.id,
        revision_number: post.revision.number,
        approved: post.review == Review::Approved,
        pictures: content
            .media
            .iter()
            .map(|m| picture(m, Audience::Staff))
            .collect(),
        time_zone: project.time_zone.clone(),
        content: content.clone(),
        channels: channels
            .iter()
            .filter(|c| view(c))
            .map(projects::channel_view)
            .collect(),
        creator_note: post.creator_note.clone(),
        notes,
        history: Lines {
            zone: &cards.zone,
            now,
        }
        .all(&mut *db, &events)
        .await?,
        since_approved,
        links,
        can_resend,
    })
}
