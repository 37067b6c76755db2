//! Searching a project's posts.

use crate::{Services, actor::Staff, posts::card::Cards, projects};
use domain::{
    Failure, ProjectId,
    post::Post,
    search::{self, HITS_MAX},
    staff::Permission,
    views::planner::{Found, FoundMonth},
};

/// The posts of a project, in whatever month, that hold every word of `typed`.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn search_posts(
    services: &Services,
    staff: &Staff,
    project: ProjectId,
    typed: &str,
) -> Result<Found, Failure> {
    staff.require(Permission::Look)?;
    let words = search::words(typed);
    let mut db = services.store.read().await?;
    let project = projects::find(&mut *db, staff, project).await?;
    let (posts, all) = if words.is_empty() {
        (Vec::new(), 0)
    } else {
        db.posts_holding(project.id, &words, HITS_MAX).await?
    };
    let channels = db.channels(project.id).await?;
    let cards = Cards::new(&project, &channels, services.clock.now());
    Ok(Found {
        text: typed.to_owned(),
        more: all - posts.len(),
        months: months(&cards, &posts),
    })
}

fn months(cards: &Cards<'_>, posts: &[Post]) -> Vec<FoundMonth> {
    let mut months = Vec::<FoundMonth>::new();
    for post in posts {
        let card = cards.card(post);
        let month = card.when.as_ref().map(|when| when.day.date.month());
        match months.last_mut().filter(|last| last.month == month) {
            Some(last) => last.posts.push(card),
            None => months.push(FoundMonth {
                month,
                posts: vec![card],
            }),
        }
    }
    months
}
