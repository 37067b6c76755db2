//! Every link ever made.

use crate::{
    Services,
    actor::Staff,
    dates,
    history::line::Lines,
    links::row::row,
    model::{Decision, EventFilter},
    posts::card::Cards,
    projects,
};
use domain::{
    Failure, LinkId,
    staff::Permission,
    views::links::{LinkDetail, LinkRow, OfferedPost},
};

/// How many lines of history a link shows.
const HISTORY: i64 = 100;

/// All links of the workspace, newest first.
///
/// # Errors
/// [`Failure::Forbidden`].
pub async fn list_links(services: &Services, staff: &Staff) -> Result<Vec<LinkRow>, Failure> {
    staff.require(Permission::Look)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let projects = db.projects(staff.user.workspace_id).await?;
    let summaries = db.link_summaries(staff.user.workspace_id).await?;
    let rows = summaries.iter().filter_map(|summary| {
        let project = projects.iter().find(|p| p.id == summary.link.project_id)?;
        Some(row(summary, project, now))
    });
    Ok(rows.collect())
}

/// A link with its posts and history.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn show_link(services: &Services, staff: &Staff, id: LinkId) -> Result<LinkDetail, Failure> {
    staff.require(Permission::Look)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let summaries = db.link_summaries(staff.user.workspace_id).await?;
    let summary = summaries
        .iter()
        .find(|s| s.link.id == id)
        .ok_or(Failure::NotFound)?;
    let project = projects::find(&mut *db, staff, summary.link.project_id).await?;
    let channels = db.channels(project.id).await?;
    let cards = Cards::new(&project, &channels, now);
    let decisions = db.decisions_of_link(id).await?;
    let mut posts = Vec::new();
    for entry in db.link_posts(id).await? {
        let Some(post) = db.post(entry.post_id).await? else {
            continue;
        };
        let card = cards.card(&post);
        let standing = |d: &&Decision| {
            d.post_id == entry.post_id && d.revision_id == entry.revision_id && d.undone_at.is_none()
        };
        let verdict = decisions.iter().rev().find(standing).map(|d| d.verdict);
        posts.push((
            OfferedPost {
                id: card.id,
                title: card.title,
                when: card.when,
                status: card.status,
            },
            verdict,
        ));
    }
    let filter = EventFilter {
        link: Some(id),
        limit: HISTORY,
        ..EventFilter::default()
    };
    let events = db.events(staff.user.workspace_id, &filter).await?;
    let zone = dates::known_zone(&project.time_zone);
    Ok(LinkDetail {
        row: row(summary, &project, now),
        posts,
        history: Lines { zone: &zone, now }.all(&events),
    })
}
