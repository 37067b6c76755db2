//! What removing something would touch, told before it is done.

use crate::{Services, actor::Staff, links::row::offered, posts::card::Cards, projects};
use domain::{
    Failure, LinkId, ProjectId, UnixMillis,
    link::{Link, LinkStatus},
    post::{Post, Publication},
    staff::Permission,
    views::people::{Removable, Removal},
};

/// How many posts are named.
const NAMED: usize = 8;

/// The active links, the posts that are not out yet, and the shared calendar that go with it.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Forbidden`].
pub async fn foresee_removal(
    services: &Services,
    staff: &Staff,
    thing: Removable,
) -> Result<Removal, Failure> {
    staff.require(Permission::ManageProjects)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let active = |links: Vec<Link>| -> Vec<(LinkId, String)> {
        let active = links
            .into_iter()
            .filter(|link| link.status(now) == LinkStatus::Active);
        active.map(|link| (link.id, link.title)).collect()
    };
    let (project, of_channel) = match thing {
        Removable::Approver(id) => {
            projects::find_approver(&mut *db, staff, id).await?;
            return Ok(Removal {
                links: active(db.links_of_approver(id).await?),
                ..Removal::default()
            });
        }
        Removable::Channel(id) => {
            let channel = db.channel(id).await?.ok_or(Failure::NotFound)?;
            (channel.project_id, Some(id))
        }
        Removable::Project(id) => (id, None),
    };
    let project = projects::find(&mut *db, staff, project).await?;
    let mut posts = waiting(&mut *db, project.id, now).await?;
    let mut removal = Removal::default();
    match of_channel {
        Some(channel) => posts.retain(|post| post.revision.content.channels.contains(&channel)),
        None => {
            removal.links = active(db.links_of_project(project.id).await?);
            removal.shared = db.active_shared_calendar(project.id).await?.is_some();
        }
    }
    let channels = db.channels(project.id).await?;
    let cards = Cards::new(&project, &channels, now);
    removal.more = posts.len().saturating_sub(NAMED);
    removal.posts = posts
        .iter()
        .take(NAMED)
        .map(|post| offered(&cards, post))
        .collect();
    Ok(removal)
}

/// The posts that are still to come, and those without a date.
async fn waiting(
    db: &mut dyn crate::ports::Read,
    project: ProjectId,
    now: UnixMillis,
) -> Result<Vec<Post>, Failure> {
    let mut posts = db.posts_between(project, now, UnixMillis(i64::MAX)).await?;
    posts.extend(db.posts_unscheduled(project).await?);
    posts.retain(|post| post.publication == Publication::Waiting);
    Ok(posts)
}
