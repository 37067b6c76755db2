//! What is typed in the composer.

use super::upload::Sending;
use crate::pages::planner::state::Planner;
use domain::{
    ChannelId, Failure, MediaId, PostId, Refusal,
    post::{PostStatus, Variant},
    views::{
        ChannelView, Picture, Preview, When,
        planner::{Draft, DraftMedia, PostDetail},
    },
};
use leptos::prelude::*;
use std::collections::BTreeMap;

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

/// Signals of the composer, given by context.
#[derive(Clone, Copy)]
pub struct Form {
    pub offered: StoredValue<Vec<ChannelView>>,
    pub caption: RwSignal<String>,
    pub channels: RwSignal<Vec<ChannelId>>,
    pub variants: RwSignal<BTreeMap<ChannelId, String>>,
    pub media: RwSignal<Vec<Item>>,
    pub date: RwSignal<String>,
    pub time: RwSignal<String>,
    pub campaign: RwSignal<String>,
    pub note: RwSignal<String>,
    pub failure: RwSignal<Option<Failure>>,
    pub busy: RwSignal<bool>,
    /// What the server knows of the post; none for a new one.
    pub detail: RwSignal<Option<PostDetail>>,
    /// As it would be saved now.
    pub draft: Memo<Draft>,
    /// It is not what was opened.
    pub dirty: Memo<bool>,
    /// What a client would see is not what was opened.
    pub revised: Memo<bool>,
    pub read_only: bool,
}

impl Form {
    /// A new post on a date, or without one.
    #[must_use]
    pub fn blank(planner: Planner, date: String) -> Self {
        let offered = planner.calendar.with_untracked(|c| c.as_ref().map(|c| c.channels.clone()).unwrap_or_default());
        let time = if date.is_empty() { String::new() } else { "09:00".to_owned() };
        let opened = Draft { date, time, ..Draft::default() };
        Self::of(opened, Vec::new(), offered, None, !planner.can_edit)
    }

    /// A post that exists.
    #[must_use]
    pub fn opened(planner: Planner, detail: PostDetail) -> Self {
        let opened = draft_of(&detail);
        let content = &detail.content;
        let items = content.media.iter().zip(&detail.pictures).enumerate().map(|(key, (media, picture))| Item {
            key,
            name: crate::words::composer::picture(key + 1),
            alt: ArcRwSignal::new(media.alt.clone()),
            sending: ArcRwSignal::new(Sending::done(media.id, picture.clone())),
        });
        let read_only = !planner.can_edit || !detail.card.open;
        Self::of(opened, items.collect(), detail.channels.clone(), Some(detail), read_only)
    }

    fn of(opened: Draft, items: Vec<Item>, offered: Vec<ChannelView>, detail: Option<PostDetail>, read_only: bool) -> Self {
        let caption = RwSignal::new(opened.caption.clone());
        let channels = RwSignal::new(opened.channels.clone());
        let variants = opened.variants.iter().map(|v| (v.channel, v.caption.clone())).collect();
        let variants = RwSignal::new(BTreeMap::<ChannelId, String>::from_iter::<Vec<_>>(variants));
        let media = RwSignal::new(items);
        let date = RwSignal::new(opened.date.clone());
        let time = RwSignal::new(opened.time.clone());
        let campaign = RwSignal::new(opened.campaign.clone());
        let note = RwSignal::new(opened.creator_note.clone());
        let order: Vec<ChannelId> = offered.iter().map(|c| c.id).collect();
        let post = opened.post;
        let own = move |chosen: &[ChannelId]| -> Vec<Variant> {
            let typed = variants.get();
            let kept = chosen.iter().filter_map(|id| typed.get(id).map(|text| (*id, text)));
            kept.map(|(channel, caption)| Variant { channel, caption: caption.clone() }).collect()
        };
        let draft = Memo::new(move |_| {
            let picked = channels.get();
            let chosen: Vec<ChannelId> = order.iter().filter(|id| picked.contains(id)).copied().collect();
            let arrived = |item: &Item| item.arrived().map(|(id, _)| DraftMedia { id, alt: item.alt.get() });
            Draft {
                post,
                caption: caption.get(),
                variants: own(&chosen),
                channels: chosen,
                media: media.get().iter().filter_map(arrived).collect(),
                date: date.get(),
                time: time.get(),
                campaign: campaign.get(),
                creator_note: note.get(),
            }
        });
        // What was opened is put into the order of this form, so that only typing makes a difference.
        let opened = StoredValue::new(draft.get_untracked());
        let dirty = Memo::new(move |_| draft.with(|draft| opened.with_value(|opened| draft != opened)));
        let revised = Memo::new(move |_| {
            let seen = |d: &Draft| (d.caption.clone(), d.channels.clone(), d.variants.clone(), d.media.clone());
            draft.with(|draft| opened.with_value(|opened| seen(draft) != seen(opened)))
        });
        Self {
            offered: StoredValue::new(offered),
            caption,
            channels,
            variants,
            media,
            date,
            time,
            campaign,
            note,
            failure: RwSignal::new(None),
            busy: RwSignal::new(false),
            detail: RwSignal::new(detail),
            draft,
            dirty,
            revised,
            read_only,
        }
    }

