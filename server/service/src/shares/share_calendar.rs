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
    shares,
};
use domain::{
    Failure, Field, Problem, Refusal, RequestKey, UnixMillis,
    audit::What,
    civil::Date,
    rules,
    share::{Ending, SeenShare, Share, ShareOptions},
    staff::Permission,
    views::share::{ActiveShare, PasswordChoice, ShareForm, ShareTarget},
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
/// Fields; [`Failure::NotFound`]; [`Refusal::ShareEnded`]; [`Refusal::ShareChanged`]; [`Refusal::AlreadyMade`]. What is
/// refused changes nothing.
pub async fn share_calendar(
    services: &Services,
    staff: &Staff,
    target: ShareTarget,
    form: ShareForm,
    key: Option<RequestKey>,
) -> Result<ActiveShare, Failure> {
    staff.require(Permission::CreateLinks)?;
    let once = Once::new(key, &(target, &form.options));
    for _ in 0..ROUNDS {
        let before = once.before(&mut *services.store.read().await?, staff).await?;
        let target = match before.map(|before| before.made) {
            None => target,
            Some(Made::Share(seen)) => ShareTarget::Existing(seen),
            Some(_) => return Err(already_made()),
        };
        match share(services, staff, target, form.clone(), (once, before)).await {
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
async fn share(
    services: &Services,
    staff: &Staff,
    target: ShareTarget,
    form: ShareForm,
    (once, known): (Once, Option<Before>),
) -> Result<Option<ActiveShare>, Failure> {
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let (project, seen, fresh) = match target {
        ShareTarget::New { project, replaces } => (project, replaces, true),
        ShareTarget::Existing(seen) => {
            let share = shares::find(&mut *db, staff, seen.id).await?;
            share.require_active()?;
            (share.project_id, Some(seen), false)
        }
    };
    let project = projects::find(&mut *db, staff, project).await?;
    let before = current(&mut *db, &project, seen).await?;
    let locked = match &form.password {
        PasswordChoice::Keep => before.as_ref().is_some_and(|share| share.locked),
        PasswordChoice::Remove => false,
        PasswordChoice::Generate | PasswordChoice::Custom(_) => true,
    };
    let options = checked(&mut *db, &project, &form.options, locked).await?;
    drop(db);
    let password = password(services, staff, &project, form.password).await?;
    let share = match before.filter(|_| !fresh) {
        Some(share) => Share { options, ..share },
        None => Share {
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
    let (id, token) = (share.id, shares::token(services, share.id));
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
        add(tx, staff, before, &share, &password, &token, now).await?;
    } else if known.is_none() || !stands(before.as_ref(), &share, &password) {
        change(tx, staff, &share, &password, now).await?;
    }
    let left = tx.share(id).await?.ok_or(Failure::NotFound)?;
    once.keep(tx, staff, Made::Share(left.seen()), now).await?;
    unit.commit().await?;
    let mut shown = shares::show_sharing::active(services, staff, id).await?;
    shown.password = shown_once;
    Ok(Some(shown))
}

/// Whether a link is already as it is asked for, and no password has to be shown.
fn stands(now: Option<&Share>, asked: &Share, password: &Password) -> bool {
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
    seen: Option<SeenShare>,
) -> Result<Option<Share>, Failure> {
    let share = db.active_share(project.id).await?;
    if share.as_ref().map(Share::seen) == seen {
        Ok(share)
    } else {
        Err(Refusal::ShareChanged.into())
    }
}

async fn add(
    tx: &mut dyn Write,
    staff: &Staff,
    before: Option<Share>,
    share: &Share,
    password: &Password,
    token: &Token,
    now: UnixMillis,
) -> Result<(), Failure> {
    let mut kept = None;
    let replaced = before.as_ref().map(|old| old.id);
    if let Some(mut old) = before {
        kept = tx.share_password(old.id).await?;
        old.ended = Some((now, Ending::Replaced));
        tx.save_share(&old).await?;
        tx.end_share_sessions(old.id).await?;
    }
    let hash = match password {
        Password::Set { hash, .. } => Some(hash),
        Password::Keep => kept.as_ref(),
        Password::Remove => None,
    };
    tx.add_share(share, token.hash(), hash).await?;
    let options = share.options.clone();
    let what = What::CalendarShared {
        password: password.as_str(kept.is_some()).to_owned(),
        from: options.from.unwrap_or_default(),
        to: options.to.unwrap_or_default(),
        channels: options.channels.len(),
        captions: options.captions,
        embeddable: options.embeddable,
        replaces: replaced,
    };
    let event = staff.event(&what, now).share(share);
    tx.append_event(event.done()).await.map(|_| ())
}

async fn change(
    tx: &mut dyn Write,
    staff: &Staff,
    share: &Share,
    password: &Password,
    now: UnixMillis,
) -> Result<(), Failure> {
    let mut changed = share.clone();
    let hash = match password {
        Password::Keep => None,
        Password::Remove => changed.locked.then_some(None),
        Password::Set { hash, .. } => Some(Some(hash)),
    };
    if let Some(hash) = hash {
        changed.generation += 1;
        tx.set_share_password(changed.id, hash).await?;
        tx.end_share_sessions(changed.id).await?;
        guard::forgive_share(tx, changed.id).await?;
    }
    tx.save_share(&changed).await?;
    let options = changed.options.clone();
    let what = What::ShareChanged {
        password: password.as_str(changed.locked).to_owned(),
        from: options.from.unwrap_or_default(),
        to: options.to.unwrap_or_default(),
        channels: options.channels.len(),
        captions: options.captions,
        embeddable: options.embeddable,
    };
    let event = staff.event(&what, now).share(&changed);
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
    typed: &ShareOptions,
    locked: bool,
) -> Result<ShareOptions, Failure> {
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
    Ok(ShareOptions {
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
