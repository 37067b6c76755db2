//! What "Share" shows to staff.

use crate::{Services, actor::Staff, projects, shares};
use domain::{
    Failure, ProjectId, ShareId,
    staff::Permission,
    views::share::{ActiveShare, Sharing},
};

/// The project's channels and the link that works now, if there is one.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Forbidden`].
pub async fn show_sharing(
    services: &Services,
    staff: &Staff,
    project: ProjectId,
) -> Result<Sharing, Failure> {
    staff.require(Permission::CreateLinks)?;
    let mut db = services.store.read().await?;
    let project = projects::find(&mut *db, staff, project).await?;
    let share = db.active_share(project.id).await?;
    let named = |id| share.as_ref().is_some_and(|s| s.options.channels.contains(&id));
    let channels = db.channels(project.id).await?;
    let channels = channels.iter().filter(|c| c.removed_at.is_none() || named(c.id));
    let channels = channels.map(projects::channel_view).collect();
    drop(db);
    Ok(Sharing {
        project: projects::item(&project),
        channels,
        active: match share {
            Some(share) => Some(active(services, staff, share.id).await?),
            None => None,
        },
    })
}

/// A share with its address.
pub(super) async fn active(services: &Services, staff: &Staff, id: ShareId) -> Result<ActiveShare, Failure> {
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let share = shares::find(&mut *db, staff, id).await?;
    share.require_active()?;
    let project = projects::find(&mut *db, staff, share.project_id).await?;
    let by = db.user(share.created_by).await?.map(|user| user.name);
    let token = shares::token(services, id);
    // Another pepper gives another token, which opens nothing.
    let known = db
        .share_by_token(token.hash())
        .await?
        .is_some_and(|found| found.id == id);
    let logo = match share.options.logo {
        Some(logo) => db.media(logo).await?,
        None => None,
    };
    Ok(ActiveShare {
        row: shares::row(&share, &project, by.unwrap_or_default(), logo.as_slice(), now),
        url: known.then(|| shares::address(services, &token)),
        password: None,
    })
}
