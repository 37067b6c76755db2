//! What is typed in the composer.

use super::draft::{Item, draft_of, items_of};
use crate::{pages::planner::state::Planner, random::request_key, ui::FormKey};
use domain::{
    ChannelId, Failure, MediaId, PostId, RequestKey,
    post::{DEFAULT_TIME, Variant},
    time::Turn,
    views::{
        ChannelView, Picture,
        planner::{Draft, DraftMedia, PostDetail},
    },
    zones::place,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

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
    /// Which of the two, where clocks show this time twice.
    pub turn: RwSignal<Option<Turn>>,
    pub campaign: RwSignal<String>,
    pub note: RwSignal<String>,
    /// The post and the version that this form changes: the one that was opened, or that it saved since.
    pub base: RwSignal<Option<(PostId, i64)>>,
    /// Names what is saved: however often one presses Save, it is one post.
    pub key: RwSignal<Option<RequestKey>>,
    /// Words for channels that were removed from the project while this browser kept them.
    pub removed: RwSignal<Vec<String>>,
    /// The place of the zone that stands beside the time.
    pub zone: RwSignal<String>,
    /// The post as it was opened, or saved since.
    pub opened: StoredValue<Draft>,
    /// Its pictures.
    pub pictures: StoredValue<Vec<(MediaId, Picture)>>,
    /// What the fields were given last: as opened, or as it was kept. Fields show it; typing does not change it.
    pub given: RwSignal<Draft>,
    /// What is written to the client. It outlives the tab in which it is written.
    pub answer: Answer,
    pub failure: RwSignal<Option<Failure>>,
    pub busy: RwSignal<bool>,
    /// The post was there when it was opened, and is not any more.
    pub gone: RwSignal<bool>,
    /// What was asked for last was to send the post to the client again, with nothing to save.
    pub was_sending: RwSignal<bool>,
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

/// An answer to the client.
#[derive(Clone, Copy)]
pub struct Answer {
    pub text: RwSignal<String>,
    pub failure: RwSignal<Option<Failure>>,
    /// It is on its way.
    pub busy: RwSignal<bool>,
    /// Names it.
    pub key: FormKey,
}

impl Answer {
    fn new() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            failure: RwSignal::new(None),
            busy: RwSignal::new(false),
            key: FormKey::fresh(),
        }
    }
}

impl Form {
    /// A new post on a date, or without one.
    #[must_use]
    pub fn blank(planner: Planner, date: String) -> Self {
        let offered = planner
            .calendar
            .with_untracked(|c| c.as_ref().map(|c| c.channels.clone()).unwrap_or_default());
        let time = if date.is_empty() {
            String::new()
        } else {
            DEFAULT_TIME.to_owned()
        };
        let opened = Draft {
            date,
            time,
            ..Draft::default()
        };
        Self::of(
            &zone_of(planner),
            opened,
            Vec::new(),
            offered,
            None,
            !planner.can_edit,
        )
    }

    /// A post that exists.
    #[must_use]
    pub fn opened(planner: Planner, detail: PostDetail) -> Self {
        let opened = draft_of(&detail);
        let ids = detail.content.media.iter().map(|media| media.id);
        let pictures: Vec<_> = ids.zip(detail.pictures.iter().cloned()).collect();
        let items = items_of(&opened.media, &pictures, 0);
        let read_only = !planner.can_edit || !detail.card.open;
        let zone = detail.time_zone.clone();
        let form = Self::of(
            &zone,
            opened,
            items,
            detail.channels.clone(),
            Some(detail),
            read_only,
        );
        form.pictures.set_value(pictures);
        form
    }

