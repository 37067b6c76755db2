//! What the parts of the composer read from what is typed.

use super::{draft::Item, form::Form, upload::Sending};
use crate::pages::planner::state::Planner;
use domain::{
    ChannelId, Failure, Refusal,
    civil::Date,
    fit::{Misfit, misfits_of},
    post::PostStatus,
    rules::kept,
    views::{ChannelView, Picture, Preview, ShownDay, When},
};
use leptos::prelude::*;

impl Form {
    /// The chosen channels, in the project's order.
    #[must_use]
    pub fn chosen(self) -> Vec<ChannelView> {
        let picked = self.channels.get();
        self.offered
            .with_value(|all| all.iter().filter(|c| picked.contains(&c.id)).cloned().collect())
    }

    /// The words that a channel gets once they are saved; without one, those for all.
    #[must_use]
    pub fn words_for(self, channel: Option<ChannelId>) -> String {
        let own = channel.and_then(|id| {
            self.variants
                .with(|variants| variants.get(&id).map(|own| kept(own)))
        });
        own.filter(|text| !text.is_empty())
            .unwrap_or_else(|| self.caption.with(|caption| kept(caption)))
    }

    /// What a channel will show.
    #[must_use]
    pub fn preview(self, channel: ChannelView) -> Preview {
        Preview {
            platform: channel.platform,
            handle: channel.handle,
            caption: self.words_for(Some(channel.id)),
        }
    }

    /// The pictures that are there, with what was typed about them.
    #[must_use]
    pub fn shown_pictures(self) -> Vec<Picture> {
        let shown = |item: &Item| {
            item.arrived().map(|(_, picture)| Picture {
                alt: item.alt.get(),
                ..picture
            })
        };
        self.media.get().iter().filter_map(shown).collect()
    }

    /// What of the post does not fit its networks.
    #[must_use]
    pub fn misfits(self) -> Vec<Misfit> {
        let sizes: Vec<(u32, u32)> = self
            .shown_pictures()
            .iter()
            .map(|p| (p.width, p.height))
            .collect();
        let texts: Vec<_> = self
            .chosen()
            .iter()
            .map(|channel| (channel.platform, self.words_for(Some(channel.id))))
            .collect();
        let texts = texts.iter().map(|(platform, text)| (*platform, text.as_str()));
        misfits_of(texts, &sizes)
    }

    /// The date and time that were typed.
    #[must_use]
    pub fn when(self, planner: Planner) -> Option<When> {
        let (date, time) = (self.date.get(), self.time.get());
        let saved = self.detail.with(|d| d.as_ref().and_then(|d| d.card.when.clone()));
        let turn = self.turn.get();
        let same = |saved: &When| {
            let of = saved.twin.as_ref().map(|twin| twin.turn);
            saved.day.date.to_string() == date && saved.time == time && (of.is_none() || of == turn)
        };
        if let Some(saved) = saved.filter(same) {
            return Some(saved);
        }
        let date: Date = date.parse().ok()?;
        let today = planner.calendar.with(|c| c.as_ref().map(|c| c.today));
        Some(When {
            utc: String::new(),
            day: ShownDay::on(today.unwrap_or(date), date),
            time,
            zone: String::new(),
            twin: None,
        })
    }

    /// Whether pictures are still on their way.
    #[must_use]
    pub fn sending(self) -> bool {
        self.media
            .get()
            .iter()
            .any(|item| matches!(item.sending.get(), Sending::Percent(_)))
    }

    /// The status of the post as it was opened.
    #[must_use]
    pub fn status(self) -> Option<PostStatus> {
        self.detail
            .with(|detail| detail.as_ref().map(|detail| detail.card.status))
    }

    /// Somebody else changed the post since it was opened.
    #[must_use]
    pub fn overtaken(self) -> bool {
        self.failure
            .with(|failure| *failure == Some(Failure::Refused(Refusal::EditedMeanwhile)))
    }
}
