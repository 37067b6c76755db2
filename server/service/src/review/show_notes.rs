//! The whole thread of a post, for the client, page by page.

use crate::{
    Services,
    actor::Reviewer,
    dates,
    review::{find, thread::thread},
};
use domain::{
    Failure, PostId,
    post::title_of,
    views::{
        Unnamed,
        review::{NOTES_ON_A_PAGE as ON_A_PAGE, NotesPage},
    },
};

/// A page of the thread, counted from 1, the oldest; the last one where there is no such page.
///
/// # Errors
/// [`Failure::NotFound`] if the post is not on the link.
pub async fn show_notes(
    services: &Services,
    reviewer: &Reviewer,
    id: PostId,
    page: Option<usize>,
) -> Result<NotesPage, Failure> {
    let now = services.clock.now();
    let link = &reviewer.link;
    let mut db = services.store.read().await?;
    let (entry, post) = find(&mut *db, link.id, id).await?;
    let shown = db.revision(entry.revision_id).await?.ok_or(Failure::NotFound)?;
    let project = db.project(link.project_id).await?.ok_or(Failure::NotFound)?;
    let zone = dates::known_zone(&project.time_zone);
    let title = title_of(&shown.content);
    let unnamed = if title.is_empty() {
        let channels = db.channels(project.id).await?;
        let used = shown.content.channels.iter();
        let used = used.filter_map(|id| channels.iter().find(|channel| channel.id == *id));
        Some(Unnamed {
            pictures: shown.content.media.len(),
            networks: used.map(|channel| channel.platform).collect(),
            day: post.scheduled_at.map(|at| dates::when(at, &zone, now).day),
        })
    } else {
        None
    };
    let decisions = db.decisions_of_post(id).await?;
    let lines = thread(&db.notes_of_post(id).await?, &decisions, &zone, now);
    let pages = lines.len().div_ceil(ON_A_PAGE).max(1);
    let page = page.filter(|page| (1..=pages).contains(page)).unwrap_or(pages);
    let before = (page - 1) * ON_A_PAGE;
    Ok(NotesPage {
        link: link.id,
        post: id,
        title,
        unnamed,
        notes: lines.into_iter().skip(before).take(ON_A_PAGE).collect(),
        page,
        pages,
    })
}
