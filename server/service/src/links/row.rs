//! How a link and its posts are shown in lists.

use crate::{
    dates,
    model::{LinkSummary, Project},
    posts::{card::Cards, fit::misfits_of},
    projects,
};
use domain::{
    UnixMillis,
    post::Post,
    time::DAY,
    views::links::{LinkRow, OfferedPost},
};

pub(crate) fn row(summary: &LinkSummary, project: &Project, now: UnixMillis) -> LinkRow {
    let zone = dates::known_zone(&project.time_zone);
    let when = |at| dates::when(at, &zone, now);
    let link = &summary.link;
    LinkRow {
        id: link.id,
        title: link.title.clone(),
        project: projects::item(project),
        approver: summary.approver_name.clone(),
        approver_email: summary.approver_email.clone(),
        created_by: summary.created_by_name.clone(),
        status: link.status(now),
        verdicts: summary.verdicts.clone(),
        created: when(link.created_at),
        expires: when(link.expires_at),
        expires_in_days: (link.expires_at.since(now) + DAY - 1).div_euclid(DAY),
        last_activity: summary.last_activity_at.map(when),
        opened: summary.opened_at.map(when),
        asked: link.asked_at.map(when),
    }
}

/// A post in the list of a link's.
pub(crate) fn offered(cards: &Cards<'_>, post: &Post) -> OfferedPost {
    let card = cards.card(post);
    let media = post.revision.content.media.iter();
    OfferedPost {
        id: card.id,
        title: card.title,
        unnamed: card.unnamed,
        when: card.when,
        status: card.status,
        stills: media.filter(|media| media.still_of_animation).count(),
        misfits: misfits_of(post, cards.channels),
    }
}
