//! Creating an approval link.

use crate::{
    Services,
    actor::Staff,
    links::{self, expiry, issued, keys, regenerate_link, revoke_link},
    model::{Approver, LinkPost, LinkSecrets, Made},
    once::{Before, Once, ROUNDS, already_made},
    ports::Write,
    posts::{self, fit::require_fit},
    projects::{self, add_approver},
    review::ask,
};
use domain::{
    Failure, Field, Problem, ProjectId, Refusal, UnixMillis,
    audit::What,
    link::{Link, VALIDITY},
    rules::{self, LINK_POSTS_MAX, NOTE_MAX},
    staff::Permission,
    views::links::{ApproverChoice, Issued, NewLink},
};

/// Puts posts, at their current revisions, on a new link. Address and password are in the answer and nowhere else.
///
/// Under one key there is one link. Those of a lost answer were seen by nobody, so the same request gives it new ones;
/// a request that asks for something else ends it and makes another.
///
/// # Errors
/// Fields; a refused password creates nothing; [`Refusal::AlreadyDecided`] and the like for a post that cannot be asked
/// about; [`Refusal::AlreadyMade`] if a colleague has changed the link since.
pub async fn create_link(services: &Services, staff: &Staff, input: NewLink) -> Result<Issued, Failure> {
    staff.require(Permission::CreateLinks)?;
    let asked = NewLink {
        password: None,
        request_key: None,
        ..input.clone()
    };
    let once = Once::new(input.request_key, &asked);
    for _ in 0..ROUNDS {
        let before = once.before(&mut *services.store.read().await?, staff).await?;
        let issued = match before {
            Some(before) if before.same => again(services, staff, &input, (once, before)).await?,
            _ => make(services, staff, input.clone(), (once, before)).await?,
        };
        if let Some(issued) = issued {
            return Ok(issued);
        }
    }
    Err(Failure::Unavailable)
}

/// The link of the same request, with a new address and password; `None` if a twin of the request came first.
async fn again(
    services: &Services,
    staff: &Staff,
    input: &NewLink,
    request: (Once, Before),
) -> Result<Option<Issued>, Failure> {
    let Made::Link(id, _) = request.1.made else {
        return Err(already_made());
    };
    let renewed = regenerate_link::renew(services, staff, id, input.password.as_deref(), Some(request)).await;
    match renewed {
        Err(Failure::Refused(Refusal::LinkNotActive(_))) => Err(already_made()),
        other => other,
    }
}

/// Ends the link that an earlier request with the same key made, and nobody has seen.
async fn end_unseen(
    tx: &mut dyn Write,
    staff: &Staff,
    before: Before,
    now: UnixMillis,
) -> Result<(), Failure> {
    let Made::Link(id, generation) = before.made else {
        return Err(already_made());
    };
    let link = links::find(tx, staff, id).await?;
    if link.generation != generation || link.require_active(now).is_err() {
        return Err(already_made());
    }
    revoke_link::revoke(tx, staff, link, now).await
}

