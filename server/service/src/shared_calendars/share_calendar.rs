//! Sharing a project's calendar, and changing what is shown.

use crate::{
    Services,
    actor::Staff,
    dates::in_reach,
    model::{Made, PasswordHash, Project},
    once::{Before, Once, ROUNDS, already_made},
    ports::{Read, Write},
    projects,
    secrets::{Token, guard, password, readable_password},
    shared_calendars,
};
use domain::{
    Failure, Field, Problem, Refusal, RequestKey, UnixMillis,
    audit::What,
    civil::Date,
    rules,
    shared_calendar::{Ending, SeenSharedCalendar, SharedCalendar, SharedCalendarOptions},
    staff::Permission,
    views::shared_calendar::{
        ActiveSharedCalendar, PasswordChoice, SharedCalendarForm, SharedCalendarTarget,
    },
};

/// What becomes of the password.
enum Password {
    Keep,
    Remove,
    Set { typed: String, hash: PasswordHash },
}

impl Password {
    /// The word in the log, after what there was before.
    const fn as_str(&self, before: bool) -> &'static str {
        match self {
            Self::Set { .. } => "set",
            Self::Keep if before => "kept",
            Self::Remove if before => "removed",
            Self::Keep | Self::Remove => "none",
        }
    }
}

/// Makes a new link, whose predecessor is dead at once and whose password may be kept, or changes one that keeps its
/// address. Under one key that is done once: the request sent again is a change of what it made, or of what it changed.
///
/// # Errors
/// Fields; [`Failure::NotFound`]; [`Refusal::SharedCalendarEnded`]; [`Refusal::SharedCalendarChanged`]; [`Refusal::AlreadyMade`]. What is
/// refused changes nothing.
pub async fn share_calendar(
    services: &Services,
    staff: &Staff,
    target: SharedCalendarTarget,
    form: SharedCalendarForm,
    key: Option<RequestKey>,
) -> Result<ActiveSharedCalendar, Failure> {
    staff.require(Permission::CreateLinks)?;
    let once = Once::new(key, &(target, &form.options));
    for _ in 0..ROUNDS {
        let before = once.before(&mut *services.store.read().await?, staff).await?;
        let target = match before.map(|before| before.made) {
            None => target,
            Some(Made::SharedCalendar(seen)) => SharedCalendarTarget::Existing(seen),
            Some(_) => return Err(already_made()),
        };
        match put(services, staff, target, form.clone(), (once, before)).await {
            Ok(Some(shared)) => return Ok(shared),
            Ok(None) => {}
            Err(failure) => {
                // What it met may be the work of its twin.
                let now = once.before(&mut *services.store.read().await?, staff).await?;
                if now == before {
                    return Err(failure);
                }
            }
        }
    }
    Err(Failure::Unavailable)
}

/// Does it; `None` if a twin of the request came first.
async fn put(
    services: &Services,
    staff: &Staff,
    target: SharedCalendarTarget,
    form: SharedCalendarForm,
    (once, known): (Once, Option<Before>),
) -> Result<Option<ActiveSharedCalendar>, Failure> {
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let (project, seen, fresh) = match target {
        SharedCalendarTarget::New { project, replaces } => (project, replaces, true),
        SharedCalendarTarget::Existing(seen) => {
            let calendar = shared_calendars::find(&mut *db, staff, seen.id).await?;
            calendar.require_active()?;
            (calendar.project_id, Some(seen), false)
        }
    };
    let project = projects::find(&mut *db, staff, project).await?;
    let before = current(&mut *db, &project, seen).await?;
    let locked = match &form.password {
        PasswordChoice::Keep => before.as_ref().is_some_and(|calendar| calendar.locked),
        PasswordChoice::Remove => false,
        PasswordChoice::Generate | PasswordChoice::Custom(_) => true,
    };
    let options = checked(&mut *db, &project, &form.options, locked).await?;
    drop(db);
    let password = password(services, staff, &project, form.password).await?;
    let calendar = match before.filter(|_| !fresh) {
        Some(calendar) => SharedCalendar { options, ..calendar },
        None => SharedCalendar {
            id: services.id(),
            workspace_id: project.workspace_id,
            project_id: project.id,
            options,
            locked,
            generation: 1,
            created_by: staff.user.id,
            created_at: now,
            ended: None,
            version: 1,
        },
    };
    let (id, token) = (calendar.id, shared_calendars::token(services, calendar.id));
    let shown_once = match &password {
        Password::Set { typed, .. } => Some(typed.clone()),
        Password::Keep | Password::Remove => None,
    };
    let mut unit = services.begin(staff.asking(Permission::CreateLinks)?).await?;
    let tx = unit.tx();
    if once.before(tx, staff).await? != known {
        return Ok(None);
    }
    projects::find(tx, staff, project.id).await?;
    let before = current(tx, &project, seen).await?;
    if fresh {
        add(tx, staff, before, &calendar, &password, &token, now).await?;
    } else if known.is_none() || !stands(before.as_ref(), &calendar, &password) {
        change(tx, staff, &calendar, &password, now).await?;
    }
    let left = tx.shared_calendar(id).await?.ok_or(Failure::NotFound)?;
    once.keep(tx, staff, Made::SharedCalendar(left.seen()), now)
        .await?;
    unit.commit().await?;
    let mut shown = shared_calendars::show_shared_calendar_settings::active(services, staff, id).await?;
    shown.password = shown_once;
    Ok(Some(shown))
}

/// Whether a link is already as it is asked for, and no password has to be shown.
fn stands(now: Option<&SharedCalendar>, asked: &SharedCalendar, password: &Password) -> bool {
    let quiet = match password {
        Password::Keep => true,
        Password::Remove => !asked.locked,
        Password::Set { .. } => false,
    };
    quiet && now.is_some_and(|now| now.options == asked.options)
}

