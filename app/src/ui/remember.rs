use super::{
    guard::Guard,
    is_over,
    keep::{forget, forget_all, keep, kept},
};
use crate::{api::ApiError, random::request_key};
use domain::RequestKey;
use leptos::prelude::*;

/// A longer text that is typed outside the composer, kept in this browser until it is sent. It outlives the field: an
/// answer may come when that is gone.
#[derive(Clone)]
pub struct Remembered(String);

impl Remembered {
    /// Gives back what was kept under `key`, then keeps what is typed. Who discards a dialog's words discards these.
    #[must_use]
    pub fn new(key: String, text: RwSignal<String>) -> Self {
        let own = Self(key.clone());
        if let Some(guard) = use_context::<Guard>() {
            guard.forgets(key.clone());
            guard.forgets(format!("{key}:tried"));
        }
        Effect::new(move |before: Option<()>| {
            if let (None, Some(text_before)) = (before, kept(&key)) {
                text.set(text_before);
            }
            let now = text.get();
            if now.trim().is_empty() {
                forget_all(&key);
            } else {
                keep(&key, &now);
            }
        });
        own
    }

    /// The key under which this text is sent: the one it was sent under before, if no answer came to that, else `fresh`.
    #[must_use]
    pub fn key(&self, text: &str, fresh: Option<RequestKey>) -> Option<RequestKey> {
        let before = kept(&self.tried()).and_then(|tried| {
            let (key, said) = tried.split_once('\n')?;
            Some((key.parse::<RequestKey>().ok()?, said == text))
        });
        let key = match before {
            Some((key, true)) => Some(key),
            // That one stands for other words.
            Some((key, false)) if Some(key) == fresh => request_key().or(fresh),
            _ => fresh,
        };
        if let Some(key) = key {
            keep(&self.tried(), &format!("{key}\n{text}"));
        }
        key
    }

    /// Takes note of an answer: whether it was sent is known.
    pub fn answered<T>(&self, answer: &Result<T, ApiError>) {
        if is_over(answer) {
            forget(&self.tried());
        }
    }

    fn tried(&self) -> String {
        format!("{}:tried", self.0)
    }

    /// This text was sent; what was typed meanwhile is another one.
    pub fn sent(&self, text: &str) {
        if kept(&self.0).as_deref() == Some(text) {
            forget(&self.0);
        }
    }
}