/// Makes a link, in place of what an earlier request made; `None` if a twin of the request came first.
async fn make(
    services: &Services,
    staff: &Staff,
    input: NewLink,
    (once, before): (Once, Option<Before>),
) -> Result<Option<Issued>, Failure> {
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let project = projects::find(&mut *db, staff, input.project).await?;
    let (approver, fresh) = match &input.approver {
        ApproverChoice::Known(id) => {
            let found = db.approver(*id).await?.filter(|a| asked(a, project.id));
            (
                found.ok_or_else(|| Failure::field(Field::Approver, Problem::Unknown))?,
                false,
            )
        }
        ApproverChoice::New(typed) => {
            let new = add_approver::checked(services, project.id, typed)?;
            let added = match before.map(|before| before.made) {
                Some(Made::Link(id, _)) => {
                    let link = links::find(&mut *db, staff, id).await?;
                    db.approver(link.approver_id).await?
                }
                _ => None,
            };
            let told = |a: &Approver| (a.name.clone(), a.email.clone(), a.phone.clone());
            match added.filter(|added| told(added) == told(&new)) {
                Some(added) => (added, false),
                None => (new, true),
            }
        }
    };
    drop(db);
    let mut form = rules::Form::default();
    let title = if input.title.trim().is_empty() {
        Ok(project.name.clone())
    } else {
        rules::name(&input.title)
    };
    let title = form.take(Field::LinkTitle, title);
    let message = form.take(Field::Message, rules::text(&input.message, NOTE_MAX));
    if input.posts.is_empty() {
        form.reject(Field::Posts, Problem::Required);
    } else if input.posts.len() > LINK_POSTS_MAX {
        form.reject(Field::Posts, Problem::TooMany(LINK_POSTS_MAX));
    }
    form.finish()?;
    let workspace = staff.user.workspace_id;
    let context = [
        project.name.as_str(),
        approver.name.as_str(),
        approver.email.as_str(),
        staff.user.name.as_str(),
    ];
    let keys = keys(services, input.password.as_deref(), &context).await?;
    let link = Link {
        id: services.id(),
        workspace_id: workspace,
        project_id: project.id,
        approver_id: approver.id,
        title,
        message,
        created_by: staff.user.id,
        created_at: now,
        expires_at: now.plus(VALIDITY),
        revoked_at: None,
        generation: 1,
        asked_at: None,
    };
    let (token, secrets) = (
        keys.token.hash(),
        LinkSecrets {
            password: keys.hash.clone(),
        },
    );
    let expires = expiry(&link, &project, now);
    let answer = issued(services, link.id, keys, &approver, &project, expires);
    let (ids, anyway) = (input.posts, input.anyway);
    let mut unit = services.begin(staff.asking(Permission::CreateLinks)?).await?;
    let tx = unit.tx();
    if once.before(tx, staff).await? != before {
        return Ok(None);
    }
    if let Some(before) = before {
        end_unseen(tx, staff, before, now).await?;
    }
    projects::find(tx, staff, link.project_id).await?;
    if fresh {
        add_approver::put(tx, staff, &approver).await?;
    } else if !tx
        .approver(approver.id)
        .await?
        .is_some_and(|a| asked(&a, link.project_id))
    {
        return Err(Failure::field(Field::Approver, Problem::Unknown));
    }
    tx.add_link(&link, token, &secrets).await?;
    let (mut asked, mut seals) = (Vec::new(), Vec::new());
    for (position, id) in (0..).zip(&ids) {
        let found = match posts::find(tx, staff, *id).await {
            Ok(post) => Some(post).filter(|post| post.project_id == link.project_id),
            // Deleted since it was selected.
            Err(Failure::NotFound) => None,
            Err(failure) => return Err(failure),
        };
        let once = ids.iter().filter(|other| *other == id).count() == 1;
        let mut post = found
            .filter(|_| once)
            .ok_or_else(|| Failure::field(Field::Posts, Problem::Unknown))?;
        ask(tx, &mut post, link.approver_id, now).await?;
        seals.push(tx.save_post(&post).await?);
        let entry = LinkPost {
            link_id: link.id,
            post_id: *id,
            revision_id: post.revision.id,
            previous_revision_id: None,
            position,
        };
        tx.put_link_post(&entry).await?;
        asked.push(post);
    }
    let channels = tx.channels(link.project_id).await?;
    let unfit = require_fit(&asked, &channels, anyway)?;
    let what = What::LinkCreated {
        approver: approver.name.clone(),
        posts: ids.len(),
        unfit,
    };
    let event = staff.event(&what, now).link(&link).seals(seals);
    tx.append_event(event.done()).await?;
    once.keep(tx, staff, Made::Link(link.id, link.generation), now)
        .await?;
    unit.commit().await?;
    Ok(Some(answer))
}

/// Whether the approver can be asked about posts of that project.
fn asked(approver: &Approver, project: ProjectId) -> bool {
    approver.project_id == project && approver.removed_at.is_none()
}