/// The link that works now, if it is what was seen.
async fn current<R: Read + ?Sized>(
    db: &mut R,
    project: &Project,
    seen: Option<SeenSharedCalendar>,
) -> Result<Option<SharedCalendar>, Failure> {
    let calendar = db.active_shared_calendar(project.id).await?;
    if calendar.as_ref().map(SharedCalendar::seen) == seen {
        Ok(calendar)
    } else {
        Err(Refusal::SharedCalendarChanged.into())
    }
}

async fn add(
    tx: &mut dyn Write,
    staff: &Staff,
    before: Option<SharedCalendar>,
    calendar: &SharedCalendar,
    password: &Password,
    token: &Token,
    now: UnixMillis,
) -> Result<(), Failure> {
    let mut kept = None;
    let replaced = before.as_ref().map(|old| old.id);
    if let Some(mut old) = before {
        kept = tx.shared_calendar_password(old.id).await?;
        old.ended = Some((now, Ending::Replaced));
        tx.save_shared_calendar(&old).await?;
        tx.end_shared_calendar_sessions(old.id).await?;
    }
    let hash = match password {
        Password::Set { hash, .. } => Some(hash),
        Password::Keep => kept.as_ref(),
        Password::Remove => None,
    };
    tx.add_shared_calendar(calendar, token.hash(), hash).await?;
    let options = calendar.options.clone();
    let what = What::CalendarShared {
        password: password.as_str(kept.is_some()).to_owned(),
        from: options.from.unwrap_or_default(),
        to: options.to.unwrap_or_default(),
        channels: options.channels.len(),
        captions: options.captions,
        embeddable: options.embeddable,
        replaces: replaced,
    };
    let event = staff.event(&what, now).shared_calendar(calendar);
    tx.append_event(event.done()).await.map(|_| ())
}

async fn change(
    tx: &mut dyn Write,
    staff: &Staff,
    calendar: &SharedCalendar,
    password: &Password,
    now: UnixMillis,
) -> Result<(), Failure> {
    let mut changed = calendar.clone();
    let hash = match password {
        Password::Keep => None,
        Password::Remove => changed.locked.then_some(None),
        Password::Set { hash, .. } => Some(Some(hash)),
    };
    if let Some(hash) = hash {
        changed.generation += 1;
        tx.set_shared_calendar_password(changed.id, hash).await?;
        tx.end_shared_calendar_sessions(changed.id).await?;
        guard::forgive_shared_calendar(tx, changed.id).await?;
    }
    tx.save_shared_calendar(&changed).await?;
    let options = changed.options.clone();
    let what = What::SharedCalendarChanged {
        password: password.as_str(changed.locked).to_owned(),
        from: options.from.unwrap_or_default(),
        to: options.to.unwrap_or_default(),
        channels: options.channels.len(),
        captions: options.captions,
        embeddable: options.embeddable,
    };
    let event = staff.event(&what, now).shared_calendar(&changed);
    tx.append_event(event.done()).await.map(|_| ())
}

async fn password(
    services: &Services,
    staff: &Staff,
    project: &Project,
    choice: PasswordChoice,
) -> Result<Password, Failure> {
    let typed = match choice {
        PasswordChoice::Keep => return Ok(Password::Keep),
        PasswordChoice::Remove => return Ok(Password::Remove),
        PasswordChoice::Generate => readable_password(&*services.random),
        PasswordChoice::Custom(typed) => {
            password::chosen(&typed, &[project.name.as_str(), staff.user.name.as_str()])
                .map_err(|problem| Failure::field(Field::Password, problem))?
        }
    };
    let hash = services.vault.hash(&typed).await?;
    Ok(Password::Set { typed, hash })
}

/// What was typed, as it is kept.
async fn checked<R: Read + ?Sized>(
    db: &mut R,
    project: &Project,
    typed: &SharedCalendarOptions,
    locked: bool,
) -> Result<SharedCalendarOptions, Failure> {
    let mut form = rules::Form::default();
    let title = if typed.title.trim().is_empty() {
        Ok(project.name.clone())
    } else {
        rules::name(&typed.title)
    };
    let title = form.take(Field::Name, title);
    let from = form.take(Field::From, day(typed.from.as_deref()));
    let to = form.take(Field::To, day(typed.to.as_deref()));
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        form.reject(Field::To, Problem::EndsBeforeStart);
    }
    let channels = db.channels(project.id).await?;
    if typed
        .channels
        .iter()
        .any(|id| channels.iter().all(|c| c.id != *id))
    {
        form.reject(Field::Channels, Problem::Unknown);
    }
    if let Some(id) = typed.logo
        && db
            .media(id)
            .await?
            .is_none_or(|media| media.project_id != project.id)
    {
        form.reject(Field::Logo, Problem::Unknown);
    }
    // A browser sends no cookie into a frame of another site, so the password would never be taken.
    if typed.embeddable && locked {
        form.reject(Field::Embed, Problem::NotWithPassword);
    }
    form.finish()?;
    let mut chosen = typed.channels.clone();
    chosen.sort_unstable();
    chosen.dedup();
    Ok(SharedCalendarOptions {
        from: from.map(|day| day.to_string()),
        to: to.map(|day| day.to_string()),
        channels: chosen,
        title,
        ..typed.clone()
    })
}

fn day(typed: Option<&str>) -> Result<Option<Date>, Problem> {
    match typed.map(str::trim).unwrap_or_default() {
        "" => Ok(None),
        text => {
            let day: Date = text.parse().map_err(|_| Problem::Malformed)?;
            in_reach(day.year()).map(|()| Some(day))
        }
    }
}