    fn of(
        time_zone: &str,
        opened: Draft,
        items: Vec<Item>,
        offered: Vec<ChannelView>,
        detail: Option<PostDetail>,
        read_only: bool,
    ) -> Self {
        let given = opened.clone();
        let caption = RwSignal::new(opened.caption.clone());
        let channels = RwSignal::new(opened.channels.clone());
        let variants = RwSignal::new(by_channel(&opened));
        let media = RwSignal::new(items);
        let date = RwSignal::new(opened.date.clone());
        let time = RwSignal::new(opened.time.clone());
        let turn = RwSignal::new(opened.turn);
        let campaign = RwSignal::new(opened.campaign.clone());
        let note = RwSignal::new(opened.creator_note.clone());
        let key = RwSignal::new(opened.request_key.or_else(request_key));
        let order: Vec<ChannelId> = offered.iter().map(|c| c.id).collect();
        let base = RwSignal::new(opened.post);
        let zone = RwSignal::new(place(time_zone));
        let own = move |chosen: &[ChannelId]| -> Vec<Variant> {
            let typed = variants.get();
            let kept = chosen
                .iter()
                .filter_map(|id| typed.get(id).map(|text| (*id, text)));
            kept.map(|(channel, caption)| Variant {
                channel,
                caption: caption.clone(),
            })
            .collect()
        };
        let draft = Memo::new(move |_| {
            let picked = channels.get();
            let chosen: Vec<ChannelId> = order.iter().filter(|id| picked.contains(id)).copied().collect();
            let arrived = |item: &Item| {
                item.arrived().map(|(id, _)| DraftMedia {
                    id,
                    alt: item.alt.get(),
                })
            };
            Draft {
                post: base.get(),
                caption: caption.get(),
                variants: own(&chosen),
                channels: chosen,
                media: media.get().iter().filter_map(arrived).collect(),
                date: date.get(),
                time: time.get(),
                turn: turn.get(),
                campaign: campaign.get(),
                creator_note: note.get(),
                request_key: key.get(),
                zone: Some(zone.get()).filter(|zone| !zone.is_empty()),
            }
        });
        // What was opened is put into the order of this form, so that only typing makes a difference.
        let opened = StoredValue::new(draft.get_untracked());
        let dirty =
            Memo::new(move |_| draft.with(|draft| opened.with_value(|opened| !same_words(draft, opened))));
        let revised = Memo::new(move |_| {
            let seen = |d: &Draft| {
                (
                    d.caption.clone(),
                    d.channels.clone(),
                    d.variants.clone(),
                    d.media.clone(),
                )
            };
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
            turn,
            campaign,
            note,
            base,
            key,
            removed: RwSignal::new(Vec::new()),
            zone,
            opened,
            pictures: StoredValue::new(Vec::new()),
            given: RwSignal::new(given),
            answer: Answer::new(),
            failure: RwSignal::new(None),
            busy: RwSignal::new(false),
            gone: RwSignal::new(false),
            was_sending: RwSignal::new(false),
            detail: RwSignal::new(detail),
            draft,
            dirty,
            revised,
            read_only,
        }
    }

    /// Puts other words, choices and pictures in the place of those that are there.
    pub fn fill(self, draft: Draft, pictures: &[(MediaId, Picture)]) {
        let next = self.next_key();
        self.caption.set(draft.caption.clone());
        self.channels.set(draft.channels.clone());
        self.variants.set(by_channel(&draft));
        self.media.set(items_of(&draft.media, pictures, next));
        self.date.set(draft.date.clone());
        self.time.set(draft.time.clone());
        self.turn.set(draft.turn);
        self.campaign.set(draft.campaign.clone());
        self.note.set(draft.creator_note.clone());
        // Saved under the same key, what was saved without an answer is not made again.
        if draft.request_key.is_some() {
            self.key.set(draft.request_key);
        }
        self.failure.set(None);
        self.given.set(draft);
    }

    /// Takes the date away, also out of the fields.
    pub fn take_off(self) {
        self.date.set(String::new());
        self.time.set(String::new());
        self.turn.set(None);
        self.given.set(Draft {
            request_key: None,
            ..self.draft.get_untracked()
        });
    }

    /// A key that no picture has.
    #[must_use]
    pub fn next_key(self) -> usize {
        self.media
            .with_untracked(|media| media.iter().map(|item| item.key + 1).max().unwrap_or(0))
    }

    /// The form of the composer.
    #[must_use]
    pub fn current() -> Self {
        expect_context()
    }

    /// Goes on from `saved`, which is this version of its post now.
    pub fn go_on(self, saved: Draft, base: (PostId, i64)) {
        let post = Some(base);
        // The composer may be gone by now.
        let Some(media) = self.media.try_get_untracked() else {
            return;
        };
        let pictures = untrack(|| media.iter().filter_map(Item::arrived).collect());
        self.pictures.set_value(pictures);
        self.opened.set_value(Draft { post, ..saved });
        self.base.set(post);
        self.key.set(request_key());
    }

    /// What is typed becomes a new post: the one that was opened is gone.
    pub fn begin_anew(self) {
        self.failure.set(None);
        self.gone.set(false);
        self.detail.set(None);
        self.base.set(None);
        self.key.set(request_key());
    }

    /// The post and the version that is changed.
    #[must_use]
    pub fn post(self) -> Option<(PostId, i64)> {
        self.base.try_get_untracked().flatten()
    }
}

/// Whether two drafts say the same, whatever they are called.
#[must_use]
pub fn same_words(one: &Draft, other: &Draft) -> bool {
    let named = Draft {
        request_key: other.request_key,
        zone: other.zone.clone(),
        ..one.clone()
    };
    named == *other
}

/// The project's zone, as the calendar knows it.
fn zone_of(planner: Planner) -> String {
    let zone = planner
        .calendar
        .with_untracked(|c| c.as_ref().map(|c| c.time_zone.clone()));
    zone.unwrap_or_default()
}

fn by_channel(draft: &Draft) -> BTreeMap<ChannelId, String> {
    let own = draft.variants.iter();
    own.map(|own| (own.channel, own.caption.clone())).collect()
}
