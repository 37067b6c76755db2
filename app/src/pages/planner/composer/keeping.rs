//! Keeps what is typed in the composer, and gives it back.

use super::{
    draft::pairs_of,
    form::{Form, same_words},
    kept::{KeptDraft, Return, keep_removed, removed_at},
    merge::take,
    upload::Sending,
};
use crate::ui::{
    guard::stay_while,
    keep::{self, forget, keep, kept_since},
};
use domain::{
    Failure, Field, MediaId, Problem, UnixMillis,
    post::Variant,
    views::{Picture, planner::Draft},
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

/// Words that were kept, in a composer that was opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// They are in the form, since then.
    Given(UnixMillis),
    /// They are in the form, since then, with what others changed in other fields.
    Joined(UnixMillis),
    /// These fields were changed since: they go on as they are here, or as the post is. All others are put together here.
    Choice(UnixMillis, Vec<Field>, Box<KeptDraft>),
}

/// What the composer keeps, and where.
#[derive(Clone, Copy)]
pub struct Keeping {
    key: StoredValue<String>,
    /// Saved or discarded: nothing is kept any more.
    settled: StoredValue<bool>,
    /// What this composer kept last.
    wrote: StoredValue<Option<String>>,
    /// What came back.
    pub offer: RwSignal<Option<Offer>>,
}

impl Keeping {
    /// Under a key of [`super::kept::key`].
    #[must_use]
    pub fn new(key: String) -> Self {
        Self {
            key: StoredValue::new(key),
            settled: StoredValue::new(false),
            wrote: StoredValue::new(None),
            offer: RwSignal::new(None),
        }
    }

    /// Gives back what was kept, then keeps every change as it is typed.
    pub fn follow(self, form: Form) {
        if form.read_only {
            return;
        }
        Effect::new(move |before: Option<Draft>| {
            if before.is_none() {
                untrack(|| self.come_back(form));
            }
            let (draft, pictures, dirty) = (form.draft.get(), form.shown_pictures(), form.dirty.get());
            let offer = self.offer.get_untracked();
            // Whoever goes on typing took it.
            if matches!(offer, Some(Offer::Given(_) | Offer::Joined(_)))
                && before.is_some_and(|before| before != draft)
            {
                self.offer.set(None);
            }
            if !self.is_choosing() && !self.settled.get_value() {
                self.write(dirty.then(|| of(form, draft.clone(), pictures)));
            }
            draft
        });
        // Another tab may have kept its words last.
        let leaves = window_event_listener(leptos::ev::pagehide, move |_| self.write_now(form));
        on_cleanup(move || leaves.remove());
        // A picture on its way is not kept, nor is anything by a browser that refuses storage.
        stay_while(move || {
            let open = self.settled.try_get_value() == Some(false);
            let unsaved = form.dirty.try_get_untracked() == Some(true);
            open && (untrack(|| form.sending()) || (unsaved && !self.keeps()))
        });
    }

    fn write(self, kept: Option<KeptDraft>) {
        let text = kept.and_then(|kept| serde_json::to_string(&kept).ok());
        match text {
            Some(text) => {
                let _ = self.key.try_with_value(|key| keep(key, &text));
                let _ = self.wrote.try_set_value(Some(text));
            }
            None => self.forget_own(),
        }
    }

    /// Another tab may keep its own words here.
    fn forget_own(self) {
        let Some(wrote) = self.wrote.try_get_value().flatten() else {
            return;
        };
        let _ = self.key.try_with_value(|key| {
            if keep::kept(key) == Some(wrote) {
                forget(key);
            }
        });
    }

    /// Keeps what is typed now, whatever another tab kept meanwhile.
    pub fn write_now(self, form: Form) {
        let unsaved = form.dirty.try_get_untracked() == Some(true);
        if unsaved && !self.is_choosing() && self.settled.try_get_value() == Some(false) {
            let (draft, pictures) = (form.draft.get_untracked(), untrack(|| form.shown_pictures()));
            self.write(Some(of(form, draft, pictures)));
        }
    }

    /// It is saved or discarded.
    pub fn settle(self) {
        self.settled.set_value(true);
        self.forget_own();
    }

    /// Whether this browser keeps what is typed: one that refuses storage does not.
    #[must_use]
    pub fn keeps(self) -> bool {
        self.key.with_value(|key| keep::kept(key).is_some())
    }

    /// Where it is kept.
    #[must_use]
    pub fn place(self) -> String {
        self.key.get_value()
    }

    /// Whether what was kept waits for the person to choose.
    #[must_use]
    pub fn is_choosing(self) -> bool {
        matches!(self.offer.try_get_untracked(), Some(Some(Offer::Choice(..))))
    }