    /// The form of the composer.
    #[must_use]
    pub fn current() -> Self {
        expect_context()
    }

    /// The post and the version that was opened.
    #[must_use]
    pub fn post(self) -> Option<(PostId, i64)> {
        self.draft.with_untracked(|draft| draft.post)
    }

    /// The chosen channels, in the project's order.
    #[must_use]
    pub fn chosen(self) -> Vec<ChannelView> {
        let picked = self.channels.get();
        self.offered.with_value(|all| all.iter().filter(|c| picked.contains(&c.id)).cloned().collect())
    }

    /// The words that a channel gets; without one, those for all.
    #[must_use]
    pub fn words_for(self, channel: Option<ChannelId>) -> String {
        let own = channel.and_then(|id| self.variants.with(|variants| variants.get(&id).cloned()));
        own.filter(|text| !text.trim().is_empty()).unwrap_or_else(|| self.caption.get())
    }

    /// What a channel will show.
    #[must_use]
    pub fn preview(self, channel: ChannelView) -> Preview {
        Preview { caption: self.words_for(Some(channel.id)), channel }
    }

    /// The pictures that are there, with what was typed about them.
    #[must_use]
    pub fn pictures(self) -> Vec<Picture> {
        let shown = |item: &Item| item.arrived().map(|(_, picture)| Picture { alt: item.alt.get(), ..picture });
        self.media.get().iter().filter_map(shown).collect()
    }

    /// The date and time that were typed.
    #[must_use]
    pub fn when(self, planner: Planner) -> Option<When> {
        let (date, time) = (self.date.get(), self.time.get());
        let saved = self.detail.with(|d| d.as_ref().and_then(|d| d.card.when.clone()));
        if let Some(saved) = saved.filter(|saved| saved.date == date && saved.time == time) {
            return Some(saved);
        }
        let day = short(&planner.day_label(&date));
        (!date.is_empty()).then(|| When { utc: String::new(), day, date, time, zone: String::new() })
    }

    /// Whether pictures are still on their way.
    #[must_use]
    pub fn sending(self) -> bool {
        self.media.get().iter().any(|item| matches!(item.sending.get(), Sending::Percent(_)))
    }

    /// The status of the post as it was opened.
    #[must_use]
    pub fn status(self) -> Option<PostStatus> {
        self.detail.with(|detail| detail.as_ref().map(|detail| detail.card.status))
    }

    /// Somebody else changed the post since it was opened.
    #[must_use]
    pub fn overtaken(self) -> bool {
        self.failure.with(|failure| *failure == Some(Failure::Refused(Refusal::EditedMeanwhile)))
    }
}

/// `Friday 27 November` as `Fri 27 Nov`, which is how days are written beside times.
fn short(day: &str) -> String {
    if !day.contains(' ') {
        return day.to_owned();
    }
    day.split_whitespace().map(|word| word.get(..3).unwrap_or(word)).collect::<Vec<_>>().join(" ")
}

/// A post as it stands, as what the composer saves.
#[must_use]
pub fn draft_of(detail: &PostDetail) -> Draft {
    let content = &detail.content;
    let (date, time) = detail.card.when.as_ref().map(|w| (w.date.clone(), w.time.clone())).unwrap_or_default();
    Draft {
        post: Some((detail.card.id, detail.card.version)),
        caption: content.caption.clone(),
        channels: content.channels.clone(),
        variants: content.variants.clone(),
        media: content.media.iter().map(|m| DraftMedia { id: m.id, alt: m.alt.clone() }).collect(),
        date,
        time,
        campaign: detail.card.campaign.clone(),
        creator_note: detail.creator_note.clone(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_are_shortened() {
        assert_eq!(super::short("Friday 27 November"), "Fri 27 Nov");
        assert_eq!(super::short("2026-11-27"), "2026-11-27");
    }
}
