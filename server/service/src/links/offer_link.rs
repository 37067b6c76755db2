//! What "Get approval" offers for a selection.

use crate::{Services, actor::Staff, links::row::offered, posts, posts::card::Cards, projects};
use domain::{
    Failure, Field, PostId, Problem, ProjectId, post::Post, review::can_be_asked, rules::LINK_POSTS_MAX,
    staff::Permission, views::links::LinkOffer,
};

/// Which of the posts can be put on a link, who can be asked, and a title to start from.
///
/// # Errors
/// [`Failure::NotFound`] if none of the posts is there; too many posts.
pub async fn offer_link(
    services: &Services,
    staff: &Staff,
    project: ProjectId,
    ids: &[PostId],
) -> Result<LinkOffer, Failure> {
    staff.require(Permission::CreateLinks)?;
    let mut db = services.store.read().await?;
    let project = projects::find(&mut *db, staff, project).await?;
    let channels = db.channels(project.id).await?;
    let cards = Cards::new(&project, &channels, services.clock.now());
    let mut found = Vec::new();
    if ids.len() > LINK_POSTS_MAX {
        return Err(Failure::field(Field::Posts, Problem::TooMany(LINK_POSTS_MAX)));
    }
    for id in ids {
        // One that was deleted since it was selected is left out.
        match posts::find(&mut *db, staff, *id).await {
            Ok(post) if post.project_id == project.id => found.push(post),
            Ok(_) | Err(Failure::NotFound) => {}
            Err(failure) => return Err(failure),
        }
    }
    if found.is_empty() && !ids.is_empty() {
        return Err(Failure::NotFound);
    }
    found.sort_by_key(|post| (post.scheduled_at.is_none(), post.scheduled_at, post.id));
    let (asked, left_out): (Vec<_>, Vec<_>) = found.into_iter().partition(can_be_asked);
    let offered = |post: &Post| offered(&cards, post);
    Ok(LinkOffer {
        posts: asked.iter().map(offered).collect(),
        left_out: left_out.iter().map(offered).collect(),
        approvers: db
            .approvers(project.id)
            .await?
            .iter()
            .filter(|a| a.removed_at.is_none())
            .map(projects::approver_view)
            .collect(),
        title: project.name,
    })
}
