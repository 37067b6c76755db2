//! What is typed in the form, as signals.

use domain::{
    ChannelId,
    shared_calendar::{Accent, SharedCalendarOptions},
    views::{
        Picture,
        shared_calendar::{ActiveSharedCalendar, PasswordChoice, SharedCalendarForm},
    },
};
use leptos::prelude::*;

/// Which password is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    None,
    Keep,
    Generate,
    Own,
}

impl Wish {
    /// As the form names it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Keep => "keep",
            Self::Generate => "generate",
            Self::Own => "own",
        }
    }
}

/// The form.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    pub title: RwSignal<String>,
    pub from: RwSignal<String>,
    pub to: RwSignal<String>,
    pub channels: RwSignal<Vec<ChannelId>>,
    pub captions: RwSignal<bool>,
    pub embeddable: RwSignal<bool>,
    pub accent: RwSignal<Accent>,
    pub logo: RwSignal<Option<(domain::MediaId, Option<Picture>)>>,
    pub wish: RwSignal<Wish>,
    pub password: RwSignal<String>,
}

impl Typed {
    /// As the link is now or, without one, as a new one starts.
    pub(super) fn new(active: Option<&ActiveSharedCalendar>, project: &str) -> Self {
        let options = active
            .map(|calendar| calendar.row.options.clone())
            .unwrap_or(SharedCalendarOptions {
                from: None,
                to: None,
                channels: Vec::new(),
                captions: true,
                embeddable: false,
                title: project.to_owned(),
                logo: None,
                accent: Accent::default(),
            });
        let picture = active.and_then(|calendar| calendar.row.logo.clone());
        let locked = active.is_some_and(|calendar| calendar.row.locked);
        Self {
            title: RwSignal::new(options.title),
            from: RwSignal::new(options.from.unwrap_or_default()),
            to: RwSignal::new(options.to.unwrap_or_default()),
            channels: RwSignal::new(options.channels),
            captions: RwSignal::new(options.captions),
            embeddable: RwSignal::new(options.embeddable),
            accent: RwSignal::new(options.accent),
            logo: RwSignal::new(options.logo.map(|id| (id, picture))),
            wish: RwSignal::new(if locked { Wish::Keep } else { Wish::None }),
            password: RwSignal::new(String::new()),
        }
    }

    /// What is sent.
    pub(super) fn form(self) -> SharedCalendarForm {
        SharedCalendarForm {
            options: SharedCalendarOptions {
                from: Some(self.from.get_untracked()),
                to: Some(self.to.get_untracked()),
                channels: self.channels.get_untracked(),
                captions: self.captions.get_untracked(),
                embeddable: self.embeddable.get_untracked(),
                title: self.title.get_untracked(),
                logo: self.logo.get_untracked().map(|(id, _)| id),
                accent: self.accent.get_untracked(),
            },
            password: match self.wish.get_untracked() {
                Wish::None => PasswordChoice::Remove,
                Wish::Keep => PasswordChoice::Keep,
                Wish::Generate => PasswordChoice::Generate,
                Wish::Own => PasswordChoice::Custom(self.password.get_untracked()),
            },
        }
    }
}