    /// Whether it is saved or discarded.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.settled.get_value()
    }

    /// Takes the words that came back, over the post as it is, but for the fields that are to stay `theirs`.
    pub fn take(self, form: Form, theirs: &[Field]) {
        if let Some(Offer::Choice(_, _, kept)) = self.offer.get_untracked() {
            self.offer.set(None);
            let mut draft = kept.draft.clone();
            for field in theirs {
                form.opened.with_value(|opened| take(&mut draft, opened, *field));
            }
            self.fill(form, draft, &kept);
        }
    }

    /// Puts what came back into the form. A time that was typed beside another zone than the project has now is asked about.
    fn fill(self, form: Form, draft: Draft, kept: &KeptDraft) {
        let now = form.zone.get_untracked();
        let time = |draft: &Draft| (draft.date.clone(), draft.time.clone());
        let typed = kept
            .from
            .as_ref()
            .is_none_or(|from| time(from) != time(&kept.draft));
        let stands = typed && !draft.date.is_empty() && time(&draft) == time(&kept.draft);
        let other = kept.draft.zone.as_ref().is_some_and(|zone| *zone != now);
        fill(form, draft, kept);
        if stands && other {
            let failure = Failure::field(Field::Schedule, Problem::OtherZone(now));
            // What just came into the fields mends nothing.
            request_animation_frame(move || drop(form.failure.try_set(Some(failure))));
        }
    }

    /// Words for channels that are gone are not wanted any more.
    pub fn put_away(self, form: Form) {
        form.removed.set(Vec::new());
        keep_removed(&self.place(), &[]);
    }

    /// Discards the words that came back.
    pub fn discard(self, form: Form) {
        self.offer.set(None);
        form.fill(form.opened.get_value(), &form.pictures.get_value());
        self.write(None);
    }

    fn come_back(self, form: Form) {
        let place = self.place();
        form.removed.set(removed_at(&place));
        let Some(entry) = self.key.with_value(|key| kept_since(key)) else {
            return;
        };
        let Ok(kept) = serde_json::from_str::<KeptDraft>(&entry.text) else {
            return;
        };
        self.wrote.set_value(Some(entry.text));
        let lost = words_without_channel(form, &kept);
        if !lost.is_empty() {
            form.removed.update(|removed| {
                let new: Vec<_> = lost.into_iter().filter(|text| !removed.contains(text)).collect();
                removed.extend(new);
            });
            keep_removed(&place, &form.removed.get_untracked());
        }
        match kept.back(&form.opened.get_value()) {
            Return::Nothing => {}
            Return::GoesOn(draft) => {
                self.fill(form, draft, &kept);
                self.offer.set(Some(Offer::Given(entry.at)));
            }
            Return::Joined(draft) => {
                self.fill(form, draft, &kept);
                self.offer.set(Some(Offer::Joined(entry.at)));
            }
            Return::Overtaken(mut draft, both) => {
                let known = known(form, &kept);
                let pairs = pairs_of(&draft.media, &known);
                let (media, pictures) = pairs
                    .map(|(media, picture)| (media.clone(), picture.clone()))
                    .unzip();
                draft.media = media;
                let kept = KeptDraft {
                    draft,
                    pictures,
                    ..kept
                };
                self.offer
                    .set(Some(Offer::Choice(entry.at, both, Box::new(kept))));
            }
        }
    }
}

/// These words were saved, and the composer is gone: they wait for nobody.
pub fn forget_saved(place: &str, saved: &Draft) {
    let kept = keep::kept(place).and_then(|text| serde_json::from_str::<KeptDraft>(&text).ok());
    if kept.is_some_and(|kept| same_words(&kept.draft, saved)) {
        forget(place);
    }
}

fn of(form: Form, draft: Draft, pictures: Vec<Picture>) -> KeptDraft {
    KeptDraft {
        draft,
        pictures,
        from: form.opened.try_get_value(),
    }
}

/// The words that were kept for channels which the post can no longer have.
fn words_without_channel(form: Form, kept: &KeptDraft) -> Vec<String> {
    let offered = |own: &Variant| {
        form.offered
            .with_value(|all| all.iter().any(|channel| channel.id == own.channel))
    };
    let own = kept.draft.variants.iter().filter(|own| !offered(own));
    let words = own.map(|own| own.caption.clone());
    words.filter(|words| !words.trim().is_empty()).collect()
}

fn fill(form: Form, draft: Draft, kept: &KeptDraft) {
    form.fill(draft, &known(form, kept));
    for item in form.media.get_untracked() {
        let Sending::Done(uploaded) = item.sending.get_untracked() else {
            continue;
        };
        spawn_local(async move {
            if is_gone(&uploaded.picture.thumbnail).await {
                let failure = Failure::field(Field::Media, Problem::Unknown);
                item.sending.set(Sending::Failed(failure));
            }
        });
    }
}

/// The pictures of what was typed, and of the post as it is.
pub fn known(form: Form, kept: &KeptDraft) -> Vec<(MediaId, Picture)> {
    let ids = kept.draft.media.iter().map(|media| media.id);
    let typed = ids.zip(kept.pictures.iter().cloned());
    typed.chain(form.pictures.get_value()).collect()
}

/// Whether the server says that there is no such picture. Without an answer it is believed to be there.
async fn is_gone(url: &str) -> bool {
    let request = RequestInit::new();
    request.set_method("HEAD");
    let answer = JsFuture::from(window().fetch_with_str_and_init(url, &request)).await;
    let answer = answer.ok().and_then(|answer| answer.dyn_into::<Response>().ok());
    answer.is_some_and(|answer| answer.status() == 404)
}
