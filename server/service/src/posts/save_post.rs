//! Saving the composer.

use crate::{
    Services,
    actor::Staff,
    dates,
    model::{Made, Project},
    once::{Once, already_made},
    ports::Write,
    posts, projects,
};
use domain::{
    Failure, Field, PostId, Problem, ProjectId, Refusal, UnixMillis,
    audit::What,
    post::{Content, DEFAULT_TIME, MediaRef, Post, Publication, Revision, Variant},
    publication::Event::Dated,
    review::{self, Review},
    rules::{self, ALT_MAX, CAPTION_MAX, Form, MEDIA_MAX, NAME_MAX, NOTE_MAX},
    staff::Permission,
    views::planner::Draft,
};

/// Creates a post or changes one. A change to what a client would see makes a new revision, and review starts again.
/// Under one key there is one post: what was typed after an answer was lost becomes a change of the post that was saved.
/// Gives the post and the version that it has now.
///
/// # Errors
/// Fields; [`domain::Refusal::EditedMeanwhile`], or [`domain::Refusal::AlreadyMade`] for a post that this request made;
/// a post that is going out.
pub async fn save_post(
    services: &Services,
    staff: &Staff,
    project: ProjectId,
    draft: Draft,
) -> Result<(PostId, i64), Failure> {
    let asking = staff.asking(Permission::EditPosts)?;
    let now = services.clock.now();
    let (fresh_post, fresh_revision) = (services.id(), services.id());
    let keyless = Draft {
        request_key: None,
        ..draft.clone()
    };
    let once = Once::new(draft.request_key, &(project, keyless));
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let project = projects::find(tx, staff, project).await?;
    let draft = match saved_before(tx, staff, once, &draft).await? {
        Saved::No => draft,
        Saved::AsIs(saved) => return Ok(saved),
        Saved::Otherwise(base) => Draft {
            post: Some(base),
            ..draft
        },
    };
    let typed = check(tx, staff, &project, &draft).await?;
    let Some((id, version)) = draft.post else {
        let revision = Revision {
            id: fresh_revision,
            post_id: fresh_post,
            number: 1,
            content: typed.content,
            created_at: now,
            created_by: staff.user.id,
        };
        let post = Post {
            id: fresh_post,
            workspace_id: staff.user.workspace_id,
            project_id: project.id,
            revision,
            review: Review::NotRequested,
            decided: None,
            publication: Publication::Waiting,
            scheduled_at: typed.scheduled_at,
            campaign: typed.campaign,
            creator_note: typed.creator_note,
            created_by: staff.user.id,
            created_at: now,
            version: 1,
        };
        let seals = tx.add_post(&post).await?;
        let event = staff.event(&What::PostCreated, now).post(&post);
        tx.append_event(event.seals(seals).done()).await?;
        once.keep(tx, staff, Made::Post(fresh_post, post.version), now)
            .await?;
        unit.commit().await?;
        return Ok((fresh_post, post.version));
    };
    let mut post = posts::find(tx, staff, id).await?;
    if post.project_id != project.id {
        return Err(Failure::NotFound);
    }
    let before = post.clone();
    post.scheduled_at = typed.scheduled_at;
    post.campaign = typed.campaign;
    post.creator_note = typed.creator_note;
    let edited = typed.content != post.revision.content;
    let moved = post.scheduled_at != before.scheduled_at;
    let changed = (&post.campaign, &post.creator_note) != (&before.campaign, &before.creator_note);
    // Where nothing is to change, nobody's work is written over, whatever happened meanwhile.
    if !(edited || moved || changed) {
        once.keep(tx, staff, Made::Post(id, post.version), now).await?;
        unit.commit().await?;
        return Ok((id, post.version));
    }
    posts::same_version(&before, version)?;
    // A new time is a matter of its way out.
    if edited || changed {
        review::unpublished(&before)?;
    }
    let (mut told, mut seals) = (Vec::new(), Vec::new());
    if edited {
        // Nobody is asked about the new revision yet, and nothing of it is on its way.
        (post.review, post.decided, post.publication) = (Review::NotRequested, None, Publication::Waiting);
        post.revision = Revision {
            id: fresh_revision,
            post_id: id,
            number: post.revision.number + 1,
            content: typed.content,
            created_at: now,
            created_by: staff.user.id,
        };
        seals.push(tx.add_revision(&post.revision).await?);
        told.push(What::PostRevised);
    }
    if moved {
        let at = post.scheduled_at;
        posts::way_out(tx, &mut post, Dated(at), now).await?;
        let zone = dates::known_zone(&project.time_zone);
        told.push(What::PostMoved {
            from: dates::told(before.scheduled_at, &zone),
            to: dates::told(post.scheduled_at, &zone),
        });
    }
    if changed {
        told.push(What::PostChanged);
    }
    // Saving raises the version.
    let version = post.version + 1;
    once.keep(tx, staff, Made::Post(id, version), now).await?;
    seals.push(tx.save_post(&post).await?);
    for what in told {
        let event = staff.event(&what, now).post(&post).seals(seals.drain(..));
        tx.append_event(event.done()).await?;
    }
    unit.commit().await?;
    Ok((id, version))
}

