//! A post as what the composer saves, and its pictures.

use super::upload::Sending;
use domain::{
    MediaId,
    views::{
        Picture,
        planner::{Draft, DraftMedia, PostDetail},
    },
};
use leptos::prelude::*;

/// A picture of the post, there or on its way.
#[derive(Clone)]
pub struct Item {
    pub key: usize,
    pub name: String,
    pub alt: ArcRwSignal<String>,
    pub sending: ArcRwSignal<Sending>,
}

impl Item {
    /// The picture, once it has arrived.
    #[must_use]
    pub fn arrived(&self) -> Option<(MediaId, Picture)> {
        match self.sending.get() {
            Sending::Done(uploaded) => Some((uploaded.id, uploaded.picture)),
            Sending::Percent(_) | Sending::Failed(_) => None,
        }
    }
}

/// The pictures of a draft among those that are known, each with what was typed about it.
pub fn pairs_of<'a>(
    media: &'a [DraftMedia],
    known: &'a [(MediaId, Picture)],
) -> impl Iterator<Item = (&'a DraftMedia, &'a Picture)> {
    let of = |media: &'a DraftMedia| {
        let mut of = known.iter().filter(|(id, _)| *id == media.id);
        of.next().map(|(_, picture)| (media, picture))
    };
    media.iter().filter_map(of)
}

/// The pictures of a draft, each with what was typed about it. Their keys begin with `first`.
#[must_use]
pub fn items_of(media: &[DraftMedia], known: &[(MediaId, Picture)], first: usize) -> Vec<Item> {
    let pairs = pairs_of(media, known).enumerate();
    let item = |(n, (media, picture)): (usize, (&DraftMedia, &Picture))| Item {
        key: first + n,
        name: crate::words::composer::picture(n + 1),
        alt: ArcRwSignal::new(media.alt.clone()),
        sending: ArcRwSignal::new(Sending::done(media.id, picture.clone())),
    };
    pairs.map(item).collect()
}

/// A post as it stands, as what the composer saves.
#[must_use]
pub fn draft_of(detail: &PostDetail) -> Draft {
    let content = &detail.content;
    let when = detail.card.when.as_ref();
    let (date, time) = when
        .map(|w| (w.day.date.to_string(), w.time.clone()))
        .unwrap_or_default();
    Draft {
        post: Some((detail.card.id, detail.card.version)),
        caption: content.caption.clone(),
        channels: content.channels.clone(),
        variants: content.variants.clone(),
        media: content
            .media
            .iter()
            .map(|m| DraftMedia {
                id: m.id,
                alt: m.alt.clone(),
            })
            .collect(),
        date,
        time,
        turn: when.and_then(|w| w.twin.as_ref()).map(|twin| twin.turn),
        campaign: detail.card.campaign.clone(),
        creator_note: detail.creator_note.clone(),
        request_key: None,
        zone: None,
    }
}
