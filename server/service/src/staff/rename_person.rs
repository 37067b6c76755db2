//! Changing somebody's name.

use crate::{Services, actor::Staff, staff};
use domain::{Failure, Field, Refusal, UserId, audit::What, rules, staff::Permission};

/// Saves the name of a member of the same workspace, or one's own. What they did keeps the name of its day.
///
/// # Errors
/// Fields; [`Refusal::ChangedMeanwhile`] if the name is no longer as `seen`; [`Failure::Forbidden`]: of others, only who
/// manages people, and of owners only owners.
pub async fn rename_person(
    services: &Services,
    staff: &Staff,
    id: UserId,
    seen: &str,
    name: &str,
) -> Result<(), Failure> {
    let own = id == staff.user.id;
    let permission = if own {
        Permission::Look
    } else {
        Permission::ManagePeople
    };
    let asking = staff.asking(permission)?;
    let now = services.clock.now();
    let name = rules::name(name).map_err(|problem| Failure::field(Field::Name, problem));
    let (mut unit, acting) = services.begin_as(asking).await?;
    let tx = unit.tx();
    let mut user = staff::find(tx, staff, id).await?;
    if !own {
        staff::may_change(&acting, &user)?;
    }
    let name = name?;
    if user.name != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if user.name == name {
        return Ok(());
    }
    user.name.clone_from(&name);
    tx.save_user(&user).await?;
    let what = What::PersonRenamed {
        from: seen.to_owned(),
        person: name,
    };
    tx.append_event(staff.event(&what, now).done()).await?;
    unit.commit().await
}