/// What an earlier request with the same key saved.
enum Saved {
    /// Nothing.
    No,
    /// The same as is asked for now.
    AsIs((PostId, i64)),
    /// Something else, in this version of this post.
    Otherwise((PostId, i64)),
}

async fn saved_before(
    tx: &mut dyn Write,
    staff: &Staff,
    once: Once,
    draft: &Draft,
) -> Result<Saved, Failure> {
    let Some(before) = once.before(tx, staff).await? else {
        return Ok(Saved::No);
    };
    let Made::Post(id, version) = before.made else {
        return Err(already_made());
    };
    if before.same {
        return Ok(Saved::AsIs((id, version)));
    }
    match draft.post {
        // The rules for a change hold, from the version that this request left, or a later one that was opened since.
        Some((opened, seen)) if opened == id => Ok(Saved::Otherwise((id, version.max(seen)))),
        Some(_) => Err(already_made()),
        None => match posts::find(tx, staff, id).await {
            Ok(post) if post.version == version => Ok(Saved::Otherwise((id, version))),
            Ok(_) | Err(Failure::NotFound) => Err(already_made()),
            Err(failure) => Err(failure),
        },
    }
}

/// A draft that passed.
struct Typed {
    content: Content,
    scheduled_at: Option<UnixMillis>,
    campaign: String,
    creator_note: String,
}

async fn check(
    tx: &mut dyn Write,
    staff: &Staff,
    project: &Project,
    draft: &Draft,
) -> Result<Typed, Failure> {
    let mut form = Form::default();
    let caption = form.take(Field::Caption, rules::text(&draft.caption, CAPTION_MAX));
    if caption.is_empty() && draft.media.is_empty() {
        form.reject(Field::Caption, Problem::Required);
    }
    let known = tx.channels(project.id).await?;
    let mut channels = Vec::new();
    // A removed channel stays on the posts that had it, and is not chosen anew.
    let (had, was_due) = match draft.post {
        Some((id, _)) => {
            let before = posts::find(tx, staff, id).await?;
            (before.revision.content.channels, before.scheduled_at)
        }
        None => (Vec::new(), None),
    };
    for channel in known
        .iter()
        .filter(|c| c.removed_at.is_none() || had.contains(&c.id))
    {
        if draft.channels.contains(&channel.id) {
            channels.push(channel.id);
        }
    }
    if draft.channels.iter().any(|id| !channels.contains(id)) {
        form.reject(Field::Channels, Problem::Unknown);
    } else if channels.is_empty() {
        form.reject(Field::Channels, Problem::Required);
    }
    let mut variants = Vec::new();
    for variant in draft.variants.iter().filter(|v| channels.contains(&v.channel)) {
        let text = form.take(Field::Caption, rules::text(&variant.caption, CAPTION_MAX));
        if !text.is_empty() && text != caption {
            variants.push(Variant {
                channel: variant.channel,
                caption: text,
            });
        }
    }
    if draft.media.len() > MEDIA_MAX {
        form.reject(Field::Media, Problem::TooMany(MEDIA_MAX));
    }
    let mut media = Vec::new();
    for chosen in draft.media.iter().take(MEDIA_MAX) {
        let alt = form.take(Field::AltText, rules::text(&chosen.alt, ALT_MAX));
        let found = tx
            .media(chosen.id)
            .await?
            .filter(|m| m.workspace_id == staff.user.workspace_id);
        match found.filter(|m| m.project_id == project.id) {
            Some(m) => media.push(MediaRef {
                id: m.id,
                hash: m.hash,
                alt,
                width: m.width,
                height: m.height,
                still_of_animation: m.still_of_animation,
            }),
            None => form.reject(Field::Media, Problem::Unknown),
        }
    }
    let scheduled_at = match (draft.date.trim(), draft.time.trim()) {
        ("", "") => None,
        ("", _) => {
            form.reject(Field::Schedule, Problem::Required);
            None
        }
        (date, time) => {
            let zone = dates::known_zone(&project.time_zone);
            let place = dates::place(&zone);
            if draft.zone.as_ref().is_some_and(|seen| *seen != place) {
                // A post that exists has its time; the page that shows it as it is now is the one to change.
                if draft.post.is_some() {
                    return Err(Refusal::EditedMeanwhile.into());
                }
                form.reject(Field::Schedule, Problem::OtherZone(place));
            }
            let time = if time.is_empty() { DEFAULT_TIME } else { time };
            let planned = dates::replanned(was_due, (date, time), draft.turn, &zone);
            form.take(Field::Schedule, planned.map(|planned| Some(planned.at)))
        }
    };
    let campaign = form.take(
        Field::Campaign,
        rules::text(&draft.campaign.replace('\n', " "), NAME_MAX),
    );
    let creator_note = form.take(Field::Note, rules::text(&draft.creator_note, NOTE_MAX));
    form.finish()?;
    Ok(Typed {
        content: Content {
            caption,
            channels,
            variants,
            media,
        },
        scheduled_at,
        campaign,
        creator_note,
    })
}
