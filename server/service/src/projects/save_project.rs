//! Changing a project's settings.

use crate::{
    Services,
    actor::Staff,
    dates,
    model::Project,
    ports::{Read, Write},
    posts::way_out,
    projects, zones,
};
use domain::{
    Failure, Field, Problem, ProjectId, UnixMillis,
    audit::What,
    post::Post,
    publication::Event::Dated,
    review, rules,
    staff::Permission,
    views::people::{Basics, ProjectSaved, ZoneChange},
};

/// Saves name and time zone. A field that was not changed since it was `seen` stays as it is by now, whoever changed it.
/// Where the zone changes while posts are still ahead, `change` must say what becomes of them.
///
/// # Errors
/// Fields; [`Problem::Changed`] on one that somebody else changed too; [`Problem::Required`] on [`Field::Schedule`] if
/// nothing says what becomes of the posts; [`Failure::Forbidden`].
pub async fn save_project(
    services: &Services,
    staff: &Staff,
    id: ProjectId,
    typed: &Basics,
    seen: Option<&Basics>,
    change: Option<ZoneChange>,
) -> Result<ProjectSaved, Failure> {
    let asking = staff.asking(Permission::ManageProjects)?;
    let mut form = rules::Form::default();
    let name = form.take(Field::Name, rules::name(&typed.name));
    let zone = form.take(Field::TimeZone, zones::zone_name(&typed.time_zone));
    form.finish()?;
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let before = projects::find(tx, staff, id).await?;
    let mut form = rules::Form::default();
    let name = form.take(
        Field::Name,
        meant(name, seen.map(|seen| &seen.name), &before.name),
    );
    let seen = seen.map(|seen| &seen.time_zone);
    let zone = form.take(Field::TimeZone, meant(zone, seen, &before.time_zone));
    form.finish()?;
    let after = Project {
        name: name.clone(),
        time_zone: zone.clone(),
        ..before.clone()
    };
    tx.save_project(&after).await?;
    let rezoned = before.time_zone != after.time_zone;
    let posts = if rezoned {
        ahead(tx, id, now).await?
    } else {
        Vec::new()
    };
    let times = change.filter(|_| !posts.is_empty());
    if times.is_none() && !posts.is_empty() {
        return Err(Failure::field(Field::Schedule, Problem::Required));
    }
    let basics = Basics {
        name: name.clone(),
        time_zone: zone.clone(),
    };
    let what = What::ProjectChanged {
        name,
        zone,
        zone_before: if rezoned {
            before.time_zone.clone()
        } else {
            String::new()
        },
        times,
        posts: posts.len(),
    };
    tx.append_event(staff.event(&what, now).project(id).done())
        .await?;
    let (moved, passed) = match times {
        None | Some(ZoneChange::KeepInstants) => (0, 0),
        Some(ZoneChange::KeepTimes) => keep_times(tx, staff, posts, [&before, &after], now).await?,
    };
    unit.commit().await?;
    Ok(ProjectSaved {
        basics,
        moved,
        passed,
    })
}

/// What a field is to hold that was `seen` before somebody typed.
fn meant(typed: String, seen: Option<&String>, now: &str) -> Result<String, Problem> {
    match seen {
        Some(seen) if typed == *seen => Ok(now.to_owned()),
        Some(seen) if now != *seen && now != typed => Err(Problem::Changed(now.to_owned())),
        _ => Ok(typed),
    }
}

/// The posts that are still ahead and may be moved: what is out, on its way or over stays where it is.
pub(crate) async fn ahead<R: Read + ?Sized>(
    db: &mut R,
    project: ProjectId,
    now: UnixMillis,
) -> Result<Vec<Post>, Failure> {
    let mut posts = db
        .posts_between(project, now.plus(1), UnixMillis(i64::MAX))
        .await?;
    posts.retain(|post| review::unpublished(post).is_ok());
    Ok(posts)
}

/// Moves each post to the same date and time of day in the new zone. Gives how many moved to another instant, and how many
/// of these have passed by that.
async fn keep_times<W: Write + ?Sized>(
    tx: &mut W,
    staff: &Staff,
    posts: Vec<Post>,
    [before, after]: [&Project; 2],
    now: UnixMillis,
) -> Result<(usize, usize), Failure> {
    let (old, new) = (
        dates::known_zone(&before.time_zone),
        dates::known_zone(&after.time_zone),
    );
    let (mut moved, mut passed) = (0, 0);
    for mut post in posts {
        let Some(from) = post.scheduled_at else { continue };
        let field = |problem| Failure::field(Field::TimeZone, problem);
        let to = dates::in_zone(from, &old, &new).map_err(field)?;
        if to == from {
            continue;
        }
        moved += 1;
        passed += usize::from(to <= now);
        let what = What::PostMoved {
            from: dates::told(Some(from), &old),
            to: dates::told(Some(to), &new),
        };
        let event = staff.event(&what, now).post(&post);
        way_out(tx, &mut post, Dated(Some(to)), now).await?;
        post.scheduled_at = Some(to);
        let seal = tx.save_post(&post).await?;
        tx.append_event(event.seals([seal]).done()).await?;
    }
    Ok((moved, passed))
}
