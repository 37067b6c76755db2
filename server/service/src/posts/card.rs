//! How a post is shown in lists.

use crate::{
    dates,
    media::{Audience, picture},
    model::{Channel, Project},
};
use domain::{
    UnixMillis,
    post::{self, Post, title_of},
    review::unpublished,
    views::{Unnamed, planner::Card},
};
use jiff::tz::TimeZone;

/// What cards of one project have in common.
pub(crate) struct Cards<'a> {
    pub project: &'a Project,
    pub channels: &'a [Channel],
    pub zone: TimeZone,
    pub now: UnixMillis,
}

impl<'a> Cards<'a> {
    pub(crate) fn new(project: &'a Project, channels: &'a [Channel], now: UnixMillis) -> Self {
        Self {
            project,
            channels,
            zone: dates::known_zone(&project.time_zone),
            now,
        }
    }

    pub(crate) fn card(&self, post: &Post) -> Card {
        let content = &post.revision.content;
        let used: Vec<&Channel> = content
            .channels
            .iter()
            .filter_map(|id| self.channels.iter().find(|c| c.id == *id))
            .collect();
        let mut platforms: Vec<_> = used.iter().map(|c| c.platform).collect();
        platforms.sort_unstable();
        platforms.dedup();
        let when = post.scheduled_at.map(|at| dates::when(at, &self.zone, self.now));
        let title = title_of(content);
        let unnamed = title.is_empty().then(|| Unnamed {
            pictures: content.media.len(),
            networks: platforms.clone(),
            day: when.as_ref().map(|when| when.day),
        });
        Card {
            id: post.id,
            version: post.version,
            status: post::status(post, self.project.requires_approval, self.now),
            when,
            title,
            unnamed,
            platforms,
            handles: used.iter().map(|c| c.handle_of(post).to_owned()).collect(),
            thumbnail: content
                .media
                .first()
                .map(|m| picture(m, Audience::Staff).thumbnail),
            campaign: post.campaign.clone(),
            open: unpublished(post).is_ok(),
        }
    }
}
