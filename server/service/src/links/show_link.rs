//! One link, for staff.

use crate::{
    Services,
    actor::Staff,
    dates,
    history::line::Lines,
    links::row::{offered, row},
    model::EventFilter,
    posts::card::Cards,
    projects,
};
use domain::{Failure, LinkId, staff::Permission, views::links::LinkDetail};

/// How many lines of history a link shows.
const HISTORY: i64 = 100;

/// A link with its posts and history.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn show_link(services: &Services, staff: &Staff, id: LinkId) -> Result<LinkDetail, Failure> {
    staff.require(Permission::Look)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let summary = db
        .link_summary(id)
        .await?
        .filter(|summary| summary.link.workspace_id == staff.user.workspace_id)
        .ok_or(Failure::NotFound)?;
    let project = projects::find(&mut *db, staff, summary.link.project_id).await?;
    let channels = db.channels(project.id).await?;
    let cards = Cards::new(&project, &channels, now);
    let posts = db.posts_on_link(id).await?;
    // Both are in the order of the link, without deleted posts.
    let posts = posts
        .iter()
        .map(|post| offered(&cards, post))
        .zip(summary.verdicts.iter().copied())
        .collect();
    let filter = EventFilter {
        link: Some(id),
        limit: HISTORY,
        ..EventFilter::default()
    };
    let events = db.events(staff.user.workspace_id, &filter).await?;
    let events: Vec<_> = events.into_iter().flatten().collect();
    let zone = dates::known_zone(&project.time_zone);
    Ok(LinkDetail {
        row: row(&summary, &project, now),
        posts,
        history: Lines { zone: &zone, now }.all(&mut *db, &events).await?,
    })
}
