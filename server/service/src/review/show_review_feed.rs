//! The posts of an approval link for the client's calendar program.

use crate::{
    Services,
    actor::{Reviewer, Subscriber},
    dates,
    model::LinkPost,
    secrets::{Token, vault::Purpose},
    shared_calendars::{sequence::sequence_of, show_shared_calendar::outline},
};
use domain::{
    Failure, LinkId, Refusal, UnixMillis,
    link::{Link, LinkStatus},
    post,
    shared_calendar::PublicStatus,
    views::shared_calendar::{Feed, FeedPost},
};

/// The link whose feed has this address. Calendar programs keep no cookies, so a key stands for the password: it dies
/// with the link, and with the password that it was made beside.
///
/// # Errors
/// [`Failure::NotFound`] for a wrong key and a revoked link; [`Refusal::LinkNotActive`] for an expired one.
pub async fn subscribe(services: &Services, id: LinkId, key: &str) -> Result<Subscriber, Failure> {
    let mut db = services.store.read().await?;
    let link = db.link(id).await?.ok_or(Failure::NotFound)?;
    if feed_key(services, &link).hash() != Token::copied(key).hash() {
        return Err(Failure::NotFound);
    }
    match link.status(services.clock.now()) {
        LinkStatus::Active => Ok(Subscriber { link }),
        LinkStatus::Revoked => Err(Failure::NotFound),
        LinkStatus::Expired => Err(Refusal::LinkNotActive(LinkStatus::Expired).into()),
    }
}

/// The dated posts of the link, and the first instant at which time alone changes them.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn show_review_feed(
    services: &Services,
    subscriber: &Subscriber,
) -> Result<(Feed, UnixMillis), Failure> {
    let (link, now) = (&subscriber.link, services.clock.now());
    let mut db = services.store.read().await?;
    let project = db.project(link.project_id).await?.ok_or(Failure::NotFound)?;
    let channels = db.channels(project.id).await?;
    let zone = dates::known_zone(&project.time_zone);
    let entries = db.link_posts(link.id).await?;
    let sequence = sequence_of(&db.event_counts_on_link(link.id).await?, 0);
    let mut posts = Vec::new();
    let mut until = link.expires_at;
    for post in db.posts_on_link(link.id).await? {
        // A revision that the client was not sent is not told either.
        let sent = |entry: &LinkPost| entry.post_id == post.id && entry.revision_id == post.revision.id;
        let status = post::status(&post, project.requires_approval, now);
        let (Some(at), Some(status)) = (
            post.scheduled_at.filter(|_| entries.iter().any(sent)),
            PublicStatus::of(status, post.scheduled_at, now),
        ) else {
            continue;
        };
        // What is no plan any more is hidden from then on.
        if let Some(end) = status.until(at) {
            until = until.min(end);
        }
        let used = post.revision.content.channels.iter();
        let used = used.filter_map(|id| channels.iter().find(|channel| channel.id == *id));
        let sequence = sequence(post.id);
        let post = outline(&post, status, dates::when(at, &zone, now), used, true);
        posts.push((at, FeedPost { post, sequence }));
    }
    posts.sort_by_key(|(at, entry)| (*at, entry.post.id));
    let feed = Feed {
        title: link.title.clone(),
        time_zone: project.time_zone,
        posts: posts.into_iter().map(|(_, entry)| entry).collect(),
    };
    Ok((feed, until))
}

/// The address of the feed for who unlocked the link.
#[must_use]
pub fn feed_address(services: &Services, reviewer: &Reviewer) -> String {
    let key = feed_key(services, &reviewer.link);
    format!(
        "{}/review/{}/calendar.ics?key={}",
        services.base_url,
        reviewer.link.id,
        key.reveal()
    )
}

/// What stands for the password in the address of the feed.
fn feed_key(services: &Services, link: &Link) -> Token {
    let subject = format!("{}:{}", link.id, link.generation);
    services.vault.derive(Purpose::ReviewFeed, &subject)
}
