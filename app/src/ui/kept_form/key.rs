//! The keys under which forms are sent that make something, until they are answered.

use crate::{
    random::request_key,
    ui::keep::{forget, keep, kept},
};
use domain::RequestKey;
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

thread_local! {
    /// The keys of what is on its way, by its place.
    static ON_THEIR_WAY: RefCell<HashMap<String, Option<RequestKey>>> = RefCell::default();
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// The key under which a form was sent, until that is answered: this tab's own, which a reload does not lose.
struct OwnKey(String);

impl OwnKey {
    fn of(place: &str) -> Self {
        Self(format!("countersign:{place}:tried"))
    }

    fn storage() -> Option<web_sys::Storage> {
        window().session_storage().ok().flatten()
    }

    fn get(&self) -> Option<RequestKey> {
        Self::storage()?.get_item(&self.0).ok()??.parse().ok()
    }

    fn set(&self, key: Option<RequestKey>) {
        let Some(storage) = Self::storage() else { return };
        // A browser that refuses has it in the form, until that is drawn anew.
        let _ = match key {
            Some(key) => storage.set_item(&self.0, &key.to_string()),
            None => storage.remove_item(&self.0),
        };
    }
}

/// Where the key is kept of an answer that was lost, beside the words.
fn lost_key(place: &str) -> String {
    format!("{place}:tried")
}

/// The key for what is sent now: that of the form that heard no answer, in `memory`, this tab, or beside the words; else a
/// fresh one.
pub(super) fn of(place: &str, memory: StoredValue<Option<RequestKey>>) -> Option<RequestKey> {
    let own = OwnKey::of(place);
    let lost = || {
        let key = kept(&lost_key(place))?.parse().ok();
        forget(&lost_key(place));
        key
    };
    let request = memory
        .get_value()
        .or_else(|| own.get())
        .or_else(lost)
        .or_else(request_key);
    memory.set_value(request);
    own.set(request);
    keep_keys_of_closed_tabs();
    ON_THEIR_WAY.with_borrow_mut(|all| all.insert(place.to_owned(), request));
    request
}

/// The answer is there.
pub(super) fn arrived(place: &str) {
    ON_THEIR_WAY.with_borrow_mut(|all| all.remove(place));
}

/// Lays the key of a lost answer beside the words, for whoever sends them again first: they may come back in another tab.
/// Says whether it is there.
pub(super) fn lay_down(place: &str, key: RequestKey) -> bool {
    let (place, key) = (lost_key(place), key.to_string());
    keep(&place, &key);
    kept(&place) == Some(key)
}

/// This tab has no key of its own any more.
pub(super) fn forget_own(place: &str) {
    OwnKey::of(place).set(None);
}

/// What the key of a lost answer stands for is known.
pub(super) fn forget_laid_down(place: &str) {
    forget(&lost_key(place));
}

/// The answer to what is on its way when a tab is closed is lost.
fn keep_keys_of_closed_tabs() {
    if LISTENS.replace(true) {
        return;
    }
    let _ = window_event_listener(leptos::ev::pagehide, |_| {
        ON_THEIR_WAY.with_borrow(|all| {
            for (place, key) in all {
                if let Some(key) = key {
                    keep(&lost_key(place), &key.to_string());
                }
            }
        });
    });
}
