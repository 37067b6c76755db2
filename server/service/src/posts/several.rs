//! Several posts at once: in one unit, each read kind once. A post either is changed or stays as it is, and the answer says
//! which.

use crate::{actor::Staff, model::Project, ports::Write, posts, projects};
use domain::{
    Failure, Field, PostId, Problem, ProjectId, post::Post, review, rules::POSTS_AT_ONCE_MAX,
    views::planner::Outcomes,
};
use std::collections::{HashMap, hash_map::Entry};

/// The posts, each with its project, that are within reach and as they were seen, and may be changed; of the others, why
/// not.
///
/// # Errors
/// Too many.
pub(super) async fn find(
    tx: &mut dyn Write,
    staff: &Staff,
    seen: &[(PostId, i64)],
) -> Result<Outcomes<(Post, Project)>, Failure> {
    if seen.len() > POSTS_AT_ONCE_MAX {
        return Err(Failure::field(Field::Posts, Problem::TooMany(POSTS_AT_ONCE_MAX)));
    }
    let ids: Vec<PostId> = seen.iter().map(|(id, _)| *id).collect();
    let all = tx.posts_by_ids(&ids).await?;
    let mut within: HashMap<ProjectId, Option<Project>> = HashMap::new();
    for post in &all {
        if let Entry::Vacant(unknown) = within.entry(post.project_id) {
            unknown.insert(match projects::find(tx, staff, post.project_id).await {
                Ok(project) => Some(project),
                Err(Failure::NotFound) => None,
                Err(failure) => return Err(failure),
            });
        }
    }
    let mut all: HashMap<PostId, Post> = all.into_iter().map(|post| (post.id, post)).collect();
    let found = seen.iter().map(|(id, version)| {
        let mut found = || {
            let post = all.remove(id).ok_or(Failure::NotFound)?;
            let project = within.get(&post.project_id).cloned().flatten();
            let project = project.ok_or(Failure::NotFound)?;
            posts::same_version(&post, *version)?;
            review::unpublished(&post)?;
            Ok((post, project))
        };
        (*id, found())
    });
    Ok(found.collect())
}

/// What became of them, unless nothing was changed at all.
///
/// # Errors
/// Then, the first reason.
pub(super) fn answered<T>(outcomes: Outcomes<T>) -> Result<Outcomes<T>, Failure> {
    let none = outcomes.iter().all(|(_, outcome)| outcome.is_err());
    match outcomes.as_slice() {
        [(_, Err(first)), ..] if none => Err(first.clone()),
        _ => Ok(outcomes),
    }
}
