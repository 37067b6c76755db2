//! The people of a workspace.

use crate::{Services, actor::Staff, dates};
use domain::{
    Failure,
    staff::Permission,
    views::people::{Invited, People, Person},
};
use jiff::tz::TimeZone;

/// Staff and open invitations.
///
/// # Errors
/// [`Failure::Forbidden`].
pub async fn list_people(services: &Services, staff: &Staff) -> Result<People, Failure> {
    staff.require(Permission::ManagePeople)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let people = db
        .users(staff.user.workspace_id)
        .await?
        .into_iter()
        .filter(|user| user.removed_at.is_none())
        .map(|user| Person {
            id: user.id,
            name: user.name,
            email: user.email,
            role: user.role,
            can_create_links: user.can_create_links,
        });
    let people = people.collect();
    let invited = db.invitations(staff.user.workspace_id).await?.into_iter();
    let open = invited
        .filter(|i| i.used_at.is_none() && i.expires_at > now)
        .map(|i| Invited {
            email: i.email,
            role: i.role,
            expires: dates::when(i.expires_at, &TimeZone::UTC, now),
        });
    Ok(People {
        people,
        invited: open.collect(),
    })
}
