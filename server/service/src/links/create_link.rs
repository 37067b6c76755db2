//! Creating an approval link.

use crate::{
    Services,
    actor::Staff,
    links::{expiry, issued, keys},
    model::{LinkPost, LinkSecrets},
    ports::store::transact,
    posts,
    projects::{self, add_approver},
};
use domain::{
    Failure, Field, Problem,
    audit::Kind,
    link::{Link, VALIDITY},
    review::{self, Event},
    rules::{self, LINK_POSTS_MAX, NOTE_MAX},
    staff::Permission,
    views::links::{ApproverChoice, Issued, NewLink},
};
use futures::FutureExt;

/// Puts posts, at their current revisions, on a new link. Address and password are in the answer and nowhere else.
///
/// # Errors
/// Fields; a refused password creates nothing; [`domain::Refusal::AlreadyDecided`] and the like for a post that cannot be asked about.
pub async fn create_link(services: &Services, staff: &Staff, input: NewLink) -> Result<Issued, Failure> {
    staff.require(Permission::CreateLinks)?;
    let now = services.clock.now();
    let mut db = services.store.read().await?;
    let project = projects::find(&mut *db, staff, input.project).await?;
    let (approver, fresh) = match &input.approver {
        ApproverChoice::Known(id) => {
            let found = db.approver(*id).await?.filter(|a| a.project_id == project.id);
            (
                found.ok_or_else(|| Failure::field(Field::Approver, Problem::Unknown))?,
                false,
            )
        }
        ApproverChoice::New(typed) => (add_approver::checked(services, project.id, typed)?, true),
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
    let all = (staff.clone(), link, input.posts, approver, secrets);
    transact(
        &*services.store,
        all,
        move |(staff, link, ids, approver, secrets), tx| {
            async move {
                staff.confirm(tx, Permission::CreateLinks).await?;
                if fresh {
                    add_approver::put(tx, staff, approver).await?;
                }
                tx.add_link(link, token, secrets).await?;
                for (position, id) in (0..).zip(ids) {
                    let mut post = posts::find(tx, staff, *id).await?;
                    if post.project_id != link.project_id
                        || ids.iter().filter(|other| *other == id).count() > 1
                    {
                        return Err(Failure::field(Field::Posts, Problem::Unknown));
                    }
                    (post.review, post.decided) = review::apply(&post, &Event::Request, now)?;
                    tx.save_post(&post).await?;
                    let entry = LinkPost {
                        link_id: link.id,
                        post_id: *id,
                        revision_id: post.revision.id,
                        previous_revision_id: None,
                        position,
                    };
                    tx.put_link_post(&entry).await?;
                }
                let event = staff
                    .event(Kind::LinkCreated, now)
                    .link(link)
                    .fact("approver", &approver.name);
                tx.append_event(event.fact("posts", ids.len()).done()).await?;
                Ok(())
            }
            .boxed()
        },
    )
    .await?;
    Ok(answer)
}
