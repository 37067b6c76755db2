use super::{
    guard::Guard,
    keep::{forget, keep, kept},
};
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
        }
        Effect::new(move |before: Option<()>| {
            if let (None, Some(text_before)) = (before, kept(&key)) {
                text.set(text_before);
            }
            let now = text.get();
            if now.trim().is_empty() {
                forget(&key);
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
            key.parse().ok().filter(|_| said == text)
        });
        let key = before.or(fresh);
        if let Some(key) = key {
            keep(&self.tried(), &format!("{key}\n{text}"));
        }
        key
    }

    fn tried(&self) -> String {
        format!("{}:tried", self.0)
    }

    /// This text was sent; what was typed meanwhile is another one.
    pub fn sent(&self, text: &str) {
        forget(&self.tried());
        if kept(&self.0).as_deref() == Some(text) {
            forget(&self.0);
        }
    }
}
